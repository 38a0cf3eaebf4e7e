import type { ModelSettings, Persona, SettingName } from './conversation.ts'
import type { Mission } from './mission.ts'
import type { CharacterId, MissionId, Ms, PlayerId, SessionId } from './ids.ts'
import type { SessionEvent } from './machine.ts'
import type { Programme } from './programme.ts'
import type { Language, Session } from './session.ts'
import type { ShowEvent } from './showEvents.ts'
import type { Usage } from './usage.ts'

/** One request to the model. `schema` is a JSON schema that the answer has to satisfy; null asks for plain text. */
export interface WriterRequest {
  readonly purpose: 'brief' | 'direction' | 'batch' | 'summary' | 'judgement' | 'message'
  readonly system: string
  /** The prompt, oldest first; the last one is the request itself. */
  readonly messages: readonly { readonly from: 'user' | 'model'; readonly text: string }[]
  readonly schema: Readonly<Record<string, unknown>> | null
  /** How to write it, where somebody chose (C6); left out, it is the configuration's. */
  readonly settings?: ModelSettings
}

/** A model that can be chosen for a conversation, and the settings that it takes (C6). */
export interface WriterModel {
  readonly name: string
  /** The range of each setting, both ends included; one that is missing is not taken. */
  readonly takes: Readonly<Partial<Record<SettingName, { readonly min: number; readonly max: number; readonly whole: boolean }>>>
}

/** A piece of an answer, as it comes: text, and at the end what it has used. */
export type WriterPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'usage'; readonly usage: Partial<Usage> }

/** Writes: the model. Streams; throws ProviderFailure; after abort it ends at once. */
export interface Writer {
  /** What can be chosen for conversations, the usual one first. */
  readonly models: readonly WriterModel[]
  write(request: WriterRequest, signal: AbortSignal): AsyncIterable<WriterPiece>
}

/** A voice of the provider, with what one has to know to cast it (M6). */
export interface VoiceModel {
  /** The provider's name of it, such as `aura-2-thalia-en`. */
  readonly id: string
  /** The language that it speaks, ISO 639-1. */
  readonly language: string
  readonly gender: 'feminine' | 'masculine'
  /** How it sounds, in single lower-case words: age, pace, temper, accent. */
  readonly traits: readonly string[]
}

/** Speaks: yields Opus packets at 48 kHz as they come. Throws ProviderFailure; after abort it ends at once. */
export interface Voice {
  readonly models: readonly VoiceModel[]
  speak(line: { readonly text: string; readonly voice: string }, signal: AbortSignal): AsyncIterable<Uint8Array>
}

/** What an ear says while it listens. */
export type EarNews =
  | { readonly kind: 'partial'; readonly text: string; readonly confidence: number; readonly language: Language | null }
  /** A stretch that will not change any more; `finalized` marks the answer to `finalize`. */
  | { readonly kind: 'segment'; readonly text: string; readonly confidence: number; readonly language: Language | null; readonly finalized: boolean }
  | { readonly kind: 'speechStarted' }
  /** The stream is gone; nothing more comes of it. */
  | { readonly kind: 'failed'; readonly error: unknown }

/** One stream to the transcriber. */
export interface EarStream {
  /** One Opus packet. What is sent before the stream is open is kept and sent then. */
  send(packet: Uint8Array): void
  /** Asks for the final transcript of everything sent so far. */
  finalize(): void
  close(): void
}

/** What the ear is to expect. */
export interface EarWish {
  readonly keyterms: readonly string[]
  /** ISO 639-1 code of the language that is expected; null for the configured one. Others may be spoken all the same. */
  readonly language: string | null
}

/** A whole recording, as a player uploaded it: a container that `audio/recording` has looked into (S5). */
export interface Recording {
  readonly bytes: Uint8Array
  readonly type: 'audio/wav' | 'audio/webm' | 'audio/ogg'
  readonly durationMs: Ms
}

/** Looks into recordings (S5). */
export interface Recordings {
  /** The recording, or why it is not taken, in a sentence for a person. */
  read(bytes: Uint8Array): Promise<{ readonly recording: Recording } | { readonly refused: string }>
}

/** What was understood of a recording; an empty text where nothing was. */
export interface Transcript {
  readonly text: string
  readonly confidence: number
  readonly language: Language | null
  /** Whether anybody spoke, understood or not. */
  readonly speech: boolean
}

/** Listens. */
export interface Ear {
  /** False where nothing in that language can be understood, and typing is the way. Null: the configured language. */
  understands(language: string | null): boolean
  /** Opens a stream; news come in order until `close` or `failed`. Never throws. */
  open(wanted: EarWish, news: (news: EarNews) => void): EarStream
  /** Understands a whole recording (S5). Throws ProviderFailure of `EAR`. */
  transcribe(recording: Recording, wanted: EarWish, signal: AbortSignal): Promise<Transcript>
}

