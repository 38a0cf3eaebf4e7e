import { faultOf, type Fault } from '../core/errors.ts'
import type { Ms, TurnId } from '../core/ids.ts'
import type { Clock, Ear, EarNews, EarStream, EarWish } from '../core/ports.ts'
import type { Heard, Language } from '../core/session.ts'
import { packetDuration } from '../audio/opus.ts'
import type { Microphone } from './microphone.ts'

export interface ListenNews {
  partial(turn: TurnId, text: string, confidence: number, language: Language | null): void
  /** What will not change any more of a turn that goes on. */
  stable(turn: TurnId, text: string, confidence: number): void
  heard(turn: TurnId, heard: Heard, seconds: number): void
  failed(turn: TurnId, fault: Fault): void
  /** A turn ended without the ear's last word; this much of it is billed all the same (E15). */
  stopped(seconds: number): void
}

/** The ear of one show: one turn at a time. */
export interface Listening {
  listen(turn: TurnId): void
  /** The key is up: takes the tail, asks for the final transcript, and says `heard` within 1.8 s (E6, E8). */
  hearOut(turn: TurnId): void
  /** The key is down again in the same turn. */
  listenOn(turn: TurnId): void
  stop(turn: TurnId): void
  close(): void
}

/** The client sends for 200 ms after the key is up; the rest is the network's (E6). */
const tailMs: Ms = 300
/** No packet for so long: the tail is over. */
const quietMs: Ms = 300
/** From the release, where packets got lost: so long the tail waits for them to be sent again. The ear has the rest. */
const recoveryMs: Ms = 900
/** How often is looked whether they have come. */
const lookMs: Ms = 20
/** Before an ear that failed is replaced, first and second time (E14): the turn keeps its packets, so that there is time. */
const reopenMs: readonly Ms[] = [0, 400]

/** @param deps.finalMs From the release to the final transcript, or else the best partial (E8). */
export function createListening(deps: {
  readonly ear: Ear
  readonly microphone: Microphone
  readonly clock: Clock
  readonly wanted: EarWish
  readonly finalMs: Ms
  readonly news: ListenNews
}): Listening {
  let current: Turn | undefined

  function of(turn: TurnId): Turn | undefined {
    return current?.id === turn ? current : undefined
  }

  function end(turn: Turn): void {
    turn.close()
    if (current === turn) current = undefined
  }

  return {
    listen(turn) {
      current?.close()
      current = startTurn(deps, turn, end)
    },
    hearOut: (turn) => of(turn)?.release(),
    listenOn: (turn) => of(turn)?.press(),
    stop: (turn) => {
      const stopped = of(turn)
      if (!stopped) return
      end(stopped)
      if (stopped.seconds > 0) deps.news.stopped(stopped.seconds)
    },
    close() {
      if (current) end(current)
    },
  }
}

interface Turn {
  readonly id: TurnId
  /** Of audio that the ear was sent. */
  readonly seconds: number
  release(): void
  press(): void
  close(): void
}

interface Part {
  readonly text: string
  readonly confidence: number
  readonly language: Language | null
}

const nothing: Part = { text: '', confidence: 0, language: null }

/** The parts as one; the confidence is theirs, weighed by their length, and the language that of the longest. */
function joined(parts: readonly Part[]): Part {
  const said = parts.filter((part) => part.text)
  const length = said.reduce((sum, part) => sum + part.text.length, 0)
  const confidence = said.reduce((sum, part) => sum + (part.confidence * part.text.length) / length, 0)
  const longest = said.toSorted((one, other) => other.text.length - one.text.length).find((part) => part.language)
  return {
    text: said.map((part) => part.text).join(' '),
    confidence: Math.round(confidence * 1000) / 1000,
    language: longest?.language ?? null,
  }
}

/**
 * Hears one turn. Every packet of it is kept until it is over, so that an ear that fails can be replaced by another one
 * that hears all of it: no word is lost with a socket.
 */
