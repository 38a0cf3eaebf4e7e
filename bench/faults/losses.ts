import { understood } from '../../e2e/words.ts'
import { sentences, type Row } from './row.ts'
import type { Stored } from './stored.ts'
import type { Watched } from './watch.ts'

/** Of the words of the turn: a recogniser mishears one or the other on its best day. */
const enoughUnderstood = 0.5

/** The ear failed, or a connection did. On a machine that is too busy the recogniser can be late in any row. */
function toldOfWords(told: readonly string[]): boolean {
  return told.some((text) => text.startsWith('EAR') || text.endsWith(' lost'))
}

/** What the player said or was told and then was gone, or never came, with nothing said about it. */
export function lossesOf(row: Row, watched: Watched, stored: Stored | null): string[] {
  const losses: string[] = []
  const { gaps, finals, turns, scored, answered, lines, told, score } = watched
  const sentence = row.types ?? sentences[row.plays]
  if (gaps > 0) losses.push(`${gaps} gaps in the events`)
  const captions = [...lines.values()].filter((line) => !line.voiced).length
  if (captions > 0 && !row.mayCaption) losses.push(`the voice of ${captions} line(s)`)
  for (const turn of turns) {
    const final = finals.get(turn)
    if (!final) losses.push(`no end of turn ${turn}`)
    else if (final.outcome === 'WORDS') {
      if (understood(sentence, final.text) < enoughUnderstood) losses.push(`misheard: "${final.text}"`)
      if (!answered.has(turn)) losses.push(`no answer to turn ${turn}`)
    } else if (final.outcome !== 'UNINTELLIGIBLE' || !toldOfWords(told) || (row.service === 'ear' && !row.mayMishear))
      losses.push(`the words of turn ${turn} (${final.outcome})`)
  }
  if (new Set(scored).size < scored.length) losses.push('a turn was scored twice')
  if (!stored) return turns.length > 0 ? [...losses, 'the stored show'] : losses
  if (stored.score !== score) losses.push(`score: told ${score}, stored ${stored.score}`)
  for (const turn of finals.keys()) if (!stored.turns.has(turn)) losses.push(`turn ${turn} is not stored`)
  for (const [id, line] of lines) if (line.heard && !stored.lines.has(id)) losses.push(`line ${id} is not stored`)
  return losses
}
