import { useState } from 'react'
import type { TypedDocumentNode } from 'urql'
import type { Pages } from '../ui/OwnList.tsx'
import { useAsked } from './useAsked.ts'

const pageSize = 20

/** A connection of Relay's, as far as a list needs it. */
interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[]
  readonly pageInfo: { readonly hasNextPage: boolean }
}

/**
 * A list that grows by a page whenever more of it is asked for.
 * @param connectionOf finds the list in what the query brings; null for whoever is not signed in any more
 */
export function usePagedList<Data, Node>(
  query: TypedDocumentNode<Data, { first?: number | null | undefined }>,
  connectionOf: (data: Data) => Connection<Node> | null | undefined,
): Pages<Node> {
  const [first, setFirst] = useState(pageSize)
  const { data, fetching, failed, again } = useAsked(query, { first })
  const connection = data && connectionOf(data)
  return {
    items: connection?.edges.map(({ node }) => node) ?? [],
    loading: fetching,
    failed,
    hasMore: connection?.pageInfo.hasNextPage ?? false,
    more: () => setFirst(first + pageSize),
    again,
  }
}
