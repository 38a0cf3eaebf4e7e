import { useRef, useState, type FormEvent } from 'react'

/** Whatever can be said can be typed (E9). */
export function SayForm(props: {
  readonly enabled: boolean
  readonly onSay: (text: string) => Promise<boolean>
}) {
  const [text, setText] = useState('')
  const [sending, setSending] = useState(false)
  const field = useRef<HTMLInputElement>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const words = text.trim()
    if (words === '' || sending) return
    setSending(true)
    // A button with nothing to send is off, and loses the keyboard.
    field.current?.focus()
    // Words that were not taken stay, to be said again.
    if (await props.onSay(words)) setText('')
    setSending(false)
  }

  return (
    <form className="sayForm" onSubmit={(event) => void submit(event)}>
      <input
        ref={field}
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
