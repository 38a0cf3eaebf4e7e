import { useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

/** What became of something that was asked about everything that is known of the player. */
export type AccountAnswer = { readonly failure: string } | { readonly done: string }

/** Who is signed in, and what is to become of what is known of them (E17). */
export function Account(props: {
  readonly name: string
  readonly onSignOut: () => void
  readonly onExport: () => Promise<AccountAnswer>
  /** @param name typed by the player, so that nobody does it by accident */
  readonly onDelete: (name: string) => Promise<AccountAnswer>
}) {
  const { onExport, onDelete } = props
  const [open, setOpen] = useState(false)
  const [sure, setSure] = useState(false)
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [answer, setAnswer] = useState<AccountAnswer | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const thinkAgain = useRef<HTMLButtonElement>(null)
  const id = useId()

  function toggle(): void {
    setOpen(!open)
    setSure(false)
    setTyped('')
    setAnswer(null)
  }

  /** The button that asked is back, and the keyboard on it. */
  function keep(): void {
    setTyped('')
    flushSync(() => setSure(false))
    thinkAgain.current?.focus()
  }

  useEffect(() => {
    if (!open) return
    const elsewhere = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      document.removeEventListener('keydown', escape)
    }
  }, [open])

  async function ask(act: () => Promise<AccountAnswer>): Promise<void> {
    if (busy) return
    setBusy(true)
    setAnswer(null)
    try {
      setAnswer(await act())
    } catch (error) {
      setAnswer({ failure: error instanceof Error ? error.message : String(error) })
    } finally {
      setBusy(false)
    }
  }

  return (
    <div className="account" ref={box}>
      <button
        ref={button}
        className="button button--quiet account-name"
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        <span>
          <span className="visuallyHidden">Account of </span>
          {props.name}
        </span>
        <svg viewBox="0 0 12 12" aria-hidden="true">
          <path d="m2 4 4 4 4-4" />
        </svg>
      </button>
      <div id={id} className="account-menu" hidden={!open}>
        <button className="button" type="button" aria-disabled={busy} onClick={() => void ask(onExport)}>
          Download everything about me
        </button>
        {sure && (
          <form
            className="account-sure"
            aria-label="Delete everything about me"
            onSubmit={(event) => {
              event.preventDefault()
              void ask(() => onDelete(typed))
            }}
          >
            <p>
              Your missions, shows, games, conversations and characters are gone for good. Nobody can bring
              them back.
            </p>
            <label className="field">
              <span>Type your name to delete it all</span>
              <input value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" ref={focusOnce} />
            </label>
            <button
              className="button account-danger"
              type="submit"
              aria-disabled={busy}
              disabled={typed.trim() !== props.name.trim()}
            >
              Delete it all
            </button>
            <button className="button" type="button" aria-disabled={busy} onClick={busy ? undefined : keep}>
              Keep it
            </button>
          </form>
        )}
        {!sure && (
          <button ref={thinkAgain} className="button account-danger" type="button" onClick={() => setSure(true)}>
            Delete everything about me…
          </button>
        )}
        <button className="button" type="button" onClick={props.onSignOut}>
          Sign out
        </button>
        <output className="account-word">
          {busy && 'One moment…'}
          {answer && ('failure' in answer ? <span className="error">{answer.failure}</span> : answer.done)}
        </output>
      </div>
    </div>
  )
}

const focusOnce = (element: HTMLElement | null) => element?.focus()
