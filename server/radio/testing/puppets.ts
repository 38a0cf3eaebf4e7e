import { createQueue, type Queue } from '../queue.ts'
import type { Ear, EarNews, LogEntry, Seat, SeatNews, SessionRecord, SpeechActivity, Stage, Store, Voice, Writer, WriterPiece, WriterRequest } from '../../core/ports.ts'
import type { Persona } from '../../core/conversation.ts'
import type { Mission } from '../../core/mission.ts'
import type { Usage } from '../../core/usage.ts'
import { packRtp, parseRtp, type RtpPacket } from '../../audio/rtp.ts'

/** 20 ms of Opus (CELT, one frame) that names itself, so that a test can tell the packets apart. */
export function opusPacket(mark: number): Uint8Array {
  return Uint8Array.of(0xf8, mark & 0xff, (mark >> 8) & 0xff)
}

/** Static: no puppet's voice has this mark. */
export const noisePacket = opusPacket(0xffff)

/** A request that waits for its answer: the test pulls the strings. */
export interface Asked {
  readonly request: WriterRequest
  readonly signal: AbortSignal
  /** A piece of the answer, and what it has used so far. */
  text(text: string): void
  used(usage: Partial<Usage>): void
  end(): void
  fail(error: Error): void
}

/** A writer whose every answer is given by hand. */
export function createPuppetWriter() {
  const asked: Asked[] = []
  const writer: Writer = {
    models: [],
    async *write(request, signal) {
      const pieces = createQueue<WriterPiece | Error>()
      signal.addEventListener('abort', () => pieces.end(), { once: true })
      asked.push({
        request,
        signal,
        text: (text) => pieces.push({ kind: 'text', text }),
        used: (usage) => pieces.push({ kind: 'usage', usage }),
        fail: (error) => pieces.push(error),
        end() {
          pieces.push({ kind: 'usage', usage: { inputTokens: 100, outputTokens: 20 } })
          pieces.end()
        },
      })
      for await (const piece of pieces) {
        if (piece instanceof Error) throw piece
        yield piece
      }
    },
  }
  return {
    writer,
    asked,
    /** Answers the newest request with a batch. */
    batch: (lines: readonly (readonly [string, string] | '...')[], percent = 0): void => {
      const segments = lines.map((line) =>
        line === '...' ? { kind: 'pause', hint: 'Speak.' } : { kind: 'line', speaker: line[0], text: line[1] },
      )
      const newest = asked.at(-1)
      newest?.text(JSON.stringify({ awakenedListenersChangePercent: percent, reason: 'because', segments }))
      newest?.end()
    },
  }
}

/** A voice that speaks as many 20 ms packets as it is told to, at once or by hand. */
export function createPuppetVoice(packets = 10) {
  const spoken: { readonly text: string; readonly voice: string; readonly signal: AbortSignal }[] = []
  let failing = 0
  let mark = 0
  let byHand: Queue<Uint8Array> | undefined
  const voice: Voice = {
    models: [
      { id: 'voice-a', language: 'en', gender: 'feminine', traits: ['calm'] },
      { id: 'voice-b', language: 'en', gender: 'masculine', traits: ['fast'] },
      { id: 'voice-c', language: 'en', gender: 'feminine', traits: ['warm'] },
    ],
    async *speak(line, signal) {
      spoken.push({ ...line, signal })
      if (failing > 0) {
        failing -= 1
        throw new Error('the voice is hoarse')
      }
      if (byHand) {
        yield* byHand
        return
      }
      for (let count = 0; count < packets && !signal.aborted; count += 1) yield opusPacket((mark += 1))
    },
  }
  return {
    voice,
    spoken,
    failNext: (times: number) => void (failing = times),
    /** From now on packets come from this queue. */
    takeOver(): Queue<Uint8Array> {
      byHand = createQueue<Uint8Array>()
      return byHand
    },
  }
}

/** An ear that hears what the test says. */
export function createPuppetEar() {
  const streams: { readonly packets: Uint8Array[]; say(news: EarNews): void; finalized: number; closed: boolean }[] = []
  const ear: Ear = {
    understands: () => true,
    transcribe: async () => ({ text: 'my name is Ada', confidence: 0.9, language: null, speech: true }),
    open(_wanted, news) {
      const stream = { packets: [] as Uint8Array[], say: news, finalized: 0, closed: false }
      streams.push(stream)
      return {
        send: (packet) => void stream.packets.push(packet),
        finalize: () => void (stream.finalized += 1),
        close: () => void (stream.closed = true),
      }
    },
  }
  return { ear, streams }
}

