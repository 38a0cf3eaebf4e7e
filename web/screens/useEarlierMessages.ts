import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { EarlierMessagesDocument } from '../api/generated/graphql.ts'
import type { Message } from '../radio/conversation.ts'

/**
 * Messages from before those that are known, page by page backwards (C2).
 * @param before the cursor of the oldest one that is known; null where there is nothing before it
 */
export function useEarlierMessages(
  conversationId: string,
  before: string | null,
): {
  /** Oldest first. */
  readonly earlier: readonly Message[]
  readonly hasMore: boolean
  readonly loading: boolean
  readonly more: () => Promise<void>
} {
  const api = useApi()
  const [loading, setLoading] = useState(false)
  const [read, setRead] = useState<{
    readonly before: string | null
    readonly messages: readonly Message[]
    readonly next: string | null
  } | null>(null)
  // What was read before another message does not join on any more.
  const { messages: earlier, next } = read?.before === before ? read : { messages: [], next: before }

  async function more(): Promise<void> {
    if (next === null) return
    setLoading(true)
    try {
      const { conversation } = await api.ask(EarlierMessagesDocument, { id: conversationId, before: next })
      if (!conversation) return
      const { edges, pageInfo } = conversation.messages
      const messages = [...edges.map(({ node }) => node), ...earlier]
      setRead({ before, messages, next: pageInfo.hasPreviousPage ? pageInfo.startCursor : null })
    } catch {
      // The button stays, to be tried again.
    } finally {
      setLoading(false)
    }
  }

  return { earlier, hasMore: next !== null, loading, more }
}
