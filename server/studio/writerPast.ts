import type { Line } from './writerPrompt.ts'

/** What has been said already, to be asked whether a line is new. */
export interface Past {
  /** True where the line, or the fixed part of its pattern, has been heard or is about to be. */
  has(pattern: string): boolean
  /** The first of several that is new; where none is, the one that was said longest ago. */
  fresh(patterns: readonly string[]): string | undefined
}

/** Two words of a line cut off tell nothing; four tell which one it was. */
const tellingWords = 4

export function createPast(lines: readonly Line[], notes: string): Past {
  const whole = lines.map(({ text }) => plain(text))
  const cut = lines
    .filter(({ text }) => text.endsWith('(interrupted)'))
    .map(({ text }) => plain(text.replace('(interrupted)', '')))
    .filter((text) => text.trim().split(' ').length >= tellingWords)
  const all = whole.join('|')
  const summed = plain(notes)

  function lastHeard(pattern: string): number {
    const fixed = fixedPart(pattern)
    if (fixed.length < 8) return -1
    const at = whole.findLastIndex((text) => text.includes(fixed))
    return at >= 0 ? at : cut.some((text) => plain(pattern).startsWith(text)) ? 0 : -1
  }

  const has = (pattern: string) =>
    lastHeard(pattern) >= 0 || all.includes(fixedPart(pattern)) || summed.includes(plain(pattern))
  return {
    has,
    fresh(patterns) {
      const unused = patterns.find((pattern) => !has(pattern))
      if (unused !== undefined) return unused
      return [...patterns].sort((one, other) => lastHeard(one) - lastHeard(other))[0]
    },
  }
}

/** Letters only, so that a comma or a capital more makes no difference. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** The longest stretch of a pattern that is not filled in. */
function fixedPart(pattern: string): string {
  return pattern
    .split(/\{\w+\}/)
    .map(plain)
    .reduce((longest, part) => (part.length > longest.length ? part : longest), '')
}
