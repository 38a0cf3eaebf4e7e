import type { SphinxWord } from './earSphinx.ts'

/**
 * How sure one can be of the words of a finished utterance, 0 to 1. The decoder's posteriors alone are too sure of
 * speech that is none: of 20 words that it reads into another language, five have one above 0.8. Together with those of the words
 * around and with how well the sounds fit, they give a figure that means what it says.
 */
export function finalConfidences(words: readonly SphinxWord[]): number[] {
  const frames = words.reduce((sum, word) => sum + lengthOf(word), 0)
  const mean = (of: (word: SphinxWord) => number): number =>
    words.reduce((sum, word) => sum + of(word) * lengthOf(word), 0) / frames
  const sureness = mean((word) => word.posterior)
  const fit = mean((word) => word.fit) / fitUnit
  return words.map((word, index) => {
    const before = words[index - 1]?.posterior ?? sureness
    const after = words[index + 1]?.posterior ?? sureness
    return logistic(
      weights.one +
        weights.posterior * word.posterior +
        weights.neighbours * ((before + after) / 2) +
        weights.sureness * sureness +
        weights.fit * (word.fit / fitUnit) +
        weights.meanFit * fit +
        weights.length * Math.min(lengthOf(word) / 30, 2),
    )
  })
}

/** A good fit is about 1. */
const fitUnit = -30_000

/** Logistic regression over right and wrong words: see `docs/decisions`, "The embedded ear". */
const weights = {
  one: 0.77,
  posterior: 1.33,
  neighbours: 1.22,
  sureness: 5.9,
  fit: -1.28,
  meanFit: -3.49,
  length: -0.78,
}

/** Below this the whole utterance is taken for no English speech at all. */
export const unintelligible = 0.35

/**
 * The same for an utterance that goes on, where there are no posteriors: a word counts for more the more words follow
 * it and the longer (in looks, every 200 ms) it has stood unchanged.
 */
export function partialConfidence(word: SphinxWord, meanFit: number, looks: number, following: number): number {
  return logistic(
    partialWeights.one +
      partialWeights.looks * Math.min(looks, 6) +
      partialWeights.following * Math.min(following, 3) +
      partialWeights.fit * (word.fit / fitUnit) +
      partialWeights.meanFit * (meanFit / fitUnit),
  )
}

const partialWeights = { one: 2.5, looks: 0.2, following: 0.4, fit: -0.6, meanFit: -2.2 }

function lengthOf(word: SphinxWord): number {
  return word.lastFrame - word.firstFrame + 1
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x))
}
