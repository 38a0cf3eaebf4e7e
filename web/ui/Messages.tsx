import { memo, useLayoutEffect, useRef, useState, type CSSProperties } from 'react'
import type { Character, Message, Spoken } from '../radio/conversation.ts'
import type { PartialView, Speaker } from '../radio/view.ts'
import { readOn, startReading } from '../radio/readAloud.ts'
import { MessageText } from './MessageText.tsx'
import { useEndInSight } from './useEndInSight.ts'

/** What was said in a conversation, oldest first, and what is being said right now (C3, C5). */
export function Messages(props: {
  readonly messages: readonly Message[]
  readonly spoken: Spoken | null
  readonly partial: PartialView | null
  readonly cast: readonly Speaker[]
  readonly characters: readonly Character[]
  readonly hasEarlier: boolean
  readonly loading: boolean
  readonly onEarlier: () => void
}) {
  const { messages, partial } = props
  const newest = messages.at(-1)
  const { list, atEnd, onScroll } = useEndInSight<HTMLOListElement>(
    `${newest?.id} ${newest?.text.length} ${partial?.text}`,
  )

  // Older messages come in above what is being read, which stays where it is.
  const oldest = messages[0]?.id
  const top = useRef({ oldest, height: 0 })
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return
    const { scrollHeight } = element
    if (top.current.oldest !== oldest && !atEnd.current)
      element.scrollBy(0, scrollHeight - top.current.height)
    top.current = { oldest, height: scrollHeight }
  })

  return (
    <>
      <ol
        className="messages"
        ref={list}
        aria-label="Messages"
        data-testid="messages"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not every browser lets a key do that by itself
        tabIndex={0}
        onScroll={onScroll}
      >
        {props.hasEarlier && (
          <li className="messages-earlier">
            <button
              className="button"
              type="button"
              aria-disabled={props.loading}
              onClick={props.loading ? undefined : props.onEarlier}
            >
              Earlier messages
            </button>
          </li>
        )}
        {messages.map((message) => (
          <OneMessage
            key={message.id}
            message={message}
            spoken={props.spoken?.messageId === message.id ? props.spoken : null}
            name={nameOf(message, props.characters)}
            colour={colourOf(message, props.characters, props.cast)}
          />
        ))}
        {partial && (
          <li className="message message--player is-partial" data-testid="partial" aria-hidden="true">
            <strong className="message-who">You</strong>
            <span className="message-text">
              <Guess partial={partial} />
            </span>
          </li>
        )}
      </ol>
      <Announcer messages={messages} spoken={props.spoken} characters={props.characters} />
    </>
  )
}

/** Rendered anew when it changes itself: a word comes several times a second. */
const OneMessage = memo(function OneMessage(props: {
  readonly message: Message
  readonly spoken: Spoken | null
  readonly name: string
  readonly colour: string | undefined
}) {
  const { message, colour } = props
  const mine = message.author === 'PLAYER'
  const live = message.status === 'SPEAKING' || message.status === 'WRITING'
  return (
    <li
      className={`message${mine ? ' message--player' : ''}${live ? ' is-live' : ''}`}
      style={colour === undefined ? undefined : ({ '--who': colour } as CSSProperties)}
      data-testid="message"
      data-message={message.id}
      data-author={message.author}
      data-status={message.status}
    >
      <strong className="message-who">{props.name}</strong>
      <span className="message-text">
        <MessageText message={message} spoken={props.spoken} />
      </span>
    </li>
  )
})

/** The words so far: what stands of them, and what may still change (C7). */
function Guess({ partial }: { readonly partial: PartialView }) {
  const { text, stable } = partial
  const stands = text.startsWith(stable) ? stable.length : 0
  return (
    <>
      <span data-testid="stable">{text.slice(0, stands)}</span>
      <em>{text.slice(stands)}</em>
    </>
  )
}

/**
 * Reads out what is heard, sentence by sentence: a live region round the messages themselves would begin anew with every
 * word that comes (W3).
 */
function Announcer(props: {
  readonly messages: readonly Message[]
  readonly spoken: Spoken | null
  readonly characters: readonly Character[]
}) {
  const { messages, spoken, characters } = props
  const [read, setRead] = useState(() => startReading(messages))
  const next = readOn(read, messages, spoken)
  if (next !== read) setRead(next)
  return (
    <div className="visuallyHidden" role="log" aria-label="New messages" aria-relevant="additions">
      {next.newest.map(({ key, message, words, first }) => (
        <p key={key}>{first ? `${nameOf(message, characters)}: ${words}` : words}</p>
      ))}
    </div>
  )
}

/** A character goes by the name that they have now. */
function nameOf(message: Message, characters: readonly Character[]): string {
  if (message.author === 'PLAYER') return 'You'
  return characters.find(({ id }) => id === message.characterId)?.name ?? message.characterName ?? 'Somebody'
}

function colourOf(
  message: Message,
  characters: readonly Character[],
  cast: readonly Speaker[],
): string | undefined {
  const names = [nameOf(message, characters), message.characterName]
  return cast.find(({ name }) => names.includes(name))?.colour
}
