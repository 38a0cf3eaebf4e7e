import { createClient, type Client } from 'graphql-ws'
import WebSocket from 'ws'

/** A client as somebody would write it from the schema in an evening: fetch, graphql-ws, and no types. */
export type Answer = any

export interface PlainClient {
  readonly token: string
  /** Null where it goes on with the token of an earlier sign-in. */
  readonly refreshToken: string | null
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** The events of a subscription's only field, as they come. */
  follow(query: string, variables: Record<string, unknown>): AsyncIterableIterator<Answer>
  close(): Promise<void>
}

/** Signs in, or goes on with the token of an earlier sign-in. */
export async function openClient(url: string, known?: string): Promise<PlainClient> {
  async function post(query: string, variables: object, token?: string): Promise<Answer> {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }
  const { token, refreshToken }: Pick<PlainClient, 'token' | 'refreshToken'> = known
    ? { token: known, refreshToken: null }
    : (await post('mutation { signIn(name: "Ada") { ... on SignedIn { token refreshToken } } }', {})).data.signIn
  const socket: Client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { token },
    retryAttempts: 0,
  })
  return {
    token,
    refreshToken,
    ask: (query, variables = {}) => post(query, variables, token),
    async *follow(query, variables) {
      for await (const { data } of socket.iterate<Record<string, Answer>>({ query, variables })) yield Object.values(data ?? {})[0]
    },
    close: async () => socket.dispose(),
  }
}

const events = `subscription ($id: ID!, $since: Int) { sessionEvents(sessionId: $id, since: $since) {
  __typename ... on SessionEvent { seq }
  ... on Snapshot { session { state programme { ... on MissionProgramme { awakened } } clockLeftMs line { id text } } }
  ... on StateChanged { state } ... on LineStarted { line { id text } } ... on DialogueEnded { lineId durationMs }
  ... on FinalTranscript { turnId finalText: text } ... on ScoreUpdated { awakened } ... on ShowEnded { outcome } } }`

/** A mission that can be tuned in to, and its show for a client with captions alone. */
export async function tuneIn(client: PlainClient, timeLimitSeconds = 300): Promise<{ missionId: string; frequency: number; sessionId: string }> {
  const created = await client.ask(
    'mutation ($t: Int) { createMission(input: { timeLimitSeconds: $t }) { ... on Mission { id frequency } } }',
    { t: timeLimitSeconds },
  )
  const { id: missionId, frequency } = created.data.createMission
  for await (const mission of client.follow('subscription ($id: ID!) { missionStatus(missionId: $id) { ... on Mission { status } } }', { id: missionId }))
    if (mission.status === 'STAGE2') break
  const tuned = await client.ask(
    'mutation ($id: ID!, $f: Float!) { tuneIn(input: { missionId: $id, frequency: $f, captionsOnly: true }) { ... on TunedIn { session { id } } } }',
    { id: missionId, f: frequency },
  )
  return { missionId, frequency, sessionId: tuned.data.tuneIn.session.id }
}

export function follow(client: PlainClient, sessionId: string, since: number | null = null): AsyncIterableIterator<Answer> {
  return client.follow(events, { id: sessionId, since })
}

/** What a mutation on a session answered: `Accepted`, or the code of a refusal, or the name of another outcome. */
export async function act(client: PlainClient, field: string, sessionId: string, more: Record<string, string> = {}): Promise<string> {
  const args = ['sessionId', ...Object.keys(more)]
  const types = args.map((name) => `$${name}: ${name.endsWith('Id') ? 'ID' : 'String'}!`).join(', ')
  const given = args.map((name) => `${name}: $${name}`).join(', ')
  const query = `mutation (${types}) { ${field}(${given}) { __typename ... on Refused { code } } }`
  const { data } = await client.ask(query, { sessionId, ...more })
  return data[field].code ?? data[field].__typename
}
