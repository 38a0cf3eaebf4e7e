import { finalConfidences, partialConfidences, unintelligible } from './earConfidence.ts'
import type { CepstralMean } from './earMean.ts'
import type { Sphinx, SphinxWord } from './earSphinx.ts'
import type { HeardWord } from './earWords.ts'

/** One utterance in a decoder. */
export interface Recogniser {
  push(samples: Int16Array): void
  /** What has been understood so far. */
  partial(): HeardWord[]
  /** What was understood; nothing where it was no English. The decoder is free for the next one. */
  end(): HeardWord[]
}

/** Begins an utterance; `start` is its place in the stream, in seconds. */
export function createRecogniser(sphinx: Sphinx, mean: CepstralMean, start: number): Recogniser {
  /** What stood at each place at the last look, and for how many looks. */
  let seen: { readonly word: string; readonly looks: number }[] = []
  /** Words that it had left behind when it was looked at, and how many of them it changed later. */
  let leftBehind = 0
  let changed = 0
  sphinx.begin()
  mean.begin()

  function place({ word, firstFrame, lastFrame }: SphinxWord, confidence: number): HeardWord {
    return { word, start: start + firstFrame / 100, end: start + (lastFrame + 1) / 100, confidence }
  }

  return {
    push(samples) {
      sphinx.search(mean.push(sphinx.cepstra(samples)))
    },
    partial() {
      const words = sphinx.words()
      const settled = seen.slice(0, -1)
      leftBehind += settled.length
      changed += settled.filter(({ word }, index) => words[index]?.word !== word).length
      seen = words.map(({ word }, index) => {
        const before = seen[index]
        return { word, looks: before?.word === word ? before.looks + 1 : 0 }
      })
      const looks = seen.map((each) => each.looks)
      const confidences = partialConfidences(words, looks, (changed + 1) / (leftBehind + 4))
      return words.map((word, index) => place(word, confidences[index] ?? 0))
    },
    end() {
      sphinx.search(mean.end())
      sphinx.end()
      const words = sphinx.words()
      const confidences = finalConfidences(words)
      const average = confidences.reduce((sum, each) => sum + each, 0) / confidences.length
      return average >= unintelligible ? words.map((word, index) => place(word, confidences[index] ?? 0)) : []
    },
  }
}
