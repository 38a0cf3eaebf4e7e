import { useApi } from '../api/apiContext.ts'
import { StartConversationDocument } from '../api/generated/graphql.ts'
import { charactersPath, conversationPath } from '../route.ts'
import { ConversationCard } from '../ui/ConversationCard.tsx'
import { ConversationForm, type ConversationWish } from '../ui/ConversationForm.tsx'
import { Heading } from '../ui/Heading.tsx'
import { failureOf, useAttempt, type Failure } from './useAttempt.ts'
import { useCharacters } from './useCharacters.ts'
import { useConversations } from './useConversations.ts'
import { useModels } from './useModels.ts'

/** Everything that the player has talked about, and a form for more of it (C2). */
export function ConversationsScreen(props: { readonly onStarted: (sessionId: string) => void }) {
  const api = useApi()
  const { characters, failed: noCast } = useCharacters()
  const models = useModels()
  const list = useConversations()

  async function begin({ characterIds, settings }: ConversationWish): Promise<Failure | null> {
    const input = {
      characterIds: characterIds === null ? null : [...characterIds],
      settings,
      captionsOnly: !('RTCPeerConnection' in globalThis),
    }
    const { startConversation } = await api.ask(StartConversationDocument, { input })
    if (startConversation.__typename !== 'Conversation') return failureOf(startConversation)
    props.onStarted(startConversation.id)
    return null
  }
  const starting = useAttempt(begin)

  return (
    <main className="missions">
      <header className="page-head">
        <Heading>Conversations</Heading>
        <p className="quiet">
          Talk, or type. Name somebody and they answer; say “everyone” and all of them do.
        </p>
      </header>
      <ConversationForm
        characters={characters}
        models={models}
        charactersHref={charactersPath}
        busy={starting.busy}
        failure={starting.failure}
        onEdit={starting.forget}
        onStart={(wish) => void starting.run(wish)}
      />
      <section aria-labelledby="conversations-title">
        <h2 id="conversations-title">Your conversations</h2>
        {(list.failed || noCast) && (
          <p className="error" role="alert">
            The list cannot be had right now.{' '}
            <button className="button" type="button" onClick={list.again}>
              Try again
            </button>
          </p>
        )}
        {!list.failed && list.conversations.length === 0 && (
          <p className="quiet">
            {list.loading ? 'Looking for your conversations…' : 'None yet. Start one.'}
          </p>
        )}
        <ul className="missions-list">
          {list.conversations.map((conversation) => (
            <li key={conversation.id}>
              <ConversationCard conversation={conversation} href={conversationPath(conversation.id)} />
            </li>
          ))}
        </ul>
        {list.hasMore && (
          <button className="button" type="button" onClick={list.more} disabled={list.loading}>
            Older conversations
          </button>
        )}
      </section>
    </main>
  )
}
