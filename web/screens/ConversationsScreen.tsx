import { useApi } from '../api/apiContext.ts'
import { ConversationsDocument, StartConversationDocument } from '../api/generated/graphql.ts'
import { failureOf, type Failure } from '../radio/failure.ts'
import { charactersPath, conversationPath } from '../route.ts'
import { ConversationCard } from '../ui/ConversationCard.tsx'
import { ConversationForm, type ConversationWish } from '../ui/ConversationForm.tsx'
import { Heading } from '../ui/Heading.tsx'
import { OwnList } from '../ui/OwnList.tsx'
import { useAttempt } from './useAttempt.ts'
import { useCharacters } from './useCharacters.ts'
import { useModels } from './useModels.ts'
import { usePagedList } from './usePagedList.ts'

/** Everything that the player has talked about, and a form for more of it (C2). */
export function ConversationsScreen(props: { readonly onStarted: (sessionId: string) => void }) {
  const api = useApi()
  const cast = useCharacters()
  const models = useModels()
  const list = usePagedList(ConversationsDocument, ({ conversations }) => conversations)

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
  const shown = {
    ...list,
    failed: list.failed || cast.failed,
    again() {
      list.again()
      cast.again()
    },
  }

  return (
    <main className="missions">
      <header className="page-head">
        <Heading>Conversations</Heading>
        <p className="quiet">
          Talk, or type. Name somebody and they answer; say “everyone” and all of them do.
        </p>
      </header>
      {/* Together: what comes later would push away what is there. */}
      {cast.loading && cast.characters.length === 0 && !shown.failed ? (
        <p className="quiet">Looking for your characters…</p>
      ) : (
        <>
          <ConversationForm
            characters={cast.characters}
            models={models}
            charactersHref={charactersPath}
            busy={starting.busy}
            failure={starting.failure}
            onEdit={starting.forget}
            onMakeRoom={() => void starting.makeRoom()}
            onStart={(wish) => void starting.run(wish)}
          />
          <OwnList what="conversations" list={shown} none={<p className="quiet">None yet. Start one.</p>}>
            {(conversation) => (
              <ConversationCard conversation={conversation} href={conversationPath(conversation.id)} />
            )}
          </OwnList>
        </>
      )}
    </main>
  )
}
