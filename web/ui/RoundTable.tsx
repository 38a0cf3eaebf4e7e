import type { CSSProperties } from 'react'
import type { Character } from '../radio/conversation.ts'
import type { Speaker } from '../radio/view.ts'
import { Disc } from './Disc.tsx'
import { Switch } from './Switch.tsx'

/** Who is there, who speaks, who thinks, and the switch that lets somebody answer or not (C1). */
export function RoundTable(props: {
  readonly characters: readonly Character[]
  readonly cast: readonly Speaker[]
  /** Name of the one who is heard right now. */
  readonly speaking: string | null
  /** Id of the one whose answer is being written. */
  readonly thinking: string | null
  readonly level: () => number
  readonly onSwitch: (characterId: string, active: boolean) => void
}) {
  return (
    <ul className="table" aria-label="Who is here">
      {props.characters.map(({ id, name, role, active }) => {
        const colour = props.cast.find((speaker) => speaker.name === name)?.colour
        const speaks = props.speaking === name
        const thinks = !speaks && props.thinking === id
        const looks = `${active ? '' : ' is-off'}${speaks ? ' is-lit' : ''}${thinks ? ' is-thinking' : ''}`
        const does = speaks ? 'on the air' : thinks ? 'thinking…' : role
        return (
          <li
            key={id}
            className={`table-seat${looks}`}
            style={colour === undefined ? undefined : ({ '--who': colour } as CSSProperties)}
            data-testid="seat"
            data-active={active}
            data-speaking={speaks}
          >
            <Disc name={name} colour={colour} level={props.level} lit={speaks} />
            <span className="table-who">
              <strong>{name}</strong>
              <small>{active ? does : 'switched off'}</small>
            </span>
            <Switch label={`${name} answers`} bare on={active} onChange={(on) => props.onSwitch(id, on)} />
          </li>
        )
      })}
    </ul>
  )
}
