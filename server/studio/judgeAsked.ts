import { kindNamed, kindsOf, plainWords } from './judgeLexicon.ts'
import { unitsOf, type Unit } from './judgeUnits.ts'

/** A thing and the number that goes with it: "by tram only five". */
interface Pair {
  readonly thing: Unit
  readonly number: Unit
}

/**
 * What an answer means by what was asked: of "by tram five minutes, on foot twenty", "the five minutes" are the tram.
 * Only an answer that names neither of the things needs it.
 */
export function meantBy(answer: readonly Unit[], asked: string): readonly Unit[] {
  const pairs = pairsIn(asked)
  if (pairs.length < 2) return []
  const has = (unit: Unit) => answer.some(({ name, denied }) => name === unit.name && !denied)
  const numbers = answer.filter(({ name }) => name.startsWith('#'))
  if (answer.some(({ denied }) => denied) || pairs.some(({ thing, number }) => has(thing) && has(number)))
    return []
  const named = pairs.filter(({ thing }) => has(thing))
  const counted = pairs.filter(({ number }) => has(number))
  if (named.length === 0 && counted.length === 1 && numbers.length === 1)
    return counted.map(({ thing }) => thing)
  if (named.length === 1 && numbers.length === 0) return named.map(({ number }) => number)
  return []
}

function pairsIn(asked: string): readonly Pair[] {
  const pairs = asked.split(/[,.;:?!]+/).flatMap((clause) => {
    const units = unitsOf(plainWords(clause).join(' '))
    const numbers = units.filter(({ name }) => name.startsWith('#'))
    const things = units.filter(({ name, weight }) => weight >= 1 && !/^[#!?=]/.test(name))
    const [number] = numbers
    // Of "twenty minutes on foot" the minutes are no thing of their own.
    const thing = things.find(({ name }) => !/^(?:minute|hour|day|week|month|year)$/.test(name))
    return number && thing && numbers.length === 1 ? [{ thing, number }] : []
  })
  // What stands with two numbers belongs to neither.
  return pairs.filter(
    ({ thing, number }) =>
      pairs.filter((other) => other.thing.name === thing.name || other.number.name === number.name).length ===
      1,
  )
}

/** What is there is not at hand. */
const far = ['place', 'workplace']

/** Examples of one beginning that are enough to show what it leaves open. */
const leastFilled = 3

/**
 * Whether an answer begins as several examples do and ends in another way than all of them: "they are in my bag, in my
 * coat, in my pocket" leave open where. `mistaken` are the things that make it a mistake.
 */
export function fillsFrame(text: string, examples: readonly string[], mistaken: readonly Unit[]): boolean {
  const said = frameWords(text.split(/[,.;:!?]/)[0] ?? '')
  const all = examples.map(frameWords)
  return [3, 4].some((length) => {
    const frame = said.slice(0, length).join(' ')
    const filled = said.slice(length)
    if (filled.length === 0 || filled.length > mostFilled) return false
    const others = all.filter((one) => one.length > length && one.slice(0, length).join(' ') === frame)
    const endings = new Set(others.map((one) => one.slice(length).join(' ')))
    const units = unitsOf(filled.join(' '))
    return (
      endings.size >= leastFilled &&
      units.length > 0 &&
      units.every(
        ({ name, denied }) =>
          !denied &&
          !/^[?#!]/.test(name) &&
          !far.some((kind) => kindsOf(name).some((one) => one === kindNamed(kind))) &&
          !mistaken.some((one) => one.name === name),
      )
    )
  })
}

/** What fills a frame is a word or two, and what was said without a pause after it. */
const mostFilled = 4

/** Without articles, possessives and the yes before it. */
function frameWords(text: string): readonly string[] {
  return plainWords(text).filter(
    (word) =>
      !/^(?:the|a|an|my|yes|sir|officer|si|ja|el|la|los|las|un|una|mi|mis|der|die|das|den|dem|ein\w*|mein\w*)$/.test(
        word,
      ),
  )
}
