import { useState, type FormEvent } from 'react'

/** Whatever can be said can be typed (E9). */
export function SayForm(props: {
  readonly enabled: boolean
  readonly onSay: (text: string) => Promise<boolean>
}) {
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const words = text.trim()
    if (words === '' || sending) return
    setSending(true)
    // Words that were not taken stay, to be said again.
    if (await props.onSay(words)) setText('')
    setSending(false)
  }

  return (
    <form className="sayForm" onSubmit={(event) => void submit(event)}>
      <input
        aria-label="Say it by typing"
        placeholder="Or type it"
        value={text}
        onChange={(event) => setText(event.target.value)}
        maxLength={1000}
        enterKeyHint="send"
        autoComplete="off"
      />
      <button className="button" type="submit" disabled={!props.enabled || sending || text.trim() === ''}>
        Say
      </button>
    </form>
  )
}
