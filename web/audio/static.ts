/** How loud noise and carrier are at their loudest. */
const loudestNoise = 0.05
const loudestWhistle = 0.012
const loudestHum = 0.02

/** The noise between the stations (W1). */
export interface Static {
  /**
   * @param signal 0 (nothing but noise) to 1 (on the station)
   * @param beat in Hz, what the carrier whistles at: it falls to nothing on the station
   */
  tune(signal: number, beat: number): void
  hush(): void
  close(): void
}

/**
 * Makes the noise by itself: two seconds of it, in a loop, through a band as wide as a small radio's, and a
 * carrier that whistles through it when the dial comes near, and hums where it is.
 */
export function createStatic(context: AudioContext): Static {
  const samples = context.createBuffer(1, context.sampleRate * 2, context.sampleRate)
  const noise = samples.getChannelData(0)
  for (let i = 0; i < noise.length; i += 1) noise[i] = Math.random() * 2 - 1

  const source = context.createBufferSource()
  source.buffer = samples
  source.loop = true
  const band = context.createBiquadFilter()
  band.type = 'bandpass'
  band.frequency.value = 1_800
  band.Q.value = 0.4
  const volume = silent()
  source.connect(band).connect(volume).connect(context.destination)

  const carrier = context.createOscillator()
  const whistle = silent()
  carrier.connect(whistle).connect(context.destination)

  const mains = context.createOscillator()
  mains.type = 'triangle'
  mains.frequency.value = 100
  const hum = silent()
  mains.connect(hum).connect(context.destination)

  const sources = [source, carrier, mains]
  for (const one of sources) one.start()

  function silent(): GainNode {
    const gain = context.createGain()
    gain.gain.value = 0
    return gain
  }

  const fade = ({ gain }: GainNode, to: number, seconds: number) =>
    gain.setTargetAtTime(to, context.currentTime, seconds)
  return {
    tune(signal, beat) {
      fade(volume, loudestNoise * (1 - signal) ** 1.5, 0.04)
      // Loudest half-way: far away it drowns in the noise, on the station it has fallen to nothing.
      fade(whistle, loudestWhistle * 4 * signal * (1 - signal), 0.04)
      fade(hum, loudestHum * signal ** 2, 0.08)
      carrier.frequency.setTargetAtTime(beat, context.currentTime, 0.03)
    },
    hush() {
      for (const gain of [volume, whistle, hum]) fade(gain, 0, 0.15)
    },
    close() {
      for (const one of sources) one.stop()
      for (const gain of [volume, whistle, hum]) gain.disconnect()
    },
  }
}
