/** Parts of a prompt by their labels, in the order in which they are to stand. Empty ones are left out. */
export type Sections = Readonly<Record<string, string>>

/**
 * One text out of labelled sections: `# LABEL`, then what belongs to it. What a section holds cannot open another
 * one, whoever wrote it: a `#` at the beginning of its lines is taken off.
 */
export function sections(parts: Sections): string {
  return Object.entries(parts)
    .filter(([, text]) => text.trim() !== '')
    .map(([label, text]) => `# ${label}\n${text.trim().replace(/^[ \t]*#+[ \t]*/gm, '')}`)
    .join('\n\n')
}

/**
 * The text in one line, without what nobody sees: control characters, those that turn the direction of writing, and
 * tags and variation selectors beyond the basic plane, which can carry a whole text of their own past a reader. The two
 * joiners stay: Persian and many pictures need them.
 */
export function oneLine(text: string): string {
  return text
    .replace(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u{e0100}-\u{e01ef}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Words of a player, marked as words of a player: in one line, between « and », which they cannot hold themselves. So
 * nothing that is said or typed can pass for a part of the prompt.
 */
export function speech(text: string): string {
  return `«${oneLine(text).replace(/[«»]/g, "'")}»`
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${oneLine(line)}`).join('\n')
}
