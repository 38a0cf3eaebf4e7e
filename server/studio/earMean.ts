import { cepstrumSize } from './earSphinx.ts'

export interface CepstralMean {
  /** Begins an utterance. */
  begin(): void
  /** Takes cepstra and gives those that can be normalised with them, changed in place; may be empty at first. */
  push(cepstra: Float32Array): Float32Array
  /** Ends it: what was still held back. */
  end(): Float32Array
}

/** Frames of 10 ms from which the mean of an utterance is taken; then it stands, as the decoder has heard them so. */
const settleFrames = 80
/** Where an utterance begins, its speaker is taken for the one before with the weight of so many frames. */
const priorFrames = 50
const habitFrames = 200

/** Mean of synthetic and of human speech through Opus at 16 kHz, for a speaker who has not been heard before. */
const anybody: readonly number[] = [52.8, 6.4, 8.2, 25.6, 1.8, 1.3, 5.5, -5.6, -3.6, -3.8, 6, 2.3, 2.3]

/**
 * Cepstral mean normalisation for one speaker: takes the colour of voice, microphone and level out of the sound. It
 * waits for 0.8 s of an utterance, and begins with what it knows of the speaker: with the decoder's own, the first
 * sentence of every speaker had up to three times as many wrong words.
 */
export function createCepstralMean(): CepstralMean {
  let known: readonly number[] = anybody
  let weight = priorFrames
  let sums = new Float64Array(cepstrumSize)
  let frames = 0
  let held: Float32Array[] = []
  let mean: readonly number[] | undefined

  function normalise(cepstra: Float32Array, by: readonly number[]): Float32Array {
    for (let at = 0; at < cepstra.length; at += 1) cepstra[at] = (cepstra[at] ?? 0) - (by[at % cepstrumSize] ?? 0)
    return cepstra
  }

  function settle(): Float32Array {
    mean = known.map((prior, at) => (prior * weight + (sums[at] ?? 0)) / (weight + frames))
    const all = new Float32Array(held.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of held) {
      all.set(part, at)
      at += part.length
    }
    held = []
    return normalise(all, mean)
  }

  return {
    begin() {
      sums = new Float64Array(cepstrumSize)
      frames = 0
      held = []
      mean = undefined
    },
    push(cepstra) {
      for (let at = 0; at < cepstra.length; at += 1)
        sums[at % cepstrumSize] = (sums[at % cepstrumSize] ?? 0) + (cepstra[at] ?? 0)
      frames += cepstra.length / cepstrumSize
      if (mean) return normalise(cepstra, mean)
      held.push(cepstra)
      return frames >= settleFrames ? settle() : new Float32Array(0)
    },
    end() {
      const rest = mean ? new Float32Array(0) : settle()
      known = known.map((prior, at) => (prior * weight + (sums[at] ?? 0)) / (weight + frames))
      weight = Math.min(habitFrames, weight + frames)
      return rest
    },
  }
}
