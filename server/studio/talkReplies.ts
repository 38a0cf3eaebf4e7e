import { replies } from './story/talkAnswers.ts'
import { absentIn, isForeignTalk, isGibberish } from './talkHeard.ts'
import { knownIn } from './talkKnown.ts'
import { tasteIn } from './talkTastes.ts'
import type { TalkDesk } from './writerTalk.ts'
import type { Reading } from './writerCaller.ts'
import { chance, pick } from './writerChance.ts'
import { numberWords } from './writerEcho.ts'

/** An answer to something that was asked or said in a way that calls for one. */
export interface Reply {
  readonly text: string
  /** Whether nothing more has to be said to it. */
  readonly enough: boolean
}

type Kind = keyof typeof replies

/** What people ask each other, in the order in which it is looked for. */
const asked: readonly (readonly [RegExp, Kind])[] = [
  [/\b(?:are you|is this) (?:a |an )?(?:real|human|ai|a\.i\.|bot|robot|machine|computer|alive)\b/i, 'real'],
  [/\b(?:can you|do you) hear me\b/i, 'hearing'],
  [
    /\b(?:what(?:'s| is) your name|who are you|what are you called|what do (?:they|people) call you)\b/i,
    'name',
  ],
  [/\b(?:what do you do|what(?:'s| is) your (?:job|work|profession|trade)|are you an? \w+ by)\b/i, 'doing'],
  [/\bwhere (?:are you from|do you (?:come from|live)|were you born|did you grow up)\b/i, 'whereFrom'],
  [/\bhow old are you|your age\b/i, 'age'],
  [
    /\bhow (?:are|have) you\b(?! (?:know|so|do))|\bhow(?:'s| is) (?:it going|life|everything)|\bhow do you feel\b/i,
    'mood',
  ],
  [/\b(?:tell|know|say) (?:me |us )?(?:another |a |any )?(?:good )?jokes?|make (?:me|us) laugh\b/i, 'joke'],
  [/\byour fav(?:ou?rite)\b/i, 'favourite'],
  [
    /\bwhat should i|should i\b|\bany advice|give me (?:some )?advice|what would you do|help me decide/i,
    'advice',
  ],
]

/** Short things that are said to somebody and answered in kind. */
const manners: Readonly<Partial<Record<Reading['manner'], Kind>>> = {
  thanks: 'thanks',
  greeting: 'hello',
  name: 'greetName',
  agreement: 'agree',
  refusal: 'refuse',
  insult: 'rude',
  threat: 'rude',
  odd: 'odd',
  repeat: 'repeat',
  foreign: 'foreign',
}

/** What calls for an answer of its own; null where one can simply talk. */
export function replyTo(desk: TalkDesk, reading: Reading, words: string): Reply | null {
  const { facts, prompt } = desk
  const slots = { self: prompt.self.name, role: roleOf(prompt.self.role), name: facts.name, like: facts.like }
  const make = (kind: Kind, more: Readonly<Record<string, string>> = {}, enough = true): Reply | null => {
    const text = desk.fresh(replies[kind], { ...slots, ...more })
    return text === null ? null : { text, enough }
  }
  if (reading.manner === 'odd') return make('odd')
  if (reading.manner === 'nonsense' || isGibberish(words)) return make('lost')
  if (reading.manner === 'foreign' || isForeignTalk(words)) return make('foreign')
  const room = [prompt.self, ...prompt.others].map(({ name }) => name)
  const absent = absentIn(words, [...room, facts.name ?? '', facts.kin ?? ''], desk.spoke)
  if (absent) return make('absent', { other: absent })
  const recalled = recall(words, desk)
  if (recalled) return make(recalled)
  const sum = sumIn(words)
  if (sum !== null && prompt.since.length === 0)
    return { text: `${sum}, if I still can count.`, enough: true }
  const other = prompt.others.find(({ name }) =>
    new RegExp(`\\b(?:of|about|like|trust|know)\\b.*\\b${plain(name)}\\b`, 'iu').test(words),
  )
  if (reading.asks !== null && other) return make('other', { other: other.name })
  const known = asked.find(([pattern]) => pattern.test(words))
  if (known) return make(known[1], {}, known[1] !== 'advice')
  const fact = knownIn(words)
  if (fact) return { text: desk.fresh(fact) ?? '', enough: true }
  const taste = tasteIn(words, prompt.self.about)
  if (taste && reading.asks !== null)
    return { text: `${taste.likes ? 'Oh yes' : 'No'}. ${taste.sentence}.`, enough: true }
  const choice = /\b([\p{L}]{3,20}) or ([\p{L}]{3,20})\s*\?/iu.exec(words)
  if (choice) {
    const one = pick(
      [choice[1] ?? '', choice[2] ?? ''].toSorted(),
      `${prompt.self.name} ${choice[0].toLowerCase()}`,
    )
    return make('choice', { one: one.toLowerCase() }, false)
  }
  const asks =
    /\b(?:do|did|have|would|could|are|can|were) you (?:ever |really |also |still |even )?(.+?)\?*$/i.exec(
      words,
    )
  if (reading.asks !== null && asks && !/^\W*(?:what|where|who|how|why|when|which)\b/i.test(words))
    // The same question gets the same answer from the same one, whenever it is asked.
    return make(
      chance(`${prompt.self.name} ${(asks[1] ?? '').toLowerCase()}`) < 0.6 ? 'yes' : 'no',
      {},
      false,
    )
  if (/\b(?:good ?bye|bye|good night|see you|talk later|have to go|must go)\b/i.test(words))
    return make('bye')
  if (reading.asks !== null && reading.manner !== 'repeat') return make(reading.asks, {}, false)
  const manner = manners[reading.manner]
  if (reading.name && manner !== 'name') return make('greetName', { name: reading.name }, false)
  return manner ? make(manner, reading.name ? { name: reading.name } : {}, false) : null
}

/** What is asked of one's memory. */
function recall(words: string, { facts }: TalkDesk): Kind | null {
  if (/\b(?:what(?:'s| is| was) my name|who am i|(?:remember|know) my name)\b/i.test(words))
    return facts.name ? 'knowsName' : 'noName'
  if (
    /\bwhat (?:do|did) i (?:like|love|say i (?:like|love)|tell you)|remember what i (?:like|love|said|told)/i.test(
      words,
    )
  )
    return facts.like ? 'knowsLike' : 'knowsNothing'
  return null
}

/** A role as one says it of oneself. */
function roleOf(role: string): string {
  const plainRole = role.trim().replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase())
  if (/^(?:an?|the|your|my|our|his|her|head|chief of)\b/i.test(plainRole) || plainRole.includes(','))
    return plainRole.replace(/,.*$/, '').replace(/^(?!an?\b|the\b)/, 'the ')
  return `${/^[aeiou]/i.test(plainRole) ? 'an' : 'a'} ${plainRole}`
}

const digits: Readonly<Record<string, number>> = Object.fromEntries(
  Array.from({ length: 101 }, (_, value) => [numberWords(value), value]),
)

/** What two small numbers make, in words; null where none are asked for. */
function sumIn(words: string): string | null {
  const found = /\b([\w-]+) (plus|minus|times|and) ([\w-]+)\b/i.exec(words)
  if (!found || !/\b(?:what(?:'s| is)|how much)\b/i.test(words)) return null
  const [one, other] = [found[1], found[3]].map((word) => digits[(word ?? '').toLowerCase()] ?? Number(word))
  if (one === undefined || other === undefined || !Number.isInteger(one) || !Number.isInteger(other))
    return null
  const value = found[2] === 'minus' ? one - other : found[2] === 'times' ? one * other : one + other
  const text = numberWords(Math.abs(value))
  return `${value < 0 ? 'Minus ' : ''}${value < 0 ? text : text.charAt(0).toUpperCase() + text.slice(1)}`
}

function plain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
