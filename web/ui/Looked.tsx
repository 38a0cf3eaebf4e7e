import { timeOfDay } from './format.ts'

/** What came of looking for the station when the player asked for it; null where they have not. */
export type Look = 'looking' | { readonly missedAt: string } | null

/** The answer to whoever has the station looked for: with the time, so that each look in vain has words of its own. */
export function Looked(props: { readonly look: Look }) {
  if (props.look === null) return null
  return props.look === 'looking' ? 'Looking…' : `Still nothing at ${timeOfDay(props.look.missedAt)}.`
}
