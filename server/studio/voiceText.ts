/** A stretch of text that is synthesised at once, and the silence after it. */
export interface Clause {
  readonly text: string
  readonly pauseMs: number
}

const sentencePauseMs = 260
const clausePauseMs = 130
/** From so many characters on, a sentence is cut at its commas, so that its first words are heard sooner. */
const longSentence = 70
const shortestClause = 24
/** No clause is longer, whatever its punctuation: the synthesiser's time and memory grow with it. */
const longestClause = 240

/** Signs that would be left out, or read out by their names. */
const spoken: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc`]/g, "'"],
  [/[\u201c\u201d\u00ab\u00bb"]/g, ''],
  [/\s*[\u2013\u2014]\s*|\s+-+\s+/g, ', '],
  [/\u2026|\.{2,}/g, '.'],
  [/\s*&\s*/g, ' and '],
  [/\u00df/g, 'ss'],
  [/[\u00e6\u00c6]/g, 'ae'],
  [/[\u0153\u0152]/g, 'oe'],
  [/[\u00f8\u00d8]/g, 'o'],
  [/\bMHz\b/g, 'megahertz'],
  [/\bkHz\b/g, 'kilohertz'],
]

/** A full stop after one of these ends no sentence. */
const abbreviation = /(?:^|\s)(?:mr|mrs|ms|dr|st|prof|sgt|capt|lt|col|gen|vs|no|[a-z])\.$/i

/**
 * Cuts a text into what is spoken at once: sentences, and the clauses of long ones. Writing that the English
 * synthesiser cannot read (Japanese, symbols) is left out, so that nothing may remain.
 */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = []
  for (const sentence of sentencesOf(readable(text))) {
    const parts = sentence.length > longSentence ? atCommas(sentence) : [sentence]
    for (const [index, part] of parts.entries()) {
      for (const piece of atSpaces(part)) clauses.push({ text: piece, pauseMs: 0 })
      const last = clauses.at(-1)
      const pauseMs = index === parts.length - 1 ? sentencePauseMs : clausePauseMs
      if (last) clauses[clauses.length - 1] = { ...last, pauseMs }
    }
  }
  return clauses.filter((clause) => /[a-z0-9]/i.test(clause.text))
}

function readable(text: string): string {
  let plain = text.normalize('NFKC')
  for (const [sign, word] of spoken) plain = plain.replace(sign, word)
  return plain
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  for (const part of text.split(/(?<=[.!?;:]["')\]]*)\s+/)) {
    const before = sentences.at(-1)
    if (before && abbreviation.test(before)) sentences[sentences.length - 1] = `${before} ${part}`
    else sentences.push(part)
  }
  return sentences
}

function atCommas(sentence: string): string[] {
  const parts: string[] = []
  for (const part of sentence.split(/(?<=,)\s+/)) {
    const before = parts.at(-1)
    if (before !== undefined && (before.length < shortestClause || part.length < shortestClause))
      parts[parts.length - 1] = `${before} ${part}`
    else parts.push(part)
  }
  return parts
}

function atSpaces(clause: string): string[] {
  const pieces: string[] = []
  let rest = clause
  while (rest.length > longestClause) {
    const space = rest.lastIndexOf(' ', longestClause)
    const cut = space > 0 ? space : longestClause
    pieces.push(rest.slice(0, cut))
    rest = rest.slice(cut).trimStart()
  }
  return rest ? [...pieces, rest] : pieces
}
