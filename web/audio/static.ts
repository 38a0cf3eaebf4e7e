/** How loud the noise is on an empty frequency. */
const loudest = 0.05

/** The noise between the stations (W1). */
export interface Static {
  /** @param signal 0 (nothing but noise) to 1 (on the station) */
  tune(signal: number): void
  hush(): void
  close(): void
}

/** Makes the noise by itself: two seconds of it, in a loop, through a band as wide as a small radio's. */
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
  const volume = context.createGain()
  volume.gain.value = 0
  source.connect(band).connect(volume).connect(context.destination)
  source.start()

  const fade = (to: number, seconds: number) => volume.gain.setTargetAtTime(to, context.currentTime, seconds)
  return {
    tune: (signal) => fade(loudest * (1 - signal) ** 1.5, 0.04),
    hush: () => fade(0, 0.15),
    close() {
      source.stop()
      volume.disconnect()
    },
  }
}
