import { createCepstralMean } from './earMean.ts'
import { createRecogniser, type Recogniser } from './earRecogniser.ts'
import { createEarSegments, segmentRate, type SegmentOptions, type SegmentTask } from './earSegments.ts'
import type { Sphinx } from './earSphinx.ts'
import type { HeardWord } from './earWords.ts'

/** What a stream is to be told; times in seconds of the audio that came. */
export type EarNews =
  | { readonly kind: 'speechStarted'; readonly at: number }
  | {
      readonly kind: 'results'
      readonly start: number
      readonly end: number
      readonly words: readonly HeardWord[]
      readonly isFinal: boolean
      readonly speechFinal: boolean
      readonly fromFinalize: boolean
    }
  | { readonly kind: 'utteranceEnded'; readonly lastWordEnd: number }
  | { readonly kind: 'finished'; readonly duration: number }

export interface SessionOptions extends SegmentOptions {
  /** Whether what has been understood so far is told. */
  readonly interim: boolean
}

/** Decoders are few and heavy: a session has one for as long as somebody speaks. */
export interface Decoders {
  /** Undefined where all are busy; null where there are none for this session. */
  take(): Sphinx | undefined | null
  give(sphinx: Sphinx): void
}

export interface EarSession {
  /** Takes 16 kHz samples, any number of them. */
  push(samples: Int16Array): void
  /** Asks for the result of what has been said so far. */
  finalize(): void
  /** No more audio: the last result, then `finished`. */
  finish(): void
  /** Does one piece of the work that has come together, some tens of milliseconds; false where it cannot. */
  work(): boolean
  close(): void
}

const seconds = (samples: number): number => samples / segmentRate

/** One stream: has its stretches of speech recognised, and says what was understood. */
export function createEarSession(
  options: SessionOptions,
  decoders: Decoders,
  tell: (news: EarNews) => void,
): EarSession {
  const mean = createCepstralMean()
  const tasks: SegmentTask[] = []
  let recogniser: Recogniser | undefined
  let sphinx: Sphinx | null | undefined
  let resultFrom = 0
  let lastPartial = ''
  let lastWordEnd: number | undefined

  const segments = createEarSegments(options, (task) => {
    tasks.push(task)
    // This needs no decoder, and should not wait for one.
    if (task.kind === 'begin') tell({ kind: 'speechStarted', at: seconds(task.noticedAt) })
  })

  function result(
    at: number,
    words: readonly HeardWord[],
    speechFinal: boolean,
    fromFinalize: boolean,
  ): void {
    const [start, end] = [seconds(resultFrom), seconds(at)]
    tell({ kind: 'results', start, end, words, isFinal: true, speechFinal, fromFinalize })
    resultFrom = at
    lastPartial = ''
    lastWordEnd = words.at(-1)?.end ?? lastWordEnd
  }

  function interim(until: number): void {
    const words = recogniser?.partial() ?? []
    const text = words.map(({ word }) => word).join(' ')
    // Where more is waiting to be heard, this one would be out of date before it arrived.
    const behind = tasks.some((task) => task.kind === 'listen' || task.kind === 'end')
    if (!options.interim || behind || text === '' || text === lastPartial) return
    lastPartial = text
    const [start, end] = [seconds(resultFrom), seconds(until)]
    tell({ kind: 'results', start, end, words, isFinal: false, speechFinal: false, fromFinalize: false })
  }

  function release(): void {
    if (sphinx) decoders.give(sphinx)
    sphinx = undefined
    recogniser = undefined
  }

  function perform(task: SegmentTask): void {
    switch (task.kind) {
      case 'begin':
        if (sphinx) recogniser = createRecogniser(sphinx, mean, seconds(task.at))
        return
      case 'listen':
        recogniser?.push(task.samples)
        return interim(task.end)
      case 'end': {
        const words = recogniser?.end() ?? []
        release()
        return result(task.at, words, task.speechFinal, task.fromFinalize)
      }
      case 'silence':
        return result(task.at, [], false, task.fromFinalize)
      case 'gap':
        if (lastWordEnd !== undefined) tell({ kind: 'utteranceEnded', lastWordEnd })
        lastWordEnd = undefined
        return
      case 'finish':
        return tell({ kind: 'finished', duration: seconds(task.at) })
      default:
        task satisfies never
    }
  }

  return {
    push: (samples) => segments.push(samples),
    finalize: () => segments.finalize(),
    finish: () => segments.finish(),
    work() {
      const [task] = tasks
      if (!task) return false
      if (task.kind === 'begin') {
        sphinx = decoders.take()
        if (sphinx === undefined) return false
      }
      tasks.shift()
      perform(task)
      return true
    },
    close() {
      tasks.length = 0
      recogniser?.end()
      release()
    },
  }
}
