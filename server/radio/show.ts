import type { ModelSettings, Persona } from '../core/conversation.ts'
import { ProviderFailure, type Fault } from '../core/errors.ts'
import type { LineId } from '../core/ids.ts'
import type { Effect } from '../core/machine.ts'
import type {
  Clock,
  Ear,
  EarWish,
  Linguist,
  Log,
  Meter,
  Recordings,
  SpeechActivity,
  Stage,
  Store,
  Voice,
} from '../core/ports.ts'
import { standBysOf } from '../core/standBy.ts'
import { speakerOf, type Language, type Session, type Speaker } from '../core/session.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { createAnswers, type Answered } from './answers.ts'
import { createAsks } from './asks.ts'
import { createFeed, type Subscription } from './feed.ts'
import { createHandsFree } from './handsFree.ts'
import { createHostTrack } from './hostTrack.ts'
import { createListening } from './listen.ts'
import { createMailbox, type Done } from './mailbox.ts'
import { createMedia, type Media } from './media.ts'
import { createMicrophone } from './microphone.ts'
import type { Pacer } from './pacer.ts'
import { createPresence } from './presence.ts'
import { createSpeaking } from './speak.ts'
import type { StandBys } from './standBys.ts'
import { createStopwatch } from './stopwatch.ts'
import type { Writing } from './write.ts'

/** One show running: the mailbox round `step`. Every answer comes after what it changed is stored (E4). */
export interface Show {
  /** The session as it is stored. */
  session(): Session
  press(): Promise<Done>
  release(): Promise<Done>
  say(text: string): Promise<Done>
  ready(lineId: LineId): Promise<Done>
  leave(): Promise<Done>
  /** An answer in time-stop, with the verdict on it (S5). `step`, from 0, is the one that it is for. */
  answerText(text: string, step?: number | null): Promise<Answered>
  answerRecording(bytes: Uint8Array, step?: number | null): Promise<Answered>
  /** The question of the scenario once more. */
  repeat(): Promise<Done>
  /** The scenario from its beginning (S6). */
  reset(): Promise<Done>
  /** Hands-free, on or off (C7). */
  listenFreely(on: boolean): Promise<Done>
  changeSettings(settings: ModelSettings): Promise<Done>
  /** A character as it is from now on (C1). */
  changePersona(persona: Persona, given: Pick<Speaker, 'voice' | 'colour'>): Promise<Done>
  /** Everything after event `since`. The newest subscriber wins: the one before is told `replaced` (E3, E5). */
  follow(since: number | null): Subscription
  /** Whether the client has sound, or captions alone. */
  tune(captionsOnly: boolean): void
  readonly media: Media
  /** Stops without a word to the session: what is stored stands. */
  close(): void
}

export interface ShowDeps {
  readonly clock: Clock
  readonly pacer: Pacer
  readonly store: Store
  readonly writing: Writing
  readonly voice: Voice
  /** Lines that hold the air: `voice` knows those that were prepared. */
  readonly standBys: Pick<StandBys, 'prepare'>
  /** Static, in packets of one tick (E14). */
  readonly noise: readonly Uint8Array[]
  readonly ear: Ear
  readonly activity: SpeechActivity
  readonly linguist: Linguist
  readonly recordings: Recordings
  readonly stage: Stage
  readonly meter: Meter
  readonly log: Log
  /** A whole number, 0 <= n < limit. */
  readonly random: (limit: number) => number
}

/** A session to run: after `n` events of its log, with the effects that are still to be carried out. */
export interface Starting {
  readonly session: Session
  readonly n: number
  readonly effects: readonly Effect[]
  readonly captionsOnly: boolean
}

