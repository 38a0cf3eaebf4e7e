import type { Character } from '../radio/conversation.ts'
import { Disc } from './Disc.tsx'
import { Switch } from './Switch.tsx'

/** The button that a form of this character was opened by, to go back to from it (W3). */
export const editId = (characterId: string) => `edit ${characterId}`

/** Somebody of the cast, in the list (C1). */
export function CharacterCard(props: {
  readonly character: Character
  readonly onSwitch: (active: boolean) => void
  readonly onEdit: () => void
}) {
  const { character } = props
  return (
    <article
      className={`card character${character.active ? '' : ' is-off'}`}
      data-testid="character"
      data-active={character.active}
    >
      <Disc name={character.name} />
      <div className="card-body">
        <h3>{character.name}</h3>
        <p>{character.role}</p>
        <p className="card-facts">
          {character.personality} · {character.sound}
        </p>
      </div>
      <p className="actions">
        <Switch
          label={`${character.name} answers`}
          bare
          on={character.active}
          onChange={(active) => props.onSwitch(active)}
        />
        <button
          className="button button--quiet"
          type="button"
          id={editId(character.id)}
          aria-label={`Change ${character.name}`}
          onClick={props.onEdit}
        >
          Change
        </button>
      </p>
    </article>
  )
}
