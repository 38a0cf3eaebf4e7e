/** A stretch of a text, from the first character to before the last. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/**
 * Where a sentence stands in the text that it was cut out of, from `after` on. The voice is given sentences
 * with their white space put in order: it does not count. Null where it is not there.
 */
export function locate(text: string, sentence: string, after: number): Stretch | null {
  const words = sentence.trim()
  if (words === '') return null
  for (let from = after; from < text.length; from += 1) {
    const to = matchAt(text, words, from)
    if (to !== null) return { from, to }
  }
  return null
}

/** The end of `words` in `text` where they begin at `from`; null where they do not. */
function matchAt(text: string, words: string, from: number): number | null {
  let at = from
  for (let index = 0; index < words.length; index += 1) {
    if (isSpace(words[index])) {
      if (!isSpace(text[at])) return null
      while (isSpace(text[at])) at += 1
      while (isSpace(words[index + 1])) index += 1
    } else if (text[at] === words[index]) at += 1
    else return null
  }
  return at
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character)
}