export function createShow(deps: ShowDeps, start: Starting, onClose: () => void): Show {
  const { clock, log } = deps
  const { id: sessionId } = start.session
  let closed = false
  const stopwatch = createStopwatch(clock)
  const microphone = createMicrophone({ clock })
  const track = createHostTrack({
    pacer: deps.pacer,
    start: { timestamp: deps.random(2 ** 32), sequenceNumber: deps.random(2 ** 16) },
    noise: deps.noise,
  })

  const mailbox = createMailbox({
    clock,
    store: deps.store,
    start,
    hurry: act,
    carryOut,
    stuck(on) {
      if (on) log.warn({ sessionId }, 'the store is away, and the show waits for it')
      hiss({ stuck: on })
    },
    failed(error) {
      if (closed) return
      log.error({ err: error, sessionId }, 'the show failed and was closed; what is stored stands')
      close(error instanceof ProviderFailure ? error.fault : null)
    },
  })
  const { post } = mailbox

  const hissing = { weak: false, stuck: false }
  /** Static while a provider is away, and while nothing can be told because the store is (E14). */
  function hiss(why: Partial<typeof hissing>): void {
    Object.assign(hissing, why)
    track.hiss(hissing.weak || hissing.stuck)
  }

  function carryOut(effects: readonly Effect[]): void {
    const events = effects.flatMap((effect) => (effect.type === 'tell' ? [effect.event] : []))
    tell(events)
    for (const effect of effects) if (!closed) act(effect)
  }

  function tell(events: readonly ShowEvent[]): void {
    for (const event of events) {
      if (event.kind === 'FinalTranscript') stopwatch.transcribed(event.turn)
      if ((event.kind === 'ScenarioFinal' || event.kind === 'ScenarioPenalty') && event.result.verdict.by === 'RULE')
        stopwatch.decided(event.result.turn)
      deps.meter.told(event, mailbox.stored.programme)
    }
    feed.publish(mailbox.stored, events)
    answers.told(events)
  }

  function act(effect: Effect): void {
    switch (effect.type) {
      case 'tell':
        return
      case 'cutOff':
        return speaking.cutOff(effect.lineId)
      case 'write':
        return asks.write(effect.ask)
      case 'stopWriting':
        return asks.stop(effect.ask)
      case 'summarise':
        return asks.summarise(effect.upTo)
      case 'speak':
        return speaking.speak(effect.line)
      case 'voiceAhead':
        return speaking.ahead(effect.line)
      case 'play':
        // Voices can be had now, and this line has its own: the next ones are not kept waiting.
        deps.standBys.prepare(standBysOf(mailbox.session.programme), mailbox.session.cast.map(({ voice }) => voice))
        return speaking.play(effect.lineId)
      case 'hiss':
        return hiss({ weak: effect.on })
      case 'forget':
        return speaking.forget(effect.lineIds)
      case 'listen':
        stopwatch.reset()
        return listening.listen(effect.turn)
      case 'hearOut':
        stopwatch.released(effect.turn)
        return listening.hearOut(effect.turn)
      case 'listenOn':
        return listening.listenOn(effect.turn)
      case 'stopListening':
        return listening.stop(effect.turn)
      case 'detectSpeech':
        return handsFree.start()
      case 'ignoreSpeech':
        return handsFree.stop()
      case 'close':
        return close()
      default:
        return effect satisfies never
    }
  }

  const { programme } = start.session
  const wanted: EarWish = {
    // Characters come and change their names (C1).
    get keyterms() {
      return keytermsOf(mailbox.session)
    },
    language: programme.kind === 'scenario' ? programme.scenario.language : null,
  }

  /** The language of words, where one is expected: by the words first, so that it is the same for all ways to say them (S5). */
  function languageOf(text: string, ofEar: Language | null): Language | null {
    if (wanted.language === null) return null
    // The ear's word alone is a hint for the judge, and costs nobody a life: who types the same has no ear.
    const hint = ofEar && { ...ofEar, confidence: Math.min(ofEar.confidence, 0.7) }
    return deps.linguist.languageOf(text, wanted.language) ?? hint
  }

  const answers = createAnswers({
    ear: deps.ear,
    recordings: deps.recordings,
    wanted,
    languageOf,
    session: () => mailbox.stored,
    post,
  })

  const handsFree = createHandsFree({
    activity: deps.activity,
    microphone,
    news: {
      started: () => void post((at) => ({ type: 'speechStarted', at, ...speaking.progress() })),
      stopped: () => void post((at) => ({ type: 'speechStopped', at })),
    },
  })

  const asks = createAsks({ writing: deps.writing, clock, log, session: () => mailbox.stored, stopwatch, post })

  const speaking = createSpeaking({
    voice: deps.voice,
    track,
    voicesOf(line) {
      const { voice } = speakerOf(mailbox.session, line.speaker)
      const own = deps.voice.models.find((model) => model.id === voice)
      const other = deps.voice.models.find(
        (model) => model.id !== voice && model.gender === own?.gender && model.language === own.language,
      )
      return { voice, fallback: other?.id ?? voice }
    },
    news: {
      voiced: (lineId, totalMs) => void post((at) => ({ type: 'lineVoiced', at, lineId, totalMs })),
      failed(lineId, fault) {
        log.warn({ sessionId, lineId, fault }, 'the voice failed')
        void post((at) => ({ type: 'voiceFailed', at, lineId, fault }))
      },
      spoken: (lineId, played) => void post((at) => ({ type: 'lineSpoken', at, lineId, ...played })),
      firstAudio: () => stopwatch.firstAudio(),
      firstPacket() {
        const latency = stopwatch.firstPacket()
        if (latency) void post((at) => ({ type: 'turnMeasured', at, latency }))
      },
    },
  })

  const listening = createListening({
    ear: deps.ear,
    microphone,
    clock,
    wanted,
    // The machine allows as much again before it gives up on the ear.
    finalMs: start.session.rules.finalMs / 2,
    news: {
      partial: (turn, text, confidence, ofEar) =>
        void post((at) => ({ type: 'partialHeard', at, turn, text, confidence, language: languageOf(text, ofEar) })),
      stable: (turn, text, confidence) => void post((at) => ({ type: 'stableHeard', at, turn, text, confidence })),
      heard(turn, heard, seconds) {
        const told = heard.kind === 'words' ? { ...heard, language: languageOf(heard.text, heard.language) } : heard
        void post((at) => ({ type: 'heard', at, turn, heard: told, usage: { earSeconds: seconds } }))
      },
      stopped: (seconds) => void post((at) => ({ type: 'usageCounted', at, usage: { earSeconds: seconds } })),
      failed(turn, fault) {
        log.warn({ sessionId, turn, fault }, 'the ear failed')
        void post((at) => ({ type: 'earFailed', at, turn, fault }))
      },
    },
  })

  const presence = createPresence({
    clock,
    captionsOnly: start.captionsOnly,
    forgottenMs: start.session.rules.graceMs,
    news: {
      here: () => void post((at) => ({ type: 'tunedIn', at })),
      gone: () => void post((at) => ({ type: 'clientLost', at })),
      forgotten() {
        // A saved show that nobody comes back to after all is let go of. Any other saves itself first, and closes.
        const { state } = mailbox.session
        if (state.kind === 'OFF_AIR' && state.saved) close()
      },
    },
  })

  const feed = createFeed({ session: start.session, now: () => clock.now(), onFollowed: (followed) => presence.followed(followed) })
  const media = createMedia({
    stage: deps.stage,
    track,
    microphone,
    onHearing(hearing, reason) {
      log.info({ sessionId, hearing, reason }, 'media')
      presence.hearing(hearing)
    },
  })

  /** @param fault why, where that is not a word of the session's own */
  function close(fault: Fault | null = null): void {
    if (closed) return
    closed = true
    log.info({ sessionId, state: mailbox.session.state.kind, underruns: track.underruns }, 'the show is closed here')
    presence.close()
    asks.close()
    speaking.close()
    track.close()
    listening.close()
    handsFree.stop()
    answers.close()
    media.close()
    feed.close(fault)
    mailbox.close()
    onClose()
  }

  carryOut(start.effects)
  mailbox.plan()

  return {
    session: () => mailbox.stored,
    press: () => post((at) => ({ type: 'talkPressed', at, ...speaking.progress() })),
    release: () => post((at) => ({ type: 'talkReleased', at })),
    say: (text) =>
      post((at) => ({ type: 'typed', at, text, language: languageOf(text, null), ...speaking.progress() })),
    ready: (lineId) => post((at) => ({ type: 'readyReceived', at, lineId })),
    leave: () => post((at) => ({ type: 'left', at })),
    answerText: (text, step = null) => answers.text(text, step),
    answerRecording: (bytes, step = null) => answers.recording(bytes, step),
    repeat: () => post((at) => ({ type: 'repeatAsked', at, ...speaking.progress() })),
    reset: () => post((at) => ({ type: 'resetAsked', at, ...speaking.progress() })),
    listenFreely: (on) => post((at) => ({ type: on ? 'listeningStarted' : 'listeningStopped', at })),
    changeSettings: (settings) => post((at) => ({ type: 'settingsChanged', at, settings })),
    changePersona: (persona, { voice, colour }) => post((at) => ({ type: 'personaChanged', at, persona, voice, colour })),
    follow: (since) => feed.follow(since),
    tune: (captionsOnly) => presence.tune(captionsOnly),
    media,
    close: () => close(),
  }
}

/** The names that the player may say: of a conversation, those of today. */
function keytermsOf({ programme, cast }: Session): readonly string[] {
  const named = programme.kind === 'conversation' ? programme.characters.filter(({ active }) => active) : cast
  return named.map(({ name }) => name)
}
