import type { StreamEvent } from './view.ts'

/** Speech of about 15 characters a second, where nobody knows better. */
const msPerCharacter = 65

/** How long a line takes to be said, in milliseconds; null where nobody says it, and it is there to be read. */
export function spokenMsOf(started: Extract<StreamEvent, { __typename: 'LineStarted' }>): number | null {
  const { line, voiced, totalMs } = started
  return voiced ? (totalMs ?? msPerCharacter * line.text.length) : null
}

/** A word, with the white space after it, and when the voice comes to it. */
export interface SpokenWord {
  readonly text: string
  /** In milliseconds from the first word. */
  readonly atMs: number
}

/**
 * When each word of a line is said, if its letters take the time alike: the same reckoning by which the server
 * tells how much of a line was heard before somebody cut in (E7).
 * @param spokenMs how long all of it takes
 */
export function spokenWords(text: string, spokenMs: number): readonly SpokenWord[] {
  let at = 0
  return (text.match(/\S+\s*|^\s+/gu) ?? []).map((word) => {
    const atMs = Math.round((at / text.length) * spokenMs)
    at += word.length
    return { text: word, atMs }
  })
}
