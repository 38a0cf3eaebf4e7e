import { createActivity } from './earActivity.ts'

export interface SegmentOptions {
  /** Milliseconds of silence that end a stretch of speech; null: only a long silence or length does. */
  readonly endpointingMs: number | null
  /** Milliseconds after the last sound of speech at which the utterance is called over; null: never. */
  readonly utteranceEndMs: number | null
}

/** What is to be done with the audio, in this order. Times in samples since the beginning of the stream. */
export type SegmentTask =
  /** Somebody begins to speak; what they said begins at `at`. */
  | { readonly kind: 'begin'; readonly at: number; readonly noticedAt: number }
  | { readonly kind: 'listen'; readonly samples: Int16Array; readonly end: number }
  | {
      readonly kind: 'end'
      readonly at: number
      readonly speechFinal: boolean
      readonly fromFinalize: boolean
    }
  /** Nothing was said up to here. */
  | { readonly kind: 'silence'; readonly at: number; readonly fromFinalize: boolean }
  /** Nobody has spoken for so long that the utterance is over. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'finish'; readonly at: number }

export interface EarSegments {
  /** Takes 16 kHz samples, any number of them. */
  push(samples: Int16Array): void
  finalize(): void
  finish(): void
}

export const segmentRate = 16_000
const frame = segmentRate / 50
/** Two of three frames of 20 ms make a beginning; a click does not. */
const onsetFrames = 2
const onsetWindow = 3
/** So much before the beginning belongs to it: soft consonants, and half a word that was missed. */
const beforeSamples = 0.3 * segmentRate
const listenSamples = 0.2 * segmentRate
/** Deepgram's default of 10 ms would end a stretch between two words: this recogniser needs the context. */
const leastEndpointingMs = 200
const withoutEndpointingMs = 1000
/** A stretch is ended at the next breath after so long, or in the end without one. */
const longMs = 12_000
const breathMs = 100
const longestMs = 20_000
/** Of silence an empty result comes from time to time, as Deepgram sends it. */
const silenceEverySamples = 5 * segmentRate
/** Less audio than this since the last Finalize gives no answer to the next: Deepgram promises none. */
const noticeableSamples = 0.1 * segmentRate

/** Finds the stretches of speech in a stream, and says what is to be done with them. */
export function createEarSegments(options: SegmentOptions, give: (task: SegmentTask) => void): EarSegments {
  const { endpointingMs, utteranceEndMs } = options
  const endMs = endpointingMs === null ? withoutEndpointingMs : Math.max(leastEndpointingMs, endpointingMs)
  const activity = createActivity()
  let received = 0
  /** Less than a frame. */
  let held = new Int16Array(0)
  /** The last of what was no speech. */
  let before = new Int16Array(0)
  let recent: boolean[] = []
  let speaking: { readonly since: number; lastActive: number } | undefined
  let batch: Int16Array[] = []
  /** Until then everything has been answered. */
  let settled = 0
  let finalized = 0
  /** When somebody was last heard of whom it has not been said that they are done. */
  let unended: number | undefined

  const msSince = (samples: number): number => ((received - samples) / segmentRate) * 1000

  function hear(samples: Int16Array): void {
    received += samples.length
    const active = activity.heard(samples)
    recent = [...recent.slice(1 - onsetWindow), active]
    if (active) unended = received
    if (speaking) goOn(speaking, samples, active)
    else wait(samples)
    if (utteranceEndMs !== null && !speaking && unended !== undefined && msSince(unended) >= utteranceEndMs) {
      unended = undefined
      give({ kind: 'gap' })
    }
  }

  function wait(samples: Int16Array): void {
    before = joined([before, samples]).slice(-beforeSamples)
    if (recent.filter(Boolean).length >= onsetFrames) begin()
    else if (received - settled >= silenceEverySamples) silence(false)
  }

  function begin(): void {
    const at = received - before.length
    speaking = { since: at, lastActive: received }
    give({ kind: 'begin', at, noticedAt: Math.max(at, received - recent.length * frame) })
    listen(before)
    before = new Int16Array(0)
  }

  function goOn(
    stretch: { readonly since: number; lastActive: number },
    samples: Int16Array,
    active: boolean,
  ): void {
    if (active) stretch.lastActive = received
    listen(samples)
    const quietMs = msSince(stretch.lastActive)
    const lengthMs = msSince(stretch.since)
    const tooLong = lengthMs > longestMs || (lengthMs > longMs && quietMs >= breathMs)
    if (quietMs >= endMs || tooLong) end(!tooLong && endpointingMs !== null, false)
  }

  function listen(samples: Int16Array): void {
    batch.push(samples)
    if (batch.reduce((sum, part) => sum + part.length, 0) >= listenSamples) flush()
  }

  function flush(): void {
    const samples = joined(batch)
    batch = []
    for (let at = 0; at < samples.length; at += listenSamples)
      give({ kind: 'listen', samples: samples.subarray(at, at + listenSamples), end: received })
  }

  function end(speechFinal: boolean, fromFinalize: boolean): void {
    flush()
    give({ kind: 'end', at: received, speechFinal, fromFinalize })
    speaking = undefined
    settled = received
    recent = []
  }

  function silence(fromFinalize: boolean): void {
    give({ kind: 'silence', at: received, fromFinalize })
    settled = received
  }

  return {
    push(samples) {
      const all = joined([held, samples])
      let at = 0
      for (; at + frame <= all.length; at += frame) hear(all.subarray(at, at + frame))
      held = all.slice(at)
    },
    finalize() {
      if (speaking) end(true, true)
      else if (received - finalized >= noticeableSamples) silence(true)
      finalized = received
    },
    finish() {
      if (speaking) end(true, false)
      give({ kind: 'finish', at: received + held.length })
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
