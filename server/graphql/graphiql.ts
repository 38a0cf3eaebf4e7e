import { readFileSync } from 'node:fs'
import type { GraphiQLOptions } from 'graphql-yoga'

/** Named operations of a whole mission, scenario and conversation, in the order of play (A1). */
export const examples = readFileSync(new URL('./examples.graphql', import.meta.url), 'utf8')

export const graphiqlOptions: GraphiQLOptions = {
  title: 'Wakeband',
  defaultQuery: examples,
  defaultHeaders: JSON.stringify({ Authorization: 'Bearer ' }, null, 2),
  subscriptionsProtocol: 'WS',
}

/** GraphiQL from our own files: nothing is loaded from another host. Its 9 MB are read at the first call. */
export async function renderGraphiQL(options?: GraphiQLOptions): Promise<string> {
  const own = await import('@graphql-yoga/render-graphiql')
  return own.renderGraphiQL(options)
}