/** Tells speech from what is none, in one stream of Opus packets of 48 kHz (C7). */
export interface SpeechDetector {
  /** One Opus packet; what is none is passed over. */
  take(packet: Uint8Array): void
  close(): void
}

/** Makes detectors. `started` comes within 200 ms of the first sound of a voice, `stopped` after 700 ms without one. */
export interface SpeechActivity {
  detect(news: { started(): void; stopped(): void }): SpeechDetector
}

/** Tells the language of words; null where so few do not say. */
export interface Linguist {
  /** `expected` is the ISO 639-1 code of the language that the words ought to be in. */
  languageOf(text: string, expected: string): Language | null
}

/** Parameters of a media transport, as mediasoup-client takes them. */
export interface TransportParameters {
  readonly id: string
  readonly iceParameters: unknown
  readonly iceCandidates: unknown
  readonly dtlsParameters: unknown
}

export interface ConsumerParameters {
  readonly id: string
  readonly producerId: string
  readonly kind: 'audio'
  readonly rtpParameters: unknown
}

/** A client's input that the media server did not take; the message says what was wrong with it. */
export class MediaInputError extends Error {
  override readonly name = 'MediaInputError'
  /** Whether it is the id of a part of the seat that does not fit, and not what came with it. */
  readonly ofId: boolean

  constructor(message: string, { ofId = false, ...options }: { cause?: unknown; ofId?: boolean } = {}) {
    super(message, options)
    this.ofId = ofId
  }
}

/** One listener's place at the SFU: the hosts' voice to the client, the microphone from it. */
export interface Seat {
  readonly rtpCapabilities: unknown
  /** Payload type and SSRC under which the hosts' packets are sent. */
  readonly hostRtp: { readonly payloadType: number; readonly ssrc: number }
  /** @throws MediaInputError on parameters that do not fit. */
  createTransport(direction: 'SEND' | 'RECEIVE'): Promise<TransportParameters>
  connectTransport(transportId: string, dtlsParameters: unknown): Promise<void>
  restartIce(transportId: string): Promise<unknown>
  /** The client's microphone; returns the producer's id. */
  produce(transportId: string, rtpParameters: unknown): Promise<string>
  /** The hosts' voice, paused until `resume`. */
  consume(transportId: string, rtpCapabilities: unknown): Promise<ConsumerParameters>
  resume(consumerId: string): Promise<void>
  /** One RTP packet of the hosts. Does nothing while nobody consumes. */
  send(rtp: Uint8Array): void
  close(): void
}

/** What a seat says by itself. */
export interface SeatNews {
  /** One RTP packet of the microphone. */
  microphone(rtp: Uint8Array): void
  /** The way of the hosts' voice to the client is there, or is interrupted: an ICE restart may bring it back. */
  connected(connected: boolean): void
  /** The seat is gone for good: DTLS failed, or the worker died. The client has to take another one. */
  lost(reason: string): void
}

/** The SFU. */
export interface Stage {
  /** Relays that clients may use, in the form of RTCIceServer. */
  readonly iceServers: readonly { readonly urls: readonly string[]; readonly username?: string; readonly credential?: string }[]
  openSeat(news: SeatNews): Promise<Seat>
  close(): Promise<void>
}

export interface Player {
  readonly id: PlayerId
  readonly name: string
  readonly createdAt: Ms
}

/**
 * One player signed in on one device: each refresh token of it is good once, and gives the next one (A4). Only hashes
 * are stored: whoever reads the store can sign in as nobody.
 */
export interface SignIn {
  readonly id: string
  readonly playerId: PlayerId
  /** SHA-256 of the secret that is good now, hexadecimal. */
  readonly hash: string
  /** The one before, and until when it is taken once more: its answer may have been lost on the way. */
  readonly previous: { readonly hash: string; readonly until: Ms } | null
  readonly createdAt: Ms
  readonly expiresAt: Ms
}

/** An accepted event of a session, under its number: 1, 2... The fold of all of them is the session (E4). */
export interface LogEntry {
  readonly n: number
  readonly event: SessionEvent
}

/** A session as it was opened, and as it stood after `n` events of its log. */
export interface SessionRecord {
  readonly session: Session
  readonly n: number
}

/** One page of a list, newest first. */
export interface Page {
  readonly first: number
  /** The id after which the page begins; null for the beginning. */
  readonly after: string | null
}

/** Remembers. Every write is durable when its promise resolves. Throws ProviderFailure of `STORE`. */
export interface Store {
  putPlayer(player: Player): Promise<void>
  player(id: PlayerId): Promise<Player | null>
  /**
   * Everything of the player is gone from the store when this resolves: missions, sessions, logs, characters, sign-ins
   * (E17). One that was broken off is finished by the next: as long as anything is left, the player is there. What is
   * written of them meanwhile may stay: see to it that nothing is.
   */
  deletePlayer(id: PlayerId): Promise<void>

