/** A bracket that is not closed after so many characters holds no stage direction: then it alone is left out. */
const longestDirection = 200

/** Signs that may stand round the speaker's name in a label, such as **Mara:** */
const labelSigns = 16

/** More signs than this in front of a line are no mark of a list, a heading or a quotation. */
const longestMark = 40

/**
 * Makes what a model writes into what somebody says, as it streams (C5): without markdown, [stage directions],
 * (those) at the start of a line, pictographs, control characters, and a label with the speaker's own name at the
 * very beginning. White space becomes single spaces, with none at either end. However the text was cut into pieces
 * on its way, what comes out is the same in all.
 */
export function createSpokenText(speaker: { readonly name: string }) {
  const labels = [...new Set([speaker.name, speaker.name.split(/\s+/u)[0] ?? ''])]
    .filter((label) => label !== '')
    .map((label) => `${label.replace(/\s+/gu, '')}:`.toLowerCase())
  let held = ''
  let labelSought = true
  let lineStart = true
  let begun = false
  let spaceDue = false
  /** Something was left out since the last character that came out. */
  let leftOut = false
  let afterPicture = false

  return {
    /** The next piece; returns what can be said of it already, which may be nothing. */
    take: (text: string): string => clean(text, false),
    /** Nothing more comes; returns what was held back. */
    end: (): string => clean('', true),
  }

  function clean(text: string, over: boolean): string {
    held += text
    if (labelSought) {
      held = held.trimStart()
      const label = lengthOfLabel(held, labels)
      if (label === 'OPEN' && !over) return ''
      labelSought = false
      if (label !== 'OPEN') held = held.slice(label)
    }
    let said = ''
    while (held !== '') {
      const skipped = skippedAtStart(held, lineStart, over)
      if (skipped === 'OPEN') break
      if (skipped > 0) {
        held = held.slice(skipped)
        leftOut = true
        continue
      }
      const character = String.fromCodePoint(held.codePointAt(0) as number)
      if (isHigh.test(held) && held.length === 1 && !over) break
      held = held.slice(character.length)
      said += spoken(character)
    }
    return said
  }

  /** What is said of one character, with the space that is due before it. */
  function spoken(character: string): string {
    if (/\s/u.test(character)) {
      spaceDue = true
      lineStart ||= /[\n\r\u2028\u2029]/.test(character)
      return ''
    }
    const isPicture = picture.test(character)
    // A joiner belongs to the letters of Persian and Hindi, and to the pictures that it joins.
    const silent = isPicture || unspoken.test(character) || (afterPicture && character === '\u200d')
    afterPicture = isPicture || (afterPicture && silent)
    if (silent) {
      leftOut = true
      return ''
    }
    const space = begun && spaceDue && !(leftOut && /[.,;:!?…]/u.test(character)) ? ' ' : ''
    begun = true
    lineStart = false
    spaceDue = false
    leftOut = false
    return space + character
  }
}

const isHigh = /^[\ud800-\udbff]/

const picture =
  /(?![‼⁉])\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\p{Variation_Selector}|\u20e3/u

/** Markdown, brackets of directions, and what is not seen; the joiners of Persian and Hindi stay. */
const unspoken = /[*_`#~[\]]|(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u

/** How much at the beginning is no speech: a direction, or the mark in front of a line. Open where more must be seen. */
function skippedAtStart(text: string, lineStart: boolean, over: boolean): number | 'OPEN' {
  const [first = ''] = text
  if (first === '[') return direction(text, ']', over)
  if (!lineStart) return 0
  if (first === '(') return direction(text, ')', over)
  const mark = /^[#>*+•-]+/u.exec(text.slice(0, longestMark))?.[0] ?? ''
  if (mark === '' || mark.length === longestMark) return 0
  if (mark.length === text.length) return over ? mark.length : 'OPEN'
  return /\s/u.test(text.charAt(mark.length)) ? mark.length : 0
}

/** Length of the direction that begins here; 0 where the bracket is not closed in time, or only after its line. */
function direction(text: string, close: string, over: boolean): number | 'OPEN' {
  const window = text.slice(0, longestDirection)
  const end = window.search(close === ']' ? /[\]\n]/ : /[)\n]/)
  if (end >= 0) return window.charAt(end) === close ? end + 1 : 0
  return over || window.length === longestDirection ? 0 : 'OPEN'
}

/** Length of the label at the beginning, its colon included; 0 where there is none. Open where more must be seen. */
function lengthOfLabel(text: string, labels: readonly string[]): number | 'OPEN' {
  const answers = labels.map((label) => {
    let matched = 0
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at)
      if (character.toLowerCase() === label.charAt(matched)) matched += 1
      else if (!/[\s*_#[\]"“”]/u.test(character)) return 0
      if (matched === label.length) return at + 1
      if (at + 1 - matched > labelSigns) return 0
    }
    return 'OPEN'
  })
  return answers.find((answer) => answer !== 0) ?? 0
}
