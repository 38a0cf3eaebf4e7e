import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buildSchema, execute, graphql, subscribe, validate } from 'graphql'
import { useServer } from 'graphql-ws/use/ws'
import type { types } from 'mediasoup-client'
import { WebSocketServer } from 'ws'
import type { Sfu } from './sfu.ts'

/** An event without its number; a field that the schema wants and a test does not care for may be left out. */
type Told = { __typename: string; [field: string]: unknown }
type Arguments = Record<string, unknown>

export type PuppetServer = Awaited<ReturnType<typeof createPuppetServer>>

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))

const AT = '2026-11-20T21:00:00.000Z'
const MISSION = {
  __typename: 'Mission',
  id: 'm1',
  title: 'The quiet tower',
  story: 'A tower hums.',
  task: 'Cut its power.',
  frequency: 101.3,
  listeners: 1000,
  target: 600,
  timeLimitSeconds: 120,
  characters: [{ name: 'Mara', role: 'host', personality: 'calm', sound: 'low' }],
  fault: null,
  createdAt: AT,
  sessions: [],
}

/** A scenario of which so many steps were answered, each of them rightly. */
export function gameOf(answered: number) {
  const results = Array.from({ length: answered }, (_, index) => ({
    turnId: `t${index + 1}`,
    stepNumber: index + 1,
    at: AT,
    outcome: 'CORRECT',
    transcript: 'yes',
    confidence: 0.9,
    language: null,
    intent: 'agrees',
    decidedBy: 'RULE',
    reason: 'That is it.',
    reply: 'Good.',
    scoreDelta: 100,
    livesDelta: 0,
  }))
  return {
    __typename: 'ScenarioProgramme',
    score: 100 * answered,
    livesRemaining: 3,
    livesTotal: 3,
    phase: answered === 2 ? 'COMPLETED' : 'PLAYING',
    stepsTotal: 2,
    step: { number: Math.min(2, answered + 1), says: 'Well?', hint: 'Agree.' },
    scenario: {
      id: 'gate',
      title: 'The gate',
      language: 'en',
      level: 'A1',
      summary: 'A gate.',
      understandsSpeech: true,
      host: { name: 'Vale', role: 'guard' },
    },
    results,
    review: [],
  }
}

/**
 * A server that speaks schema.graphql over real HTTP and WebSockets, with a real SFU. It has no rules of its own: a
 * test tells it what to tell, and sees what it was asked.
 */
