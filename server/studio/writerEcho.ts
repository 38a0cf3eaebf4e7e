/** A stretch of what a caller said, in the forms in which a host can take it up. */
export interface Echo {
  /** Turned round to face the caller: "you saw the lorries". Null where it was no statement. */
  readonly said: string | null
  /** As it was said: "open your windows". */
  readonly quote: string
}

/** What people begin with before they say something. */
const lead =
  /^(?:and|but|so|because|well|okay|ok|oh|hey|yes|yeah|yep|no|nope|um|uh|er|hm+|please|listen|look|hello|hi|good evening|good morning|then|maybe|actually|i mean|like|just|right|alright|all right|i think|i believe|i guess|i say|i said|i tell you|i want to say|that is why|that's why|from|with|also|still)\b[\s,]*/i

/** That somebody says a name is taken up by greeting them, not by saying it back. */
const introduction =
  /\b(?:my name is|my name's|call me|the name is|they call me)\s+\p{L}[\p{L}'-]*(?:\s+and\b)?|\bthis is\s+\p{L}+(?=\s+(?:from|speaking|here))|\b(?:I am|I'm|this is|This is)\s+\p{Lu}\p{Ll}+(?=[.,!]|\s+(?:from|and|speaking|here)\b|$)/giu

/** Words that a stretch must not end on. */
const dangling = new Set(
  'a an the of to in on at by for from with and or but so because if when that than as is are was were be been am my your our their his her its this these those i we you they he she it who which what how very not do does did have has had will would can could should must into about until'.split(
    ' ',
  ),
)

const subjects = new Set(
  "i i'm i've i'll i'd we we're we've we'll they they're they've they'll he he's she she's it it's there there's there're my our their his her the this that that's these those people everybody everyone nobody somebody someone something nothing everything you you're you've you'll your a an some many most all every each no one".split(
    ' ',
  ),
)

const commands = new Set(
  "wake open get go come turn switch stop don't never listen pull knock take bring tell shout ring call run walk leave put throw stand stay meet follow help say write remember close shut light pour let's let break start unlock rise hold keep grab pick check read speak sing join gather show give make drop climb hurry move save warn push".split(
    ' ',
  ),
)

const urges =
  /^(?:you|we|they|everyone|everybody|nobody|no one|people|all of you)\s+(?:\w+\s+)?(?:must|should|need to|have to|has to|ought to|got to|gotta)\b/i

/** The longest stretch that is taken up, in words. */
const longest = 12

/**
 * The stretch of a text that is most worth taking up. `weigh` says how much a stretch has to do with the matter;
 * `addressed` that it is said to the one who answers. Null where there is nothing to take up.
 */
export function echoOf(text: string, weigh: (stretch: string) => number, addressed = false): Echo | null {
  const stretches = stretchesOf(text.replace(introduction, ' '))
  const rated = stretches
    .map((words, index) => ({ words, worth: worthOf(words, weigh) - index * 0.1 }))
    .sort((one, other) => other.worth - one.worth)
  const best = rated[0]?.words
  if (!best) return null
  // "Anna, your door is open" is said to Anna: then "you" is not who answers.
  const elsewhere = /^\s*\p{Lu}\p{Ll}+,/u.test(text) && !addressed
  return {
    said: isStatement(best) ? turned(best, elsewhere).join(' ') : null,
    quote: lowered(best).join(' '),
  }
}

/** Whether a stretch tells somebody to do something. */
export function isCommand(stretch: string): boolean {
  const [first = '', second = ''] = stretch.toLowerCase().split(/\s+/)
  if (commands.has(first)) return true
  if (/^(?:everybody|everyone|people|neighbou?rs|friends|all)$/.test(first) && commands.has(second))
    return true
  return urges.test(stretch) || /^(?:do not|please)\b/i.test(stretch)
}

/** Apostrophes that typing leaves out, and that voices need. */
export function repaired(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/\b(do|does|did|is|are|was|were|have|has|would|could|should|ca|wo)nt\b/gi, "$1n't")
    .replace(/\b(i)m\b/gi, "$1'm")
    .replace(/\b(i|you|we|they)ve\b/gi, "$1've")
    .replace(/\b(you|they)re\b/gi, "$1're")
    .replace(/\b(that|there|what)s\b/gi, "$1's")
}

/** Only what can be said aloud: letters, numbers as words, and what belongs inside a word. */
export function sayable(text: string): string {
  return repaired(text)
    .replace(/(\d{1,2}):(\d{2})/g, (_, hour: string, minute: string) =>
      clockWords(Number(hour), Number(minute)),
    )
    .replace(
      /(\d+)[.,](\d{1,2})(?!\d)/g,
      (_, whole: string, part: string) => ` ${numberWords(Number(whole))} point ${digitWords(part)} `,
    )
    .replace(/(?<=\d),(?=\d{3}\b)/g, '')
    .replace(/\d+/g, (digits) => ` ${numberWords(Number(digits))} `)
    .replace(/[^\p{L}\p{M}' .,?!;:-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[.,?!;:])/g, '')
    .trim()
}

/** The text in stretches of at most twelve words, without what people say before they say something. */
export function stretchesOf(text: string): readonly (readonly string[])[] {
  return sayable(text)
    .replace(
      /(^|[.!?]\s+)(\p{Lu})(?=\p{Ll})/gu,
      (_, before: string, letter: string) => before + letter.toLowerCase(),
    )
    .split(/[.!?;:,]+|\s-+\s|--+/)
    .flatMap((part) => part.split(/\s(?=(?:and|but|because|so)\s+(?:I|i|we|he|she|they|it|you|there)\b)/))
    .flatMap((part) =>
      wordCount(part) > longest
        ? part.split(/\s(?=(?:and|but|because|so|then|that|when|where|which|while|if|or|until)\s)/i)
        : [part],
    )
    .map(withoutLead)
    .map((part) => trimmed(part.split(' ').filter(Boolean)))
    .filter((words) => words.length >= 2)
}

function withoutLead(part: string): string {
  let rest = part.trim()
  for (let count = 0; count < 4; count += 1) {
    const next = rest.replace(lead, '').trim()
    if (next === rest || wordCount(next) < 2) break
    rest = next
  }
  return rest
}

function trimmed(words: readonly string[]): readonly string[] {
  const kept = words.slice(0, longest)
  const cut = words.length > longest
  while (cut && kept.length > 3 && dangling.has(kept.at(-1)?.toLowerCase() ?? '')) kept.pop()
  return kept
}

function worthOf(words: readonly string[], weigh: (stretch: string) => number): number {
  const stretch = words.join(' ')
  const shape = isCommand(stretch) ? 2.5 : isStatement(words) ? 2 : 0
  const length = words.length >= 4 && words.length <= 10 ? 1.5 : words.length === 3 ? 0.5 : 0
  return shape + length + 2 * weigh(stretch)
}

function isStatement(words: readonly string[]): boolean {
  const [first = '', second = ''] = words.map((word) => word.toLowerCase())
  if (/^(?:when|since|after|before|while|if)$/.test(first) && words.length >= 5) return subjects.has(second)
  if (words.length < 3 || isCommand(words.join(' '))) return false
  return subjects.has(first) && !/^(?:is|are|do|does|can|will)$/.test(first)
}

// prettier-ignore
const faced: Readonly<Record<string, string>> = {
  i: 'you', "i'm": "you're", "i've": "you've", "i'll": "you'll", "i'd": "you'd", me: 'you', my: 'your', mine: 'yours',
  myself: 'yourself', "you're": "we're", "you've": "we've", "you'll": "we'll", "you'd": "we'd", your: 'our', yours: 'ours',
  yourself: 'ourselves', yourselves: 'ourselves',
}

/** After "you" as the one who does something. */
const verbs = new Set(
  "are aren't were have haven't had do don't did didn't can can't could will won't would should must need know see think want all got said say just never always still hear really told went put keep".split(
    ' ',
  ),
)

/** Says it back: what was "I" becomes "you"; "you" are the hosts. "We" stays, they are in it together. */
function turned(words: readonly string[], elsewhere: boolean): readonly string[] {
  const spoken = words.map((word, index) => {
    const plain = word.toLowerCase()
    const before = words[index - 1]?.toLowerCase() ?? ''
    if (before === 'i' && plain === 'am') return 'are'
    if (before === 'i' && plain === 'was') return 'were'
    if (before === 'i' && plain === "wasn't") return "weren't"
    if (elsewhere && plain.startsWith('you')) return word
    if (plain === 'you') return index === 0 || verbs.has(words[index + 1]?.toLowerCase() ?? '') ? 'we' : 'us'
    return faced[plain] ?? word
  })
  return lowered(spoken)
}

/** The first word without a capital, unless it is always written with one. */
function lowered(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words.map((word) => (word === 'i' ? 'I' : word.replace(/^i(?='\w)/, 'I')))
  const plain = first.toLowerCase()
  const known = subjects.has(plain) || commands.has(plain) || dangling.has(plain)
  return [known && !/^i(?:'|$)/.test(plain) ? plain : first, ...rest]
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function wordCount(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}

/** Half past eleven is eleven thirty: shorter, and never wrong. */
function clockWords(hour: number, minute: number): string {
  if (minute === 0) return ` ${numberWords(hour)} o'clock `
  return ` ${numberWords(hour)} ${minute < 10 ? 'oh ' : ''}${numberWords(minute)} `
}

function digitWords(digits: string): string {
  return [...digits]
    .map((digit) => small[Number(digit)] ?? '')
    .join(' ')
    .trim()
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const tens = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')

/** A whole number in words; one that is too long is read digit by digit. */
export function numberWords(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value >= 1_000_000) return digitWords(String(value))
  if (value < 20) return small[value] ?? ''
  if (value < 100) return `${tens[Math.floor(value / 10)]}${value % 10 ? `-${small[value % 10]}` : ''}`
  if (value < 1000)
    return `${small[Math.floor(value / 100)]} hundred${value % 100 ? ` and ${numberWords(value % 100)}` : ''}`
  const rest = value % 1000
  return `${numberWords(Math.floor(value / 1000))} thousand${rest ? `${rest < 100 ? ' and' : ''} ${numberWords(rest)}` : ''}`
}
