import type { ConversationInList } from '../radio/conversation.ts'
import { Disc } from './Disc.tsx'
import { dayAndTime } from './format.ts'

/** A conversation in the list: who took part, and the last words (C2). */
export function ConversationCard(props: {
  readonly conversation: ConversationInList
  readonly href: string
}) {
  const { characters, session, messages, createdAt } = props.conversation
  const last = messages.edges[0]?.node
  const colourOf = (name: string) => session.cast.find((speaker) => speaker.name === name)?.colour
  return (
    <article className="card conversationCard" data-testid="conversation">
      <p className="discs">
        {characters.slice(0, 4).map(({ id, name }) => (
          <Disc key={id} name={name} colour={colourOf(name)} />
        ))}
      </p>
      <div className="card-body">
        <h3>
          <a className="card-link" href={props.href}>
            {characters.map(({ name }) => name).join(', ')}
          </a>
        </h3>
        <p className="conversationCard-last">
          {last ? (
            <>
              <strong>{last.characterName ?? 'You'}:</strong> {last.text || '…'}
            </>
          ) : (
            <span className="quiet">Nothing has been said yet.</span>
          )}
        </p>
      </div>
      <p className="card-facts">
        <time dateTime={createdAt}>{dayAndTime(createdAt)}</time>
        {session.outcome !== null && ' · over'}
      </p>
    </article>
  )
}
