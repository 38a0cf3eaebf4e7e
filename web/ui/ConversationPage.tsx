import type { ConversationView, Message } from '../radio/conversation.ts'
import type { Speaker, View } from '../radio/view.ts'
import { dayAndTime } from './format.ts'
import { Messages } from './Messages.tsx'
import { Heading } from './Heading.tsx'
import { Problem } from './Problem.tsx'

/** A conversation to read again, and the way back into it (C2). */
export function ConversationPage(props: {
  readonly view: View
  readonly conversation: ConversationView
  readonly cast: readonly Speaker[]
  readonly createdAt: string
  readonly over: boolean
  readonly earlier: readonly Message[]
  readonly hasEarlier: boolean
  readonly loading: boolean
  readonly onEarlier: () => void
  readonly onJoin: () => void
  readonly onMakeRoom: () => void
  readonly conversationsHref: string
}) {
  const { conversation, view } = props
  const { messages, characters } = conversation
  return (
    <main className="missions reading">
      <header className="page-head">
        <p>
          <a href={props.conversationsHref}>All conversations</a>
        </p>
        <Heading>{characters.map(({ name }) => name).join(', ')}</Heading>
        <p className="quiet">
          <time dateTime={props.createdAt}>{dayAndTime(props.createdAt)}</time>
          {props.over && ' · over'}
        </p>
        {!props.over && (
          <button className="button button--main" type="button" onClick={props.onJoin}>
            {messages.length === 0 ? 'Start talking' : 'Go on talking'}
          </button>
        )}
        {view.opening?.kind === 'failed' && <Problem failure={view.opening} onMakeRoom={props.onMakeRoom} />}
      </header>
      <section className="panel" aria-label="What was said">
        {messages.length === 0 && <p className="quiet">Nothing has been said yet.</p>}
        <Messages
          messages={[...props.earlier, ...messages]}
          spoken={null}
          partial={null}
          cast={props.cast}
          characters={characters}
          hasEarlier={props.hasEarlier}
          loading={props.loading}
          onEarlier={props.onEarlier}
        />
      </section>
    </main>
  )
}
