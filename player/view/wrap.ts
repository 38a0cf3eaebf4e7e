import { stripVTControlCharacters } from 'node:util'

/**
 * Breaks a line between words. Colours may be in it, and do not count.
 * @param columns How much fits; a longer word is left to the terminal.
 */
export function wrap(line: string, columns: number): string[] {
  const rows: string[] = []
  let width = 0
  for (const word of line.split(' ')) {
    const length = stripVTControlCharacters(word).length
    const fits = rows.length > 0 && width + 1 + length <= columns
    rows.push(fits ? `${rows.pop()} ${word}` : word)
    width = fits ? width + 1 + length : length
  }
  return rows
}
