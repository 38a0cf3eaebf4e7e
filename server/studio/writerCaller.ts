import { common, empty, lexicon, strange } from './writerLexicon.ts'
import { capitalised, echoOf, isCommand, repaired, stretchesOf, type Echo } from './writerEcho.ts'

/** How the hosts take what a caller said, first of all. */
// prettier-ignore
export type Manner =
  | 'odd' | 'threat' | 'insult' | 'sleepOn' | 'repeat' | 'nonsense' | 'foreign' | 'personal' | 'courage' | 'action'
  | 'question' | 'statement' | 'fragment' | 'plea' | 'doubt' | 'agreement' | 'refusal' | 'thanks' | 'greeting' | 'name'
  | 'offTopic' | 'vague'

/** What somebody said, read. */
export interface Reading {
  readonly manner: Manner
  readonly echo: Echo | null
  /** The host who was spoken to by name. */
  readonly host: string | null
  /** The caller's name, where it was said just now. */
  readonly name: string | null
  /** Which word asks, where it is a question. */
  readonly asks: 'who' | 'what' | 'where' | 'when' | 'why' | 'how' | null
  readonly answer: 'yes' | 'no' | null
  readonly features: {
    readonly action: boolean
    readonly courage: boolean
    readonly personal: boolean
    readonly address: boolean
    readonly plea: boolean
    /** Things that can be checked: numbers, names, places, reasons. */
    readonly exact: number
    /** Words that the story has too. */
    readonly story: readonly string[]
    readonly words: number
    /** 0 to 1: how much of it was said before. */
    readonly repeated: number
  }
}

/** What a reading needs to know of the show. */
export interface Ground {
  /** Stems of the words of the story. */
  readonly words: ReadonlySet<string>
  readonly hosts: readonly { readonly name: string }[]
}

/** Reads what a caller said; `past` is what the caller said before, oldest first. */
export function readCaller(said: string, { words: story, hosts }: Ground, past: readonly string[]): Reading {
  const text = repaired(said)
  const words = wordsOf(text)
  const content = contentOf(text)
  const onStory = content.filter((word) => story.has(stem(word)))
  const stretches = stretchesOf(text).map((some) => some.join(' '))
  const commands = stretches.some(isCommand) || lexicon.wake.test(text)
  const features = {
    action: commands && !lexicon.sleepOn.test(text),
    courage: lexicon.courage.test(text),
    personal: lexicon.personal.test(text),
    address: lexicon.address.test(text),
    plea: lexicon.plea.test(text),
    exact:
      (text.match(lexicon.exact) ?? []).length + (text.match(/\d+/g) ?? []).length + properNames(text).length,
    story: onStory,
    words: words.length,
    repeated: Math.max(0, ...past.map((before) => overlap(content, contentOf(before)))),
  }
  const host =
    hosts.find(({ name: one }) => new RegExp(`\\b${escaped(one)}\\b`, 'i').test(text))?.name ?? null
  const name = nameIn(text)
  const echo = echoOf(
    text,
    (stretch) => contentOf(stretch).filter((word) => story.has(stem(word))).length,
    host !== null,
  )
  const asks = questionIn(text)
  const answer = lexicon.no.test(text.trim()) ? 'no' : lexicon.yes.test(text.trim()) ? 'yes' : null
  const reading = { echo, host, name, asks, answer, features } as const
  return { ...reading, manner: mannerOf(text, words, reading) }
}

function mannerOf(text: string, words: readonly string[], read: Omit<Reading, 'manner'>): Manner {
  const { features, echo, asks, answer, name } = read
  if (lexicon.odd.test(text)) return 'odd'
  if (lexicon.threat.test(text)) return 'threat'
  if (lexicon.insult.test(text)) return 'insult'
  if (surrenders(text)) return 'sleepOn'
  if (features.repeated >= 0.6 && features.words >= 3) return 'repeat'
  if (isNoise(text, words)) return 'nonsense'
  if (features.story.length < 2 && isForeign(text, words)) return 'foreign'
  const strong = features.story.length + features.exact > 0 || features.words >= 4
  if (features.plea && features.words <= 5 && features.story.length === 0) return 'plea'
  if (echo?.said && features.personal) return 'personal'
  if (asks && !features.action && !/\bwhat if\b/i.test(text)) return 'question'
  if (echo && features.action && isCommand(echo.quote) && features.words >= 2) return 'action'
  if (echo?.said && features.courage && features.words >= 4) return 'courage'
  if (features.words <= 4 && answer) return answer === 'yes' ? 'agreement' : 'refusal'
  if (lexicon.doubt.test(text) || /^\W*(?:and |but )?what if\b/i.test(text)) return 'doubt'
  if (name && features.words <= 6) return 'name'
  if (features.plea && features.words <= 8) return 'plea'
  if (lexicon.thanks.test(text) && features.words <= 6) return 'thanks'
  if (lexicon.hello.test(text) && features.words <= 5) return 'greeting'
  if (features.words < 3) return 'vague'
  if (
    features.story.length === 0 &&
    !features.action &&
    !features.courage &&
    !features.personal &&
    features.words >= 7 &&
    features.exact < 2 &&
    !lexicon.matter.test(text)
  )
    return 'offTopic'
  if (echo?.said && strong) return 'statement'
  return echo && strong ? 'fragment' : 'vague'
}