function startTurn(deps: Parameters<typeof createListening>[0], id: TurnId, end: (turn: Turn) => void): Turn {
  const { clock, microphone, finalMs, news } = deps
  const packets: Uint8Array[] = []
  let samples = 0
  let segments: Part[] = []
  let partial = nothing
  /** What the stream before had heard, for when this one hears nothing. */
  let best = partial
  let speech = false
  let attempts = 0
  /** Finalizes of this stream that are not answered yet; the ear has told all it heard once there are none. */
  let unanswered = 0
  let complete = false
  let stream: EarStream | undefined
  let phase: 'keyDown' | 'tail' | 'finalizing' | 'over' = 'keyDown'
  let cancel = (): void => undefined
  /** Set while the next ear is waited for. */
  let cancelReopen: (() => void) | undefined
  let releasedAt = clock.now()

  function open(): void {
    cancelReopen = undefined
    attempts += 1
    const heard = words()
    if (heard.text) best = heard
    segments = []
    partial = nothing
    // Words of a language that the ear does not have would be made up: nothing could be understood is the truth (S3).
    if (!deps.ear.understands(deps.wanted.language)) return
    const opened = deps.ear.open(deps.wanted, (item) => {
      if (stream === opened && phase !== 'over') hear(item)
    })
    stream = opened
    for (const packet of packets) opened.send(packet)
    unanswered = 0
    complete = false
    if (phase === 'finalizing') ask(opened)
  }

  function hear(item: EarNews): void {
    switch (item.kind) {
      case 'speechStarted':
        speech = true
        return
      case 'partial':
        partial = item
        return tellPartial()
      case 'segment':
        if (item.text) segments.push(item)
        partial = nothing
        if (item.finalized) unanswered = Math.max(0, unanswered - 1)
        complete = unanswered === 0
        if (item.finalized && complete && phase === 'finalizing') return conclude()
        tellPartial()
        return tellStable()
      case 'failed':
        stream = undefined
        return again(item.error)
      default:
        return item satisfies never
    }
  }

  function again(error: unknown): void {
    const afterMs = reopenMs[attempts - 1]
    if (afterMs === 0) return open()
    if (afterMs !== undefined) {
      cancelReopen = clock.at(clock.now() + afterMs, open)
      return
    }
    news.failed(id, faultOf('EAR', error))
    if (phase === 'finalizing') conclude()
  }

  function tellPartial(): void {
    const { text, confidence, language } = words()
    if (text) news.partial(id, text, confidence, language)
  }

  function tellStable(): void {
    const { text, confidence } = joined(segments)
    if (text) news.stable(id, text, confidence)
  }

  /** Everything heard so far. */
  function words(): Part {
    return joined([...segments, partial])
  }

  function conclude(): void {
    phase = 'over'
    const now = words()
    const { text, confidence, language } = now.text ? now : best
    const outcome: Heard = text
      ? { kind: 'words', text, confidence, typed: false, language }
      : { kind: speech || (packets.length > 0 && !(complete && stream)) ? 'unintelligible' : 'silence' }
    end(turn)
    news.heard(id, outcome, samples / 48_000)
  }

  function ask(of: EarStream): void {
    unanswered += 1
    complete = false
    of.finalize()
  }

  function finalize(): void {
    phase = 'finalizing'
    microphone.flush()
    stopTaking()
    if (packets.length === 0 || (!stream && !cancelReopen)) return conclude()
    if (stream) ask(stream)
    cancel = clock.at(releasedAt + finalMs, giveUp)
  }

  /** The best partial has to do (E8). That words may be missing is the ear's doing, and the player is told so (E14). */
  function giveUp(): void {
    news.failed(id, { service: 'EAR', message: 'The ear did not answer in time.', retryable: true })
    conclude()
  }

  function take(packet: Uint8Array): void {
    try {
      samples += packetDuration(packet)
    } catch {
      // A client can send anything as Opus. What is not a packet would cost the turn its ear.
      return
    }
    packets.push(packet)
    stream?.send(packet)
  }

  /** The tail ends with its time, or with 300 ms of quiet, whichever is first (E6); what got lost of it is waited for. */
  function waitForTail(until: Ms): void {
    // The packets of a press of 50 ms may still be on their way when the key is up again.
    const quietAt = Math.max(releasedAt, microphone.lastAt ?? 0) + quietMs
    const now = clock.now()
    const end = Math.min(until, quietAt)
    const lookAt = now < end ? end : now + lookMs
    if (now >= end && (!microphone.waiting || lookAt > releasedAt + recoveryMs)) return finalize()
    cancel = clock.at(lookAt, () => waitForTail(until))
  }

  const turn: Turn = {
    id,
    get seconds() {
      return samples / 48_000
    },
    release() {
      if (phase !== 'keyDown') return
      phase = 'tail'
      releasedAt = clock.now()
      waitForTail(clock.now() + tailMs)
    },
    press() {
      cancel()
      if (phase === 'finalizing') stopTaking = microphone.listen(take)
      phase = 'keyDown'
    },
    close() {
      cancel()
      cancelReopen?.()
      phase = 'over'
      stopTaking()
      stream?.close()
      stream = undefined
    },
  }

  open()
  let stopTaking = microphone.listen(take)
  return turn
}
