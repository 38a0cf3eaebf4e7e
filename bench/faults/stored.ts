/** A show as the server has it, for comparing with what its player was told. */
export interface Stored {
  /** The listeners awake, or the points; 0 in a conversation. */
  readonly score: number
  readonly lines: ReadonlySet<string>
  readonly turns: ReadonlySet<string>
}

interface Session {
  readonly programme: { readonly awakened?: number; readonly score?: number }
  readonly said: readonly { readonly line?: { readonly id: string }; readonly turnId?: string }[]
}

const sessionQuery = `query ($id: ID!) { session(id: $id) {
  programme { ... on MissionProgramme { awakened } ... on ScenarioProgramme { score } }
  said { ... on HostLine { line { id } } ... on PlayerTurn { turnId } } } }`
const signInQuery = 'mutation { signIn(name: "Faults") { ... on SignedIn { token } } }'

/** @returns the token of a new guest. */
export async function signIn(url: string): Promise<string> {
  const data = await ask<{ readonly signIn: { readonly token?: string } }>(url, signInQuery)
  if (!data.signIn.token) throw new Error('the product let nobody in')
  return data.signIn.token
}

/** What a person does who sees that the mission could not be prepared (M3); of any other mission nothing comes of it. */
export async function retryMission(url: string, token: string, missionId: string): Promise<void> {
  await ask(url, 'mutation ($missionId: ID!) { retryMission(missionId: $missionId) { __typename } }', { missionId }, token)
}

/** @throws {Error} There is no such session, or no answer. */
export async function readStored(url: string, token: string, id: string): Promise<Stored> {
  const { session } = await ask<{ readonly session: Session | null }>(url, sessionQuery, { id }, token)
  if (!session) throw new Error(`there is no session ${id}`)
  return {
    score: session.programme.awakened ?? session.programme.score ?? 0,
    lines: new Set(session.said.flatMap(({ line }) => (line ? [line.id] : []))),
    turns: new Set(session.said.flatMap(({ turnId }) => (turnId ? [turnId] : []))),
  }
}

async function ask<Data>(url: string, query: string, variables: object = {}, token?: string): Promise<Data> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(10_000),
  })
  return ((await response.json()) as { readonly data: Data }).data
}
