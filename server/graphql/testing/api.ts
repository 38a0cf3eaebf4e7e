import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createClient, type Client } from 'graphql-ws'
import WebSocket from 'ws'
import type { SessionId } from '../../core/ids.ts'
import type { MediaFigures, Player, SignIn } from '../../core/ports.ts'
import { scenario } from '../../core/testing/sessions.ts'
import type { ApiDeps } from '../context.ts'
import { createApi } from '../server.ts'
import { createHandClock } from './clock.ts'
import { createPuppetDesk } from './puppetDesk.ts'
import { createPuppetIdentity } from './puppetIdentity.ts'
import { createPuppetPersonas } from './puppetPersonas.ts'
import { createPuppetStation } from './puppetStation.ts'
import { birth, playerOf } from './things.ts'

export interface Answer {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: Record<string, unknown> }[]
}

export const limits: ApiDeps['limits'] = { missionsPerHour: 20, sessionsPerHour: 60, charactersPerHour: 60, turnsPerMinute: 60, signInsPerHour: 60, requestsPerMinute: 1200, socketsPerPlayer: 10, showsPerPlayer: 20, playersPerAddress: 20 }

/** The API on a real server, with puppets behind it. */
export async function startApi(changed: Partial<ApiDeps> = {}) {
  const clock = createHandClock(birth)
  const desk = createPuppetDesk()
  const station = createPuppetStation()
  const personas = createPuppetPersonas()
  const identity = createPuppetIdentity(clock)
  const players = new Map<string, Player>()
  const gone = new Set<string>()
  const signIns = new Map<string, SignIn>()
  const shares = new Map<SessionId, string>()
  const me = playerOf('me')
  const stranger = playerOf('stranger')
  const logged: { readonly level: string; readonly facts: Record<string, unknown>; readonly message: string }[] = []
  const log = (level: string) => (facts: object, message: string) => void logged.push({ level, facts: { ...facts }, message })
  const reported: MediaFigures[] = []
  let ids = 0

  const api = createApi({
    desk: desk.desk,
    station: station.station,
    store: {
      putPlayer: async (player) => void players.set(player.id, player),
      player: async (playerId) => players.get(playerId) ?? null,
      putSignIn: async (signIn, replacing) => {
        if ((signIns.get(signIn.id)?.hash ?? null) !== replacing) return false
        signIns.set(signIn.id, signIn)
        return true
      },
      signIn: async (signInId) => signIns.get(signInId) ?? null,
      deleteSignIn: async (signInId) => void signIns.delete(signInId),
      shareSession: async (sessionId, token) => {
        shares.set(sessionId, shares.get(sessionId) ?? token)
        return shares.get(sessionId) ?? null
      },
      unshareSession: async (sessionId) => void shares.delete(sessionId),
      shareOf: async (sessionId) => shares.get(sessionId) ?? null,
      sharedSession: async (token) => {
        const [sessionId] = [...shares].find(([, of]) => of === token) ?? []
        return sessionId === undefined ? null : { id: sessionId, playerId: me.id }
      },
    },
    signInLife: { tokenMs: 3_600_000, signInMs: 24 * 3_600_000 },
    identity: identity.identity,
    scenarios: [scenario],
    personas: personas.desk,
    exports: { offer: (playerId) => ({ link: `link-of-${playerId}`, expiresAt: clock.now() + 300_000 }) },
    farewell: {
      async forget(playerId) {
        gone.add(playerId)
        return { missions: 1, characters: 2, sessions: 3 }
      },
      gone: (playerId) => gone.has(playerId),
    },
    models: [
      { name: 'model-a', takes: { temperature: { min: 0, max: 2, whole: false }, topK: { min: 1, max: 40, whole: true } } },
      { name: 'model-b', takes: {} },
    ],
    voices: [{ id: 'voice-Mara', language: 'en', gender: 'feminine', traits: ['calm', 'low'] }],
    prices: { inputTokensPerMillion: 1, outputTokensPerMillion: 2, voiceCharactersPerThousand: 3, earMinute: 4 },
    clock,
    newId: () => `new-${(ids += 1)}`,
    newLink: () => `link-${(ids += 1)}`,
    limits,
    proxies: 0,
    origins: [],
    iceServers: [{ urls: ['turn:turn.example:3478'], username: 'u', credential: 'c' }],
    understands: () => true,
    graphiql: false,
    mediaMeter: { reported: (figures) => void reported.push(figures) },
    log: { info: log('info'), warn: log('warn'), error: log('error') },
    ...changed,
  })

  const server = createServer((request, response) => void api.handle(request, response))
  server.on('upgrade', (request, socket, head) => api.upgrade(request, socket, head))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/graphql`
  const socketUrl = `ws://127.0.0.1:${port}/graphql`
  const clients: Client[] = []

  return {
    api,
    clock,
    desk,
    station,
    personas,
    identity,
    players,
    gone,
    signIns,
    shares,
    logged,
    reported,
    url,
    socketUrl,
    port,
    me,
    stranger,
    token: (player: Player, expiresAt?: number) => identity.tokenOf(player, expiresAt),

    /** One operation over HTTP, as `player`, or as nobody. */
    async ask(query: string, variables: object = {}, player: Player | null = me, headers: Record<string, string> = {}) {
      const authorization = player && { authorization: `Bearer ${identity.tokenOf(player)}` }
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...authorization, ...headers },
        body: JSON.stringify({ query, variables }),
      })
      return { status: response.status, ...((await response.json()) as Answer) }
    },

    /** A graphql-ws client that does not try again by itself. */
    connect(connectionParams: Record<string, unknown> | undefined, headers: Record<string, string> = {}): Client {
      class Socket extends WebSocket {
        constructor(address: string, protocols: string[]) {
          super(address, protocols, { headers })
        }
      }
      const client = createClient({
        url: socketUrl,
        webSocketImpl: Socket,
        retryAttempts: 0,
        ...(connectionParams && { connectionParams }),
      })
      clients.push(client)
      return client
    },

    /** A subscription as `player`: what it tells, one by one. */
    subscribe(query: string, variables: Record<string, unknown> = {}, player: Player | null = me) {
      const client = this.connect(player ? { token: identity.tokenOf(player) } : undefined)
      return client.iterate({ query, variables })
    },

    async close() {
      for (const client of clients) await client.dispose()
      await api.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type TestApi = Awaited<ReturnType<typeof startApi>>

/** Why a socket was closed. */
export function closing(client: Client): Promise<{ readonly code: number; readonly reason: string }> {
  return new Promise((resolve) => {
    client.on('closed', (event) => resolve(event as { code: number; reason: string }))
  })
}
