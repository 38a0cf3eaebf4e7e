import { useLayoutEffect, useRef, useState, type FormEvent } from 'react'
import type { Character, Settings, WriterModel } from '../radio/conversation.ts'
import type { Failure } from '../radio/failure.ts'
import { Disc } from './Disc.tsx'
import { ModelSettings, settingsFor } from './ModelSettings.tsx'
import { Problem } from './Problem.tsx'

/** Whom to talk with: null is everybody who is switched on, and whoever is made later. */
export interface ConversationWish {
  readonly characterIds: readonly string[] | null
  readonly settings: Settings | null
}

/** A new conversation: who takes part, and how the model writes (C2, C6). */
export function ConversationForm(props: {
  readonly characters: readonly Character[]
  readonly models: readonly WriterModel[]
  readonly charactersHref: string
  readonly busy: boolean
  readonly failure: Failure | null
  /** What did not fit is being changed. */
  readonly onEdit: () => void
  readonly onMakeRoom: () => void
  readonly onStart: (wish: ConversationWish) => void
}) {
  const { models, failure } = props
  const active = props.characters.filter((character) => character.active)
  // Nobody is left out of a choice that was never made.
  const [leftOut, setLeftOut] = useState<ReadonlySet<string>>(new Set())
  const [chosen, setChosen] = useState<Settings | null>(null)
  const [usual] = models
  const settings = chosen ?? (usual ? settingsFor(usual, null) : null)
  const there = active.filter(({ id }) => !leftOut.has(id))
  const everybody = there.length === active.length
  // Whatever is not about a setting would be said where nobody looks.
  const aboutSettings = failure !== null && failure.field !== null && failure.field !== 'characterIds'

  // What does not fit is not said behind a closed door.
  const door = useRef<HTMLDetailsElement>(null)
  useLayoutEffect(() => {
    if (aboutSettings && door.current) door.current.open = true
  }, [aboutSettings])

  function toggle(id: string): void {
    const next = new Set(leftOut)
    if (!next.delete(id)) next.add(id)
    props.onEdit()
    setLeftOut(next)
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!props.busy) props.onStart({ characterIds: everybody ? null : there.map(({ id }) => id), settings: chosen })
  }

  return (
    <form
      className="panel conversationForm"
      onSubmit={submit}
      noValidate
      aria-labelledby="conversationForm-title"
    >
      <h2 id="conversationForm-title">A new conversation</h2>
      <fieldset className="chips">
        <legend className="visuallyHidden">Who takes part</legend>
        {active.map(({ id, name, role }) => (
          <label key={id} className="chip chip--person">
            <input type="checkbox" checked={!leftOut.has(id)} onChange={() => toggle(id)} />
            <Disc name={name} />
            <span>
              <strong>{name}</strong>
              <small>{role}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p className="quiet">
        {active.length === 0 && 'Nobody is switched on. '}
        {active.length > 0 && everybody && 'Everybody who is switched on; whoever you make later joins them. '}
        {!everybody && 'Only those who are ticked. '}
        <a href={props.charactersHref}>Change the cast</a>
      </p>
      {settings && (
        <details ref={door} className="conversationForm-settings">
          <summary>How the model writes</summary>
          <ModelSettings
            models={models}
            settings={settings}
            failure={aboutSettings ? failure : null}
            onChange={(next) => {
              props.onEdit()
              setChosen(next)
            }}
          />
        </details>
      )}
      {failure && (!aboutSettings || !settings) && <Problem failure={failure} onMakeRoom={props.onMakeRoom} />}
      <button
        className="button button--main"
        type="submit"
        aria-disabled={props.busy}
        disabled={there.length === 0}
      >
        {props.busy ? 'One moment…' : 'Start talking'}
      </button>
    </form>
  )
}
