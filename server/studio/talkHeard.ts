import { grammar, plainWords } from './judgeLexicon.ts'
import { isCapital } from './talkKnown.ts'
import { common } from './writerLexicon.ts'

/** So short a text is foreign by one word. */
const greets =
  /^(?:hola|bonjour|bonsoir|hallo|ciao|guten|danke|gracias|merci|adios|buenos|buenas|salut|prego|oui)$/

/** Whether somebody speaks another language than English. */
export function isForeignTalk(text: string): boolean {
  const words = plainWords(text)
  const english = words.filter((word) => grammar.en.has(word) || common.has(word)).length
  const foreign = (['es', 'de', 'fr', 'it'] as const).map(
    (tongue) => words.filter((word) => grammar[tongue].has(word) && !grammar.en.has(word)).length,
  )
  const most = Math.max(...foreign)
  return (most >= 2 && most > english) || (words.length <= 3 && english === 0 && greets.test(words[0] ?? ''))
}

const unspeakable =
  /^[^aeiouy\d]{3,}$|[bcdfghjklmnpqrstvwxz]{5}|(.)\1{3}|q(?!u)|asdf|qwer|zxcv|hjkl|[jvxz][bcdfghjkmnpqrtvwxz]|[bcdfgkmpvwxz][jqx]|^(?:fn|bn|dn|gb|kb|lk|lm|mk|ml|pk|rg|rk|vl|vr|zb|zg)|(?:bl|br|dr|fl|gl|gr|kl|kr|pl|pr|tr|wr|vr|fnk)$/

const soundsOnly = /^(?:hmm*|mhm|pfft?|brr+|shh+|mr|mrs|tv|dj)$/

/** Whether most of the words are none in any language. */
export function isGibberish(text: string): boolean {
  const words = plainWords(text).filter((word) => /^[a-z]+$/.test(word) && !soundsOnly.test(word))
  const odd = words.filter((word) => unspeakable.test(word) && !common.has(word)).length
  return odd > 0 && odd >= words.length / 2
}

/** Whether a short answer is wished for. */
export function wantsShort(text: string): boolean {
  return /\b(?:(?:one|a single|single|two|three) words?\b(?! (?:for|about|of advice))|one sentence|(?:be|keep it|make it) (?:brief|short|quick)|briefly|in short|short answers?|just a word)\b/i.test(
    text,
  )
}

const called = [
  /^\W*(?:(?:hey|hi|hello|and|so|but|dear|good morning|good evening|ask|tell)\s+)?(?:doctor )?(\p{Lu}\p{Ll}{2,15})\s*[,?!:]/u,
  /\b(?:[Ww]here(?:'s| is)|[Aa]sk|[Ii]s|[Cc]all|[Ww]ake|[Ww]hat (?:about|does|would)|[Tt]alk to|[Ss]peak (?:to|with)|[Hh]ow about)\s+(\p{Lu}\p{Ll}{2,15})\b(?=\s*(?:\?|$|here\b|there\b|in\b|please\b|think\b|say\b|around\b|tonight\b|today\b|now\b))/u,
]

/** Somebody who is spoken to or asked for and is not in the room; null where there is none. */
export function absentIn(text: string, room: readonly string[], past: readonly string[]): string | null {
  const names = new Set(room.flatMap((one) => one.toLowerCase().split(/\s+/)))
  const gone = past.find((name) => {
    const last =
      name
        .split(/\s+/)
        .at(-1)
        ?.replace(/[^\p{L}]/gu, '') ?? ''
    return !room.includes(name) && new RegExp(`\\b${last}\\b`, 'iu').test(text)
  })
  if (gone) return gone
  const [vocative, asked] = called.map((pattern) => pattern.exec(text)?.[1])
  const spokenTo = /\byour?\b|\?/i.test(text) || text.trim().split(/\s+/).length <= 2
  const name = asked ?? (spokenTo ? vocative : undefined)
  if (!name || isCapital(name)) return null
  const plain = name.toLowerCase()
  return names.has(plain) || common.has(plain) || noNames.has(plain) ? null : name
}

/** What a sentence may begin with that has a comma after it. */
const noNames = new Set(
  'yes yeah well okay sorry thanks thank hello please maybe perhaps sure true right everyone everybody anyone anybody all guys friends folks today tonight tomorrow yesterday sometimes honestly really actually what who where when why how which nothing something listen look wait stop good nice great fine also then now first second finally christmas god english'.split(
    ' ',
  ),
)
