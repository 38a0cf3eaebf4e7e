/** How text is set off. Each one gives back the text, whatever is around it. */
export type Paint = {
  speaker: (colour: string | undefined, text: string) => string
  strong: (text: string) => string
  faint: (text: string) => string
  good: (text: string) => string
  bad: (text: string) => string
}

/** For files, pipes and people who set NO_COLOR. */
export const noPaint: Paint = {
  speaker: (_, text) => text,
  strong: (text) => text,
  faint: (text) => text,
  good: (text) => text,
  bad: (text) => text,
}

const set = (code: string) => (text: string) => `\x1b[${code}m${text}\x1b[0m`

export const ansiPaint: Paint = {
  speaker: (colour, text) => set(`1;${trueColour(colour)}`)(text),
  strong: set('1'),
  faint: set('2'),
  good: set('32'),
  bad: set('31'),
}

/** @param colour `#rrggbb`, as the cast has it; anything else leaves the terminal's own. */
function trueColour(colour: string | undefined) {
  const parts = /^#(\p{Hex_Digit}{2})(\p{Hex_Digit}{2})(\p{Hex_Digit}{2})$/u.exec(colour ?? '')?.slice(1)
  return parts ? ['38', '2', ...parts.map((part) => String(Number.parseInt(part, 16)))].join(';') : '39'
}
