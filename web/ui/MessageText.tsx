import type { Message, Spoken } from '../radio/conversation.ts'
import { SpokenText } from './SpokenText.tsx'

/**
 * The text of a message: what has been heard, what is being said, and what is still to come stand apart while
 * it is spoken (C5); afterwards it is what was heard of it (E7).
 */
export function MessageText(props: {
  readonly message: Message
  /** The sentence of it that is on the air; null while none is. */
  readonly spoken: Spoken | null
}) {
  const { message } = props
  const { text, status } = message
  if (status === 'FAILED') return <em className="message-note">(lost for words)</em>
  if (status === 'INTERRUPTED')
    return (
      <>
        {text}
        <em className="message-note">
          {text === '' ? '(you cut in before the first word)' : ' — (interrupted)'}
        </em>
      </>
    )
  if (status === 'COMPLETE') return text
  const spoken = props.spoken ?? { from: 0, to: 0, lineId: '', spokenMs: null }
  return (
    <>
      {text.slice(0, spoken.from)}
      {spoken.to > spoken.from && (
        <mark data-testid="spoken">
          <SpokenText text={text.slice(spoken.from, spoken.to)} spokenMs={spoken.spokenMs} />
        </mark>
      )}
      <span className="message-ahead">{text.slice(spoken.to)}</span>
      {status === 'WRITING' && <span className="message-caret" aria-hidden="true" />}
    </>
  )
}