export async function createPuppetServer(sfu: Sfu) {
  const asked: { name: string; input: Arguments }[] = []
  const askedOf = (name: string) => asked.filter((one) => one.name === name)
  const changes = new EventTarget()
  const stream: Told[] = []
  const uploads: { place: string; bytes: number; type: string }[] = []
  /** What the next mutation of a name is answered with, instead of with yes. */
  const answers = new Map<string, Told | Promise<Told>>()

  /** Operations that are carried out the next time, and whose answer is lost. */
  const unanswered = new Set<string>()

  const note = (name: string, input: Arguments) => {
    asked.push({ name, input })
    changes.dispatchEvent(new Event('change'))
  }
  const accepted =
    (name: string, turnId: string | null = null) =>
    (input: Arguments) => {
      note(name, input)
      const answer = answers.get(name)
      answers.delete(name)
      return (
        answer ?? {
          __typename: 'Accepted',
          seq: stream.length,
          turnId: turnId && `${turnId}${askedOf(name).length}`,
        }
      )
    }

  const root = {
    signIn: (input: Arguments) => {
      note('signIn', input)
      return {
        __typename: 'SignedIn',
        player: { id: 'p1', name: input['name'] },
        token: 'secret',
        expiresAt: AT,
        expiresInMs: 900_000,
        refreshToken: 'next',
        refreshExpiresAt: AT,
      }
    },
    createMission: (input: Arguments) => {
      note('createMission', input)
      return { ...MISSION, status: 'STAGE1' }
    },
    tuneIn: (input: Arguments) => {
      note('tuneIn', input)
      return { __typename: 'TunedIn', session: { id: 's1' } }
    },
    startScenario: (input: Arguments) => {
      note('startScenario', input)
      return { __typename: 'Session', id: 's1', programme: gameOf(0) }
    },
    session: () => ({ id: 's1', programme: gameOf(askedOf('answerStep').length) }),
    answerStep: (input: Arguments) => {
      note('answerStep', input)
      const answer = answers.get('answerStep')
      answers.delete('answerStep')
      const programme = gameOf(askedOf('answerStep').length)
      return (
        answer ?? {
          __typename: 'StepAnswered',
          result: programme.results.at(-1),
          session: { id: 's1', programme },
        }
      )
    },
    characters: () => [
      { id: 'c1', name: 'Marlow', role: 'keeper', active: true },
      { id: 'c2', name: 'Doctor Quill', role: 'collector', active: true },
    ],
    startConversation: (input: Arguments) => {
      note('startConversation', input)
      return {
        __typename: 'Conversation',
        id: 's1',
        characters: [],
        settings: { model: 'quick', temperature: null },
      }
    },
    startListening: accepted('startListening'),
    openMedia: async (input: Arguments) => {
      note('openMedia', input)
      const answer = answers.get('openMedia')
      return answer ?? sfu.signalling.open()
    },
    connectTransport: async ({
      transportId,
      dtlsParameters,
    }: {
      transportId: string
      dtlsParameters: types.DtlsParameters
    }) => {
      await sfu.signalling.connect(transportId, dtlsParameters)
      return { __typename: 'Accepted', seq: stream.length }
    },
    produceMicrophone: async ({
      transportId,
      rtpParameters,
    }: {
      transportId: string
      rtpParameters: types.RtpParameters
    }) => ({
      __typename: 'Produced',
      producerId: await sfu.signalling.produce(transportId, rtpParameters),
    }),
    consumeHosts: ({
      transportId,
      rtpCapabilities,
    }: {
      transportId: string
      rtpCapabilities: types.RtpCapabilities
    }) => sfu.signalling.consume(transportId, rtpCapabilities),
    resumeHosts: async (input: Arguments) => {
      await sfu.signalling.resume(String(input['consumerId']))
      return accepted('resumeHosts')(input)
    },
    startTalking: accepted('startTalking', 'spoken'),
    stopTalking: accepted('stopTalking'),
    say: accepted('say', 'typed'),
    readyForNext: accepted('readyForNext'),
    leave: accepted('leave'),
  }
  const subscriptions = {
    missionStatus: async function* () {
      yield { missionStatus: { ...MISSION, status: 'STAGE1' } }
      yield { missionStatus: { ...MISSION, status: 'STAGE2' } }
    },
    sessionEvents: async function* (input: Arguments) {
      note('sessionEvents', input)
      for (let seq = Number(input['since'] ?? 0); ; seq++) {
        while (seq >= stream.length) await once(changes, 'change')
        yield { sessionEvents: { ...stream[seq], seq: seq + 1, at: AT } }
      }
    },
  }

  const http = createServer((request, response) => {
    void answerHttp(request).then((text) => {
      const name = [...unanswered].find((one) => text.startsWith(`{"data":{"${one}"`))
      if (name === undefined) response.setHeader('content-type', 'application/json').end(text)
      else request.socket.destroy()
      unanswered.delete(name ?? '')
    })
  })
  const answerHttp = async (request: IncomingMessage) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { query: source, variables } = JSON.parse(await operationIn(request, Buffer.concat(chunks))) as {
      query: string
      variables: Arguments
    }
    return JSON.stringify(await graphql({ schema, source, variableValues: variables, rootValue: root }))
  }
  /** As it is, or out of a form with a file, which is kept. */
  const operationIn = async ({ headers }: IncomingMessage, body: Buffer<ArrayBuffer>) => {
    const type = headers['content-type'] ?? ''
    if (!type.startsWith('multipart/')) return body.toString()
    const form = await new Response(body, { headers: { 'content-type': type } }).formData()
    const [operations, map, file] = ['operations', 'map', 'file'].map((part) => form.get(part))
    if (typeof operations !== 'string' || typeof map !== 'string' || !(file instanceof File))
      throw new Error('no upload')
    uploads.push({ place: map, bytes: file.size, type: file.type })
    return operations
  }
  const sockets = new WebSocketServer({ server: http, path: '/graphql' })
  // Its own ones would be of another copy of graphql: Vite resolves the one that is imported here by itself.
  useServer({ schema, roots: { subscription: subscriptions }, execute, subscribe, validate }, sockets)
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')

  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    /** Answers the next mutation of that name with this. */
    answer: (name: string, result: Told | Promise<Told>) => answers.set(name, result),
    loseAnswer: (name: string) => unanswered.add(name),
    refuse: (name: string, code: string) =>
      answers.set(name, { __typename: 'Refused', code, message: 'Not now.' }),
    tell(...events: Told[]) {
      stream.push(...events)
      changes.dispatchEvent(new Event('change'))
    },
    /** What an operation was asked with, each time. */
    inputs: (name: string) => askedOf(name).map(({ input }) => input),
    /** Files that came with operations. */
    uploads,
    /** Waits until an operation has been asked for so many times. */
    async isAsked(name: string, times = 1) {
      while (askedOf(name).length < times) await once(changes, 'change')
    },
    /** Cuts every WebSocket, without a goodbye. */
    drop() {
      for (const socket of sockets.clients) socket.terminate()
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

const MISSION_PROGRAMME: Told = { __typename: 'MissionProgramme', awakened: 0, listeners: 1000, target: 600 }

/** Events, with all that the schema wants of them. */
export const told = {
  snapshot: (state: string, programme: Told = MISSION_PROGRAMME): Told => ({
    __typename: 'Snapshot',
    session: {
      id: 's1',
      state,
      keyDown: false,
      listening: false,
      programme,
      clockLeftMs: 120_000,
      clockRunning: false,
      interruptible: true,
      understandsSpeech: true,
      cast: [{ name: 'Mara', role: 'host', voice: 'v1', colour: '#ffcc00' }],
      said: [],
    },
  }),
  state: (state: string, keyDown = false): Told => ({
    __typename: 'StateChanged',
    state,
    keyDown,
    clockLeftMs: 100_000,
    clockRunning: true,
  }),
  line: (id: string, voiced = true): Told => ({
    __typename: 'LineStarted',
    voiced,
    line: { id, speaker: 'Mara', text: `This is ${id}.` },
  }),
  lineEnded: (lineId: string, durationMs: number, voiced = true): Told => ({
    __typename: 'DialogueEnded',
    lineId,
    durationMs,
    rtpTimestamp: voiced ? 0 : null,
  }),
  transcript: (turnId: string, text: string | null): Told => ({
    __typename: 'FinalTranscript',
    turnId,
    outcome: text === null ? 'UNINTELLIGIBLE' : 'WORDS',
    text,
    confidence: text === null ? null : 0.9,
    typed: false,
  }),
  score: (turnId: string, awakened: number): Told => ({
    __typename: 'ScoreUpdated',
    turnId,
    percent: 10,
    change: 100,
    awakened,
    listeners: 1000,
    reason: 'They believe you.',
  }),
  ended: (outcome: string): Told => ({ __typename: 'ShowEnded', outcome }),
}
