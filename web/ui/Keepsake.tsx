import { useEffect, useRef, useState } from 'react'
import type { Failure } from '../radio/failure.ts'
import type { KeptShow } from '../radio/kept.ts'
import { megahertz } from './format.ts'
import { Problem } from './Problem.tsx'
import { SaveShow } from './SaveShow.tsx'

const byHand = 'Copy the link from here.'

/** How a show is shown to others, as a page knows it. */
export interface Sharing {
  /** Where everybody can see it; null while it is the player's alone. */
  readonly url: string | null
  readonly busy: boolean
  readonly failure: Failure | null
  /** Resolves with the address, or null where there is none. */
  readonly share: () => Promise<string | null>
  /** Resolves with whether it is the player's alone again. */
  readonly unshare: () => Promise<boolean>
}

/** A show to take along: to show to others, and to keep (W2). */
export function Keepsake(props: {
  readonly show: KeptShow
  readonly whole: object
  /** Null where the show is not over: there is nothing to be shown yet. */
  readonly sharing: Sharing | null
}) {
  const { show, sharing } = props
  const [word, setWord] = useState('')
  const link = useRef<HTMLInputElement>(null)
  const sharingKey = useRef<HTMLButtonElement>(null)
  // The link may be there no sooner than the words.
  useEffect(() => {
    if (word === byHand) link.current?.focus()
  }, [word])

  async function share(): Promise<void> {
    if (sharing === null || sharing.busy) return
    setWord('')
    const url = await sharing.share()
    if (url === null) return
    const text = `${show.title}, ${megahertz(show.frequency)} MHz: I woke ${show.awakened} of ${show.listeners} listeners.`
    // Missing in many browsers, whatever its type says.
    const shares: Partial<Pick<Navigator, 'share'>> = navigator
    if (!shares.share) return copy(url)
    // Whoever has thought better of it has not failed; where it may not be done, the link is there to be copied.
    await shares.share({ title: show.title, text, url }).catch(() => undefined)
  }

  async function copy(url: string): Promise<void> {
    // Said anew each time: words that stay as they are would not be read out.
    setWord('')
    try {
      await navigator.clipboard.writeText(url)
      setWord('Copied: paste it wherever you like.')
    } catch {
      setWord(byHand)
    }
  }

  async function unshare(): Promise<void> {
    if (sharing === null || sharing.busy || !(await sharing.unshare())) return
    setWord('Not shared any more: the link leads nowhere.')
    sharingKey.current?.focus({ preventScroll: true })
  }

  const url = sharing?.url ?? null
  return (
    <section className="keepsake" aria-label="Share and keep">
      <p className="actions">
        {sharing && (
          <button
            ref={sharingKey}
            className="button button--main"
            type="button"
            aria-disabled={sharing.busy}
            onClick={() => void share()}
          >
            Share
          </button>
        )}
        <SaveShow show={show} whole={props.whole} />
      </p>
      {url !== null && (
        <div className="panel keepsake-link">
          <label className="field">
            <span>Whoever has this link can read the show, your words among it, and not who you are</span>
            <input ref={link} readOnly value={url} onFocus={(event) => event.target.select()} />
          </label>
          <p className="actions">
            <button className="button" type="button" onClick={() => void copy(url)}>
              Copy the link
            </button>
            <a className="button button--quiet" href={url}>
              See what they see
            </a>
            <button
              className="button button--quiet"
              type="button"
              aria-disabled={sharing?.busy}
              onClick={() => void unshare()}
            >
              Stop sharing
            </button>
          </p>
        </div>
      )}
      <output className="quiet">{word}</output>
      {sharing?.failure && <Problem failure={sharing.failure} onMakeRoom={null} />}
    </section>
  )
}
