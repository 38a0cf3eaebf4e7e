import { useState, type FormEvent } from 'react'
import { Town } from '../ui/Town.tsx'
import { Wordmark } from '../ui/Wordmark.tsx'
import { Heading } from '../ui/Heading.tsx'

/** The first thing of all: a name (M1). */
export function SignInScreen(props: {
  readonly expired: boolean
  readonly onSignIn: (name: string, stay: boolean) => Promise<string | null>
}) {
  const [name, setName] = useState('')
  const [stay, setStay] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    setFailure(await props.onSignIn(name.trim(), stay))
    setBusy(false)
  }

  return (
    <main className="signIn">
      <Town share={0.06} air="on" />
      <Heading className="signIn-title">
        <Wordmark />
      </Heading>
      <p className="signIn-claim">Live radio that talks back.</p>
      <form className="panel signIn-form" onSubmit={(event) => void submit(event)}>
        {props.expired && <p role="alert">Your sign-in has run out. Sign in to go on, as a new guest.</p>}
        <label className="field">
          <span>Your name</span>
          <input
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="name"
            maxLength={40}
            required
          />
        </label>
        <label className="check">
          <input type="checkbox" checked={stay} onChange={(event) => setStay(event.target.checked)} />
          <span>Stay signed in on this device</span>
        </label>
        <button className="button button--main" type="submit" disabled={busy || name.trim() === ''}>
          {busy ? 'Signing in…' : 'Sign in'}
        </button>
        {failure !== null && (
          <p className="error" role="alert">
            {failure}
          </p>
        )}
      </form>
    </main>
  )
}
