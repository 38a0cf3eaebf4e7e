/** Quieter than this is nothing to a meter. */
const floorDb = -60

/** Measures how loud a track is, without playing it. */
export interface Level {
  /** Now, from 0 to 1: a scale of 60 dB, as meters have it. */
  readonly read: () => number
  readonly close: () => void
}

export function createLevel(context: AudioContext, track: MediaStreamTrack): Level {
  const source = context.createMediaStreamSource(new MediaStream([track]))
  const analyser = context.createAnalyser()
  // 43 ms: a meter is read every 80 (ui/useLevel), and is not to miss half of a syllable.
  analyser.fftSize = 2048
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)

  return {
    read() {
      analyser.getFloatTimeDomainData(samples)
      return meterOf(samples)
    },
    close: () => source.disconnect(),
  }
}

/** The root mean square of samples, on a scale of 60 dB. */
export function meterOf(samples: Float32Array): number {
  let sum = 0
  for (const sample of samples) sum += sample * sample
  if (sum === 0) return 0
  const db = 10 * Math.log10(sum / samples.length)
  return Math.min(1, Math.max(0, 1 - db / floorDb))
}
