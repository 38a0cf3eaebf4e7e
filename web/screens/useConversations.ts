import { useState } from 'react'
import { useQuery } from 'urql'
import { ConversationsDocument } from '../api/generated/graphql.ts'
import type { ConversationInList } from '../radio/conversation.ts'

const pageSize = 20

/** The player's conversations, newest first, as many as were asked for (C2). */
export function useConversations(): {
  readonly conversations: readonly ConversationInList[]
  readonly loading: boolean
  readonly failed: boolean
  readonly hasMore: boolean
  readonly more: () => void
  readonly again: () => void
} {
  const [first, setFirst] = useState(pageSize)
  const [{ data, fetching, error }, again] = useQuery({ query: ConversationsDocument, variables: { first } })
  return {
    conversations: data?.conversations?.edges.map((edge) => edge.node) ?? [],
    loading: fetching,
    failed: error !== undefined,
    hasMore: data?.conversations?.pageInfo.hasNextPage ?? false,
    more: () => setFirst(first + pageSize),
    again,
  }
}
