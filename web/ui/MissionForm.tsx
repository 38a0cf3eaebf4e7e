import { useState, type FormEvent } from 'react'
import type { Failure } from '../radio/failure.ts'
import { Preparation } from './Preparation.tsx'
import { Problem } from './Problem.tsx'

interface Wish {
  readonly theme: string
  readonly minutes: number
  readonly targetPercent: number
}

const themes = [
  'a town that forgot its river',
  'the last night shift at the lighthouse',
  'somebody is selling the stars',
]

/** What a new mission should be like. */
export function MissionForm(props: {
  readonly writing: boolean
  readonly failure: Failure | null
  readonly onSubmit: (wish: Wish) => void
}) {
  const [theme, setTheme] = useState('')
  const [minutes, setMinutes] = useState('5')
  const [target, setTarget] = useState('60')

  function submit(event: FormEvent): void {
    event.preventDefault()
    props.onSubmit({ theme, minutes: Number(minutes), targetPercent: Number(target) })
  }

  return (
    <form className="panel missionForm" onSubmit={submit} aria-labelledby="missionForm-title">
      <h2 id="missionForm-title">A new mission</h2>
      <label className="field missionForm-theme">
        <span>Theme</span>
        <input
          value={theme}
          onChange={(event) => setTheme(event.target.value)}
          maxLength={300}
          placeholder="Anything"
        />
      </label>
      <p className="missionForm-themes">
        <span className="quiet">Or</span>
        {themes.map((idea) => (
          <button key={idea} className="button button--quiet" type="button" onClick={() => setTheme(idea)}>
            {idea}
          </button>
        ))}
      </p>
      <label className="field">
        <span>Minutes on the air</span>
        <input
          type="number"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
          min={0.5}
          max={60}
          step={0.5}
          required
        />
      </label>
      <label className="field">
        <span>Listeners to wake, in percent</span>
        <input
          type="number"
          value={target}
          onChange={(event) => setTarget(event.target.value)}
          min={1}
          max={100}
          required
        />
      </label>
      <button className="button button--main" type="submit" disabled={props.writing}>
        {props.writing ? 'Being written…' : 'Create mission'}
      </button>
      <output className="missionForm-note">
        {props.writing && (
          <>
            The writers are at it. That can take a few seconds.
            <Preparation done={0} />
          </>
        )}
      </output>
      {props.failure && <Problem failure={props.failure} onMakeRoom={null} />}
    </form>
  )
}
