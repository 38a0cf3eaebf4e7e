import { endsSentence, type Decision } from './fullStops.ts'

/** A run without a full stop is cut before it is longer than this, so that the voice is not starved (C5). */
const longest = 300

/** How many characters after a full stop may be looked at to tell whether it is the end of a sentence. */
const lookAhead = 60

/** A comma nearer to the beginning than this is no place to cut a long run: what is left would hardly be shorter. */
const earliestComma = 100

/**
 * Cuts streamed text into sentences (C5). `text` is what is not cut yet, with white space collapsed to single spaces;
 * `over` says that nothing more comes, and then everything is given. To go on, put what comes next behind `rest`.
 *
 * However the text was cut into pieces on its way, the sentences are the same: one is given only when nothing that
 * could follow would change it, so the last full stop waits for what comes after it. Every sentence is a piece of
 * the text, word for word, of at most 300 characters; between two of them stands white space or nothing. One without
 * a letter or a number can only be the last (a bracket that was left over), or a run of signs longer than that.
 */
export function cutSentences(text: string, over: boolean): { sentences: readonly string[]; rest: string } {
  const sentences: string[] = []
  let rest = text.trimStart()
  for (;;) {
    const length = firstSentence(rest, over)
    if (length === null) return { sentences, rest }
    sentences.push(rest.slice(0, length).trimEnd())
    rest = rest.slice(length).trimStart()
  }
}

/** Length of the first sentence; null where there is none yet. */
function firstSentence(text: string, over: boolean): number | null {
  if (text === '') return null
  const window = text.slice(0, longest + lookAhead)
  // What lies beyond the window is never looked at, so in a full one nothing is open any more.
  const final = over || text.length > window.length
  for (const { index, 0: stop } of window.matchAll(stops)) {
    const end = index + stop.length
    if (end > longest) break
    const decision: Decision =
      end === window.length ? (final ? 'END' : 'OPEN') : endsSentence(window, index, stop, final)
    if (decision === 'OPEN') return null
    if (decision === 'END' && hasWords.test(window.slice(0, end))) return end
  }
  if (!final) return null
  return text.length <= longest ? text.length : softCut(text.slice(0, longest + 1))
}

const hasWords = /[\p{L}\p{N}]/u

/**
 * Full stops with the quotation marks and brackets that close after them. After the stops of Chinese and Japanese, which
 * have no space behind them, only what cannot open a quotation is taken.
 */
const stops = new RegExp(
  '[。｡！？][。｡！？…」』）】》〉〕］｣”’)\\]]*' +
    '|[.!?…‼⁇⁈⁉‽।॥۔؟։።፧။។៕][.!?…‼⁇⁈⁉‽।॥۔؟։።፧။។៕"\'”“’‘«»‹›)\\]}]*',
  'gu',
)

/** Where a run of one character more than the longest is cut: after a comma, or else at a space, or else at its end. */
function softCut(run: string): number {
  const commas = [...run.matchAll(/[,;:–—](?= )|[、，；：،]/gu)].map(({ index }) => index + 1)
  const comma = commas.findLast((at) => at <= longest)
  if (comma !== undefined && comma >= earliestComma) return comma
  const space = run.lastIndexOf(' ')
  if (space > 0) return space
  // Neither between the halves of a surrogate pair nor before a combining mark, unless there is nothing else.
  for (let at = longest; at > earliestComma; at -= 1) {
    if (!/^[\p{M}\u200d\udc00-\udfff]/u.test(run.slice(at))) return at
  }
  return longest
}