/** Giving in is one thing, and asking people not to give in is another. */
function surrenders(text: string): boolean {
  const found = lexicon.sleepOn.exec(text)
  if (!found) return false
  const before = text.slice(Math.max(0, found.index - 24), found.index)
  return !/\b(?:don'?t|do not|never|won'?t|will not|not|nobody|can'?t|cannot|stop|if (?:we|you|they))\b[^.!?]*$/i.test(
    before,
  )
}

function isNoise(text: string, words: readonly string[]): boolean {
  const letters = text.replace(/[^\p{L}]/gu, '')
  if (letters.length === 0) return true
  if (!/^\p{Script=Latin}+$/u.test(letters)) return false
  const odd = words.filter(
    (word) =>
      word.length > 3 &&
      (!/[aeiouyà-ü]/i.test(word) || /(.)\1{3}|[^aeiouyà-ü']{6}|asdf|qwer|zxcv|hjkl/i.test(word)),
  )
  return odd.length > 0 && odd.length >= words.length / 2
}

function isForeign(text: string, words: readonly string[]): boolean {
  const letters = [...text.matchAll(/\p{L}/gu)].length
  const latin = [...text.matchAll(/\p{Script=Latin}/gu)].length
  if (letters > 0 && latin < letters / 2) return true
  const known = words.filter((word) => common.has(word)).length
  const accents = /[ñßøåæœłśźżğışçãõ¿¡]|[áéíóúàèìòùäöüâêîôû]/i.test(text)
  if (accents && words.length >= 2) return known < words.length / 4
  const elsewhere = words.filter((word) => strange.has(word)).length
  return (elsewhere >= 2 && elsewhere > known) || (words.length >= 5 && known === 0)
}

/** What a question may begin with before it asks. */
const preludes = new Set(
  'so and but hello hey hi wait okay ok well please excuse me sorry can you tell me us yes no tell'.split(
    ' ',
  ),
)

const asking = new Set(
  'who what where when why how which is are do does did can could will would should am'.split(' '),
)

/** The word that asks: of a question with a mark, or of one that begins like one. */
function questionIn(text: string): Reading['asks'] {
  const question = text.split(/(?<=[.!?])\s+/).find((part) => /\?\s*$/.test(part)) ?? text
  const marked = question.trim().endsWith('?')
  const words = wordsOf(question)
  // "Can you tell me where" asks where; "can you hear us" asks that.
  const word = [words.find((one) => !preludes.has(one)), words[0]].find(
    (one) => one !== undefined && asking.has(one),
  )
  if (!word) return marked ? 'what' : null
  const after = words.slice(words.indexOf(word) + 1)
  const open = /^(?:who|what|where|when|why|how|which)$/.test(word)
  // "When I was small" asks nothing: without a mark, the word that asks has the verb close behind it.
  if (
    !marked &&
    open &&
    !after
      .slice(0, 3)
      .some((one) =>
        /^(?:is|are|was|were|do|does|did|will|would|can|could|should|has|have|had|am)$/.test(one),
      )
  )
    return null
  if (!marked && !open && !/^(?:you|we|they|it|there|i|the|he|she|this|that)$/.test(after[0] ?? ''))
    return null
  if (word === 'what' && after[0] === 'time') return 'when'
  return word === 'who' || word === 'where' || word === 'when' || word === 'why' || word === 'how'
    ? word
    : 'what'
}

const namePattern =
  /\b(?:my name is|my name's|call me|the name is|the name's|they call me)\s+(\p{L}[\p{L}'-]+)|\b(?:this is|i am|i'm|it's|here is)\s+(\p{Lu}[\p{L}'-]+)|\bthis is\s+(\p{L}{3,})\s+(?:from|speaking|here)\b/u

/** Words that stand where a name could. */
const noNames = new Set(
  'not here the a an in from so very just your my their our all afraid sure sorry ready going standing tired awake alone listening calling speaking asking it that this what english radio everybody everyone nobody'.split(
    ' ',
  ),
)

export function nameIn(text: string): string | null {
  const found = namePattern.exec(
    text.replace(/\b(My name|Call me|This is|I am|I'm|It's|Here is|The name|They call me)/g, (begin) =>
      begin.toLowerCase().replace(/^i(?=[' ])/, 'i'),
    ),
  )
  const name = found?.[1] ?? found?.[2] ?? found?.[3]
  return name && !noNames.has(name.toLowerCase()) && name.length <= 20 ? capitalised(name) : null
}

/** Names that stand inside a sentence. */
function properNames(text: string): readonly string[] {
  return text.match(/(?<=[\p{Ll},]\s)\p{Lu}\p{Ll}{2,}/gu) ?? []
}

export function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? []
  )
}

/** The words that carry something. */
export function contentOf(text: string): readonly string[] {
  return wordsOf(text).filter((word) => word.length > 2 && !empty.has(word))
}

/** Near enough: "pumps", "pumping" and "pumped" are one word. */
export function stem(word: string): string {
  const bare = word.replace(/'s$/, '').replace(/(?:ings?|ed|es|s|ly|ers?)$/, '')
  return (bare.length > 3 ? bare.replace(/e$/, '') : bare).slice(0, 8)
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function overlap(some: readonly string[], others: readonly string[]): number {
  const one = new Set(some.map(stem))
  const other = new Set(others.map(stem))
  if (one.size === 0 || other.size === 0) return 0
  const shared = [...one].filter((word) => other.has(word)).length
  return shared / Math.min(one.size, Math.max(3, other.size))
}
