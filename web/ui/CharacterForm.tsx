import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { Character } from '../radio/conversation.ts'
import type { Failure } from '../radio/failure.ts'
import { Field } from './Field.tsx'
import { Problem } from './Problem.tsx'

export type CharacterWish = Pick<Character, 'name' | 'role' | 'personality' | 'sound' | 'gender'>

const empty: CharacterWish = { name: '', role: '', personality: '', sound: '', gender: 'FEMININE' }
const genders: readonly (readonly [Character['gender'], string])[] = [
  ['FEMININE', 'Feminine'],
  ['MASCULINE', 'Masculine'],
]

/** Who a character is (C1). What does not fit is said at its field, in the server's words. */
export function CharacterForm(props: {
  /** What is known of them; left out for a new one. */
  readonly known?: Character
  readonly busy: boolean
  readonly failure: Failure | null
  /** What did not fit is being changed. */
  readonly onEdit: () => void
  readonly onSave: (wish: CharacterWish) => void
  readonly onCancel: () => void
}) {
  const { known, failure } = props
  const [wish, setWish] = useState<CharacterWish>(known ?? empty)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const wrong = failure?.field ?? null
  const errorAt = (field: keyof CharacterWish) => (failure && wrong === field ? failure.message : null)
  const elsewhere = failure && !(wrong !== null && wrong in empty)

  function set(change: Partial<CharacterWish>): void {
    // What is said of a field counts until it is changed.
    if (wrong !== null && wrong in change) props.onEdit()
    setWish({ ...wish, ...change })
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (props.busy) return
    const { name, role, personality, sound, gender } = wish
    props.onSave({ name, role, personality, sound, gender })
  }

  return (
    <form className="panel characterForm" onSubmit={submit} noValidate>
      <h2>{known ? `Change ${known.name}` : 'A new character'}</h2>
      <div className="characterForm-fields">
        <Field label="Name" error={errorAt('name')}>
          {(control) => (
            <input
              {...control}
              ref={first}
              value={wish.name}
              onChange={(event) => set({ name: event.target.value })}
              autoComplete="off"
              maxLength={60}
            />
          )}
        </Field>
        <Field label="What they are" error={errorAt('role')}>
          {(control) => (
            <input
              {...control}
              value={wish.role}
              onChange={(event) => set({ role: event.target.value })}
              placeholder="Lighthouse keeper, off duty"
              maxLength={200}
            />
          )}
        </Field>
        <Field label="What they are like" error={errorAt('personality')}>
          {(control) => (
            <textarea
              {...control}
              value={wish.personality}
              onChange={(event) => set({ personality: event.target.value })}
              placeholder="Patient, a little vain, never answers a question before asking one"
              maxLength={600}
              rows={3}
            />
          )}
        </Field>
        <Field label="How they sound" note="Their voice is chosen by it." error={errorAt('sound')}>
          {(control) => (
            <input
              {...control}
              value={wish.sound}
              onChange={(event) => set({ sound: event.target.value })}
              placeholder="Old, slow, warm"
              maxLength={300}
            />
          )}
        </Field>
        <fieldset className="chips">
          <legend>Voice</legend>
          {genders.map(([gender, word]) => (
            <label key={gender} className="chip">
              <input
                type="radio"
                name="gender"
                checked={wish.gender === gender}
                onChange={() => set({ gender })}
              />
              <span>{word}</span>
            </label>
          ))}
        </fieldset>
      </div>
      {elsewhere && <Problem failure={failure} onMakeRoom={null} />}
      <p className="actions">
        <button className="button button--main" type="submit" aria-disabled={props.busy}>
          {known ? 'Save changes' : 'Create character'}
        </button>
        <button className="button button--quiet" type="button" onClick={props.onCancel}>
          Cancel
        </button>
      </p>
    </form>
  )
}
