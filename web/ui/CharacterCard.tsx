import type { CSSProperties } from 'react'
import type { Character } from '../radio/conversation.ts'
import { Disc } from './Disc.tsx'
import { Switch } from './Switch.tsx'

/** Each can be read on a dark ground. */
const colours = ['#ffb454', '#7fd1ff', '#b8e986', '#ff8fa3', '#c9a7ff', '#5fe0c5', '#f2e27a', '#ff9d6e'] as const

/** Always the same for the same character; in a conversation the server gives out others, so that no two are alike. */
function colourOf(characterId: string): string {
  const sum = [...characterId].reduce((hash, letter) => (hash * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7)
  return colours[sum % colours.length] ?? colours[0]
}

/** The button that a form of this character was opened by, to go back to from it (W3). */
export const editId = (characterId: string) => `edit ${characterId}`

/** Somebody of the cast, in the list (C1). */
export function CharacterCard(props: {
  readonly character: Character
  readonly onSwitch: (active: boolean) => void
  readonly onEdit: () => void
}) {
  const { character } = props
  const colour = colourOf(character.id)
  return (
    <article
      className={`card character${character.active ? '' : ' is-off'}`}
      style={character.active ? ({ '--who': colour } as CSSProperties) : undefined}
      data-testid="character"
      data-active={character.active}
    >
      <Disc name={character.name} colour={colour} lit={character.active} />
      <div className="character-who">
        <h3>{character.name}</h3>
        <p>{character.role}</p>
      </div>
      <blockquote className="character-like">{character.personality}</blockquote>
      <p className="character-sound">
        <span className="visuallyHidden">Sounds </span>
        {character.sound}
      </p>
      <p className="actions">
        <Switch
          label={`${character.name} answers`}
          bare
          on={character.active}
          onChange={(active) => props.onSwitch(active)}
        />
        <span className="quiet" aria-hidden="true">
          {character.active ? 'Answers' : 'Keeps out of it'}
        </span>
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
