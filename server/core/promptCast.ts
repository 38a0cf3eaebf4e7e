import type { Character } from './mission.ts'
import { bullets } from './promptText.ts'

/** The hosts, one a line: name, role, what they are like, how they sound. */
export function castList(characters: readonly Character[]): string {
  return bullets(
    characters.map(
      ({ name, role, personality, sound }) =>
        `${name}: ${role}. ${sentence(personality)} Sounds: ${sentence(sound)}`,
    ),
  )
}

function sentence(text: string): string {
  const trimmed = text.trim()
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`
}
