import type { Options, Programme } from './options.ts'
import { startOwnServer } from './ownServer.ts'

/** The server to play at. */
export type Server = {
  url: string
  /** Whether it was started for this run, and ends with it. */
  isOwn: boolean
  close(): Promise<void>
}

const ANSWER_LIMIT = 3_000

/**
 * The server that was named; where none was, the one at the usual place; where there is none either, one of the
 * player's own.
 * @param progress Gets a line now and then if one has to be started.
 * @param interruption Aborted when it need not be started any more.
 * @throws {Error} No server answers, or none could be started.
 */
export async function findServer(
  options: Options,
  progress: (line: string) => void,
  interruption: AbortSignal,
): Promise<Server> {
  const url = options.url ?? options.usualUrl
  const silence = await whyNoAnswer(url)
  if (silence === null) return { url, isOwn: false, close: async () => {} }
  if (options.url !== null || isThere(options.programme)) {
    throw new Error(`no Wakeband server answers at ${url}: ${silence}`)
  }
  progress(`no server answers at ${url}: starting one for as long as this plays`)
  return { ...(await startOwnServer(progress, interruption)), isOwn: true }
}

/** Whether it is something that only the server which has it can go on with. */
function isThere(programme: Programme) {
  if (programme.kind === 'MISSION') return programme.resume || programme.mission !== null
  return programme.kind === 'CONVERSATION' && programme.id !== null
}

/** @returns null where a GraphQL server answers. */
async function whyNoAnswer(url: string): Promise<string | null> {
  try {
    const response = await fetch(new URL('graphql', url.endsWith('/') ? url : `${url}/`), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ __typename }' }),
      signal: AbortSignal.timeout(ANSWER_LIMIT),
    })
    const { data } = (await response.json()) as { data?: { __typename?: string } }
    return data?.__typename === 'Query' ? null : `what is there does not speak GraphQL (${response.status})`
  } catch (error) {
    if (!(error instanceof Error)) return String(error)
    if (error instanceof SyntaxError) return 'what is there does not speak GraphQL'
    return error.cause instanceof Error ? error.cause.message : error.message
  }
}