  /**
   * Puts a sign-in in the place of the one whose hash was `replacing`, or adds a new one where that is null. False, and
   * nothing done, where another one has been put there meanwhile.
   */
  putSignIn(signIn: SignIn, replacing: string | null): Promise<boolean>
  signIn(id: string): Promise<SignIn | null>
  /** Every sign-in of a player, by id: for the export (E17). */
  signIns(playerId: PlayerId): Promise<readonly SignIn[]>
  deleteSignIn(id: string): Promise<void>

  /** Stores a new mission; where the player has used the key before, returns the mission stored then (M2). */
  addMission(mission: Mission, idempotencyKey: string | null): Promise<Mission>
  missionByKey(playerId: PlayerId, idempotencyKey: string): Promise<Mission | null>
  mission(id: MissionId): Promise<Mission | null>
  putMission(mission: Mission): Promise<void>
  missions(playerId: PlayerId, page: Page): Promise<{ readonly missions: readonly Mission[]; readonly more: boolean }>
  /** Missions that were being prepared when the server stopped. */
  unprepared(): Promise<readonly Mission[]>

  /** A player's characters, oldest first (C1). */
  personas(playerId: PlayerId): Promise<readonly Persona[]>
  persona(id: CharacterId): Promise<Persona | null>
  putPersona(persona: Persona): Promise<void>

  addSession(session: Session): Promise<void>
  /** The record of a session as it was last put, without what its log adds. */
  session(id: SessionId): Promise<SessionRecord | null>
  /** A session's state after `n` events: what the log before holds need not be folded again. */
  putSession(record: SessionRecord): Promise<void>
  /** The session of a mission that is not over, if there is one. */
  openSession(missionId: MissionId): Promise<SessionRecord | null>
  /** Sessions of a mission, newest first. */
  sessionsOf(missionId: MissionId): Promise<readonly SessionRecord[]>
  /** A player's sessions of one kind of programme, newest first. */
  sessions(
    playerId: PlayerId,
    programme: Programme['kind'],
    page: Page,
  ): Promise<{ readonly records: readonly SessionRecord[]; readonly more: boolean }>
  /** Appends to the log. @throws when an entry of that number is there already. */
  append(sessionId: SessionId, entries: readonly LogEntry[]): Promise<void>
  log(sessionId: SessionId, afterN: number): Promise<readonly LogEntry[]>
  /**
   * Shows a session to whoever has the token, until `unshareSession`, or until it is deleted. Returns its token, which is the
   * one from before where it was shared already; null where there is no such session.
   */
  shareSession(id: SessionId, token: string): Promise<string | null>
  unshareSession(id: SessionId): Promise<void>
  /** The token that shows a session; null where it is not shared. */
  shareOf(id: SessionId): Promise<string | null>
  /** The session that a token shows, and whose it is; null where it shows nothing. */
  sharedSession(token: string): Promise<{ readonly id: SessionId; readonly playerId: PlayerId } | null>
  /** Every session of a player, by id, oldest first: for the export of everything that is stored (E17). */
  sessionIds(playerId: PlayerId): Promise<readonly SessionId[]>
  /**
   * Deletes sessions, with their logs, that nothing was written to since `before`, and sign-ins that are over at `now`
   * (E17). Says how many sessions. One at a time, so that nobody's show waits for it.
   */
  deleteOlder(before: Ms, now: Ms): Promise<number>
  /**
   * Deletes players who were made before `before`, have neither a session nor a sign-in, and of whom `returns` does not
   * say that they can come back all the same (E17). Says how many.
   */
  deleteIdle(before: Ms, returns: (id: PlayerId) => boolean): Promise<number>

  close(): Promise<void>
}

/** Counts and measures what happens, for whoever runs the station (E16). */
export interface Meter {
  /** Everything that any client is told, and what the session plays that it is told of. */
  told(event: ShowEvent, programme: Programme): void
  /** Shows running in this process now. */
  shows(count: number): void
}

/** How the media fares at a client, as it says itself (E16); what it does not know is missing. */
export interface MediaFigures {
  readonly roundTripMs?: Ms | null | undefined
  readonly jitterMs?: Ms | null | undefined
  readonly jitterBufferMs?: Ms | null | undefined
  /** Since its last report. */
  readonly packetsReceived?: number | null | undefined
  readonly packetsLost?: number | null | undefined
  /** Share of the samples that were made up for lost ones, 0 to 1. */
  readonly concealed?: number | null | undefined
  readonly bitsPerSecond?: number | null | undefined
}

/** Takes what clients say of their media (E16): everybody's together, nobody's by name. */
export interface MediaMeter {
  reported(figures: MediaFigures): void
}

/** Where what happened is written down for whoever runs the station: never what a player said, never a secret. */
export interface Log {
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}

/** Time. The only place that the machine's clock comes from. */
export interface Clock {
  now(): Ms
  /** Calls back once at or after `at`; returns what cancels it. */
  at(at: Ms, call: () => void): () => void
}
