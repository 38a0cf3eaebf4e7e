/** A word that was understood; seconds from the beginning of the stream. */
export interface HeardWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Share of words with this figure that are right, 0 to 1. */
  readonly confidence: number
}

/** First words of sentences that ask. */
const asks = new Set([
  ...[
    'who',
    'what',
    'when',
    'where',
    'why',
    'how',
    'which',
    'whose',
    'can',
    'could',
    'do',
    'does',
    'did',
    'is',
    'are',
  ],
  ...['am', 'was', 'were', 'will', 'would', 'should', 'shall', 'have', 'has', 'may'],
])

/** Words as they are written: a capital at the beginning and in `I`, and a sign at the end. */
export function punctuated(words: readonly HeardWord[]): string[] {
  const sign = asks.has(words[0]?.word ?? '') ? '?' : '.'
  return words.map(({ word }, index) => {
    const capital = index === 0 || /^i(?:'|$)/.test(word)
    const written = capital ? word.charAt(0).toUpperCase() + word.slice(1) : word
    return index === words.length - 1 ? `${written}${sign}` : written
  })
}
