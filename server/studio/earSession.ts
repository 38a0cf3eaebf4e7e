import { createActivity } from './earActivity.ts'
import { createCepstralMean } from './earMean.ts'
import { createRecogniser, type Recogniser } from './earRecogniser.ts'
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

export interface SessionOptions {
  /** Milliseconds of silence that end a stretch of speech; null: only a long silence, or a long stretch, does. */
  readonly endpointingMs: number | null
  /** Milliseconds after the last word at which the utterance is called over; null: never. */
  readonly utteranceEndMs: number | null
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
  /** Does one piece of the work that has come together, at most some tens of milliseconds; false where it cannot. */
  work(): boolean
  close(): void
}

type Task =
  | { readonly kind: 'begin'; readonly at: number }
  | { readonly kind: 'listen'; readonly samples: Int16Array; readonly end: number }
  | { readonly kind: 'end'; readonly at: number; readonly speechFinal: boolean; readonly fromFinalize: boolean }
  | { readonly kind: 'silence'; readonly at: number; readonly fromFinalize: boolean }
  | { readonly kind: 'gap' }
  | { readonly kind: 'finish'; readonly at: number }

const rate = 16_000
const frame = rate / 50
/** Two of three frames of 20 ms make a beginning; a click does not. */
const onsetFrames = 2
/** So much before the beginning belongs to it: soft consonants, and half a word that was missed. */
const beforeSamples = 0.3 * rate
const listenSamples = 0.2 * rate
/** Deepgram's default of 10 ms would end a stretch between two words, which costs this recogniser its context. */
const leastEndpointingMs = 200
const withoutEndpointingMs = 1000
/** A stretch is ended at the next breath after so long, or in the end without one. */
const longMs = 12_000
const breathMs = 100
const longestMs = 20_000
/** Of silence an empty result comes from time to time, as Deepgram sends it. */
const silenceEverySamples = 5 * rate
/** Less audio than this since the last Finalize gives no answer to the next: Deepgram promises none either. */
const noticeableSamples = 0.1 * rate

/** One stream: finds the stretches of speech in it, has them recognised, and says what was understood. */
export function createEarSession(options: SessionOptions, decoders: Decoders, tell: (news: EarNews) => void): EarSession {
  const activity = createActivity()
  const mean = createCepstralMean()
  const tasks: Task[] = []
  const endMs = options.endpointingMs === null ? withoutEndpointingMs : Math.max(leastEndpointingMs, options.endpointingMs)

  // What comes in. Times are samples since the beginning of the stream.
  let received = 0
  let held = new Int16Array(0)
  let before: Int16Array = new Int16Array(0)
  let batch: Int16Array[] = []
  let speaking: { readonly since: number; lastActive: number } | undefined
  let lastActive: number | undefined
  let recent: boolean[] = []
  let settled = 0
  let finalized = 0

  // What is being worked on.
  let recogniser: Recogniser | undefined
  let sphinx: Sphinx | null | undefined
  let resultFrom = 0
  let lastPartial = ''
  let lastWordEnd: number | undefined

  const seconds = (samples: number): number => samples / rate
  const msSince = (samples: number): number => ((received - samples) / rate) * 1000

  function hear(samples: Int16Array): void {
    received += samples.length
    const active = activity.heard(samples)
    recent = [...recent.slice(-2), active]
    if (active) lastActive = received
    if (speaking) {
      if (active) speaking.lastActive = received
      listen(samples)
      const quietMs = msSince(speaking.lastActive)
      const lengthMs = msSince(speaking.since)
      const tooLong = lengthMs > longestMs || (lengthMs > longMs && quietMs >= breathMs)
      if (quietMs >= endMs || tooLong) end({ speechFinal: !tooLong && options.endpointingMs !== null, fromFinalize: false })
    } else {
      before = joined([before, samples]).slice(-beforeSamples)
      if (recent.filter(Boolean).length >= onsetFrames) begin()
      else if (received - settled >= silenceEverySamples) silence(false)
    }
    const { utteranceEndMs } = options
    if (utteranceEndMs !== null && !speaking && lastActive !== undefined && msSince(lastActive) >= utteranceEndMs) {
      lastActive = undefined
      tasks.push({ kind: 'gap' })
    }
  }

  function begin(): void {
    const since = received - before.length
    speaking = { since, lastActive: received }
    tell({ kind: 'speechStarted', at: seconds(Math.max(since, received - recent.length * frame)) })
    tasks.push({ kind: 'begin', at: since })
    listen(before)
    before = new Int16Array(0)
  }

  function listen(samples: Int16Array): void {
    batch.push(samples)
    if (batch.reduce((sum, part) => sum + part.length, 0) >= listenSamples) flush()
  }

  function flush(): void {
    const samples = joined(batch)
    batch = []
    for (let at = 0; at < samples.length; at += listenSamples)
      tasks.push({ kind: 'listen', samples: samples.subarray(at, at + listenSamples), end: received })
  }

  function end(how: { speechFinal: boolean; fromFinalize: boolean }): void {
    flush()
    tasks.push({ kind: 'end', at: received, ...how })
    speaking = undefined
    settled = received
    recent = []
  }

  function silence(fromFinalize: boolean): void {
    tasks.push({ kind: 'silence', at: received, fromFinalize })
    settled = received
  }

  function result(end: number, words: readonly HeardWord[], how: Partial<Record<'speechFinal' | 'fromFinalize', boolean>>): void {
    const { speechFinal = false, fromFinalize = false } = how
    tell({ kind: 'results', start: seconds(resultFrom), end: seconds(end), words, isFinal: true, speechFinal, fromFinalize })
    resultFrom = end
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
    tell({
      kind: 'results',
      start: seconds(resultFrom),
      end: seconds(until),
      words,
      isFinal: false,
      speechFinal: false,
      fromFinalize: false,
    })
  }

  function release(): void {
    if (sphinx) decoders.give(sphinx)
    sphinx = undefined
    recogniser = undefined
  }

  function perform(task: Task): void {
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
        return result(task.at, words, task)
      }
      case 'silence':
        return result(task.at, [], task)
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
    push(samples) {
      const all = joined([held, samples])
      let at = 0
      for (; at + frame <= all.length; at += frame) hear(all.subarray(at, at + frame))
      held = all.slice(at)
    },
    finalize() {
      if (speaking) end({ speechFinal: true, fromFinalize: true })
      else if (received - finalized >= noticeableSamples) silence(true)
      finalized = received
    },
    finish() {
      if (speaking) end({ speechFinal: true, fromFinalize: false })
      tasks.push({ kind: 'finish', at: received + held.length })
    },
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
      if (recogniser) recogniser.end()
      release()
    },
  }
}

function joined(parts: readonly Int16Array[]): Int16Array<ArrayBuffer> {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
