import { longestId } from './access.ts'
import type { ArgBuilder } from './builder.ts'

/** Things on a page: as many as are asked for, within 1 and `most`. */
const usual = 20
const most = 50

/** The arguments of a list that is paged through forwards. */
export function pageArgs(arg: ArgBuilder) {
  return {
    first: arg.int({
      required: false,
      description: `How many, 1 to ${most}; ${usual} where it is left out. More than ${most} gives ${most}.`,
    }),
    after: arg.string({
      required: false,
      description: '`endCursor` of the page before; the first page where it is left out.',
    }),
  }
}

/** How many a page is to have. */
export function pageSize(wanted: number | null | undefined): number {
  return Math.min(most, Math.max(1, wanted ?? usual))
}

/** One page of a list, in the form of Relay: the cursor of each is its id. */
export async function page<T>(
  args: { readonly first?: number | null | undefined; readonly after?: string | null | undefined },
  load: (first: number, after: string | null) => Promise<{ readonly nodes: readonly T[]; readonly more: boolean }>,
  idOf: (node: T) => string,
) {
  const after = args.after ?? null
  // What can be no cursor is one of nothing, and not looked for anywhere.
  const isNone = after !== null && after.length > longestId
  const { nodes, more } = isNone ? { nodes: [], more: false } : await load(pageSize(args.first), after)
  const edges = nodes.map((node) => ({ node, cursor: idOf(node) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: more,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}

interface Slice {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/**
 * A page of a list that is there as a whole, in the form of Relay and by its rules: `after` and `before` cut the list
 * (a cursor that is unknown cuts nothing), then `first` is taken of its beginning, then `last` of its end. The usual
 * number from the end where neither is given.
 */
export function slice<T extends { readonly id: string }>(list: readonly T[], { first, after, last, before }: Slice) {
  const begin = list.findIndex(({ id }) => id === after) + 1
  const end = list.findIndex(({ id }) => id === before)
  const within = list.slice(begin, end === -1 ? list.length : end)
  const head = typeof first === 'number' ? within.slice(0, pageSize(first)) : within
  const nodes = typeof first === 'number' && typeof last !== 'number' ? head : head.slice(-pageSize(last))
  const at = (node: T | undefined) => list.findIndex(({ id }) => id === node?.id)
  const edges = nodes.map((node) => ({ node, cursor: node.id }))
  return {
    edges,
    pageInfo: {
      hasNextPage: nodes.length > 0 ? at(nodes.at(-1)) < list.length - 1 : end !== -1,
      hasPreviousPage: nodes.length > 0 ? at(nodes[0]) > 0 : begin > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