/** Hears the voice of the player when the test says so. */
export function createPuppetActivity() {
  const detectors: { readonly packets: Uint8Array[]; started(): void; stopped(): void; closed: boolean }[] = []
  const activity: SpeechActivity = {
    detect(news) {
      const detector = { packets: [] as Uint8Array[], ...news, closed: false }
      detectors.push(detector)
      return {
        take: (packet) => void detector.packets.push(packet),
        close: () => void (detector.closed = true),
      }
    },
  }
  return { activity, detectors }
}

/** A seat whose wire ends here. */
export function createPuppetStage() {
  const sent: RtpPacket[] = []
  const seats: { readonly news: SeatNews; closed: boolean }[] = []
  let sequenceNumber = 0
  const stage: Stage = {
    iceServers: [],
    async openSeat(news) {
      const opened = { news, closed: false }
      seats.push(opened)
      const transport = { iceParameters: {}, iceCandidates: [], dtlsParameters: {} }
      return {
        rtpCapabilities: {},
        hostRtp: { payloadType: 100, ssrc: 4242 + seats.length },
        createTransport: async (direction) => ({ id: direction, ...transport }),
        connectTransport: async (id) => void (id === 'RECEIVE' && news.connected(true)),
        restartIce: async () => ({}),
        produce: async () => 'microphone',
        consume: async () => ({ id: 'hosts', producerId: 'producer', kind: 'audio', rtpParameters: {} }),
        resume: async () => undefined,
        send(rtp) {
          const packet = parseRtp(rtp)
          if (packet) sent.push(packet)
        },
        close: () => void (opened.closed = true),
      } satisfies Seat
    },
    close: async () => undefined,
  }
  return {
    stage,
    seats,
    sent,
    /** One packet of the player's microphone reaches the newest seat. */
    microphone(mark: number): void {
      const packet = { payloadType: 111, sequenceNumber: (sequenceNumber += 1), timestamp: sequenceNumber * 960, ssrc: 7, marker: false }
      seats.at(-1)?.news.microphone(packRtp({ ...packet, payload: opusPacket(mark) }))
    },
  }
}

/** A store in memory, with what a running show needs of it. */
export function createPuppetStore() {
  const logs = new Map<string, LogEntry[]>()
  const records = new Map<string, SessionRecord>()
  const missions = new Map<string, Mission>()
  const personas = new Map<string, Persona>()
  const missionOf = ({ programme }: SessionRecord['session']) => (programme.kind === 'mission' ? programme.missionId : null)
  const store = {
    async addMission(mission: Mission) {
      missions.set(mission.id, mission)
      return mission
    },
    missionByKey: async () => null,
    mission: async (missionId: string) => missions.get(missionId) ?? null,
    putMission: async (mission: Mission) => void missions.set(mission.id, mission),
    unprepared: async () => [...missions.values()].filter(({ status }) => status === 'STAGE1'),
    addSession: async (session: SessionRecord['session']) => void records.set(session.id, { session, n: 0 }),
    session: async (sessionId: string) => records.get(sessionId) ?? null,
    putSession: async (record: SessionRecord) => void records.set(record.session.id, record),
    openSession: async (missionId: string) =>
      [...records.values()].find(({ session }) => missionOf(session) === missionId && session.state.kind !== 'ENDED') ?? null,
    sessionsOf: async (missionId: string) => [...records.values()].filter(({ session }) => missionOf(session) === missionId),
    personas: async (playerId: string) => [...personas.values()].filter((persona) => persona.playerId === playerId),
    persona: async (personaId: string) => personas.get(personaId) ?? null,
    putPersona: async (persona: Persona) => void personas.set(persona.id, persona),
    sessions: async (_playerId: string, kind: string) => ({
      records: [...records.values()].filter(({ session }) => session.programme.kind === kind),
      more: false,
    }),
    append: async (sessionId: string, entries: readonly LogEntry[]) =>
      void logs.set(sessionId, [...(logs.get(sessionId) ?? []), ...entries]),
    log: async (sessionId: string, afterN: number) => (logs.get(sessionId) ?? []).filter(({ n }) => n > afterN),
    close: async () => undefined,
  }
  return { store: store as unknown as Store, logs, records, missions, personas }
}
