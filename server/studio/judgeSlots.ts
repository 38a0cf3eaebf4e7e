import { conceptOf, isKnown, kindsOf, plainWords } from './judgeLexicon.ts'
import type { Meaning } from './judgeMeaning.ts'
import { unitsOf } from './judgeUnits.ts'

/** What an answer may be filled with that no example can list: a name, a place, a length of time. */
type Slot = 'name' | 'place' | 'duration' | 'number' | 'purpose' | 'thing'

/** By what an intent says of itself that it takes any of its kind. */
const asked: Readonly<Record<Slot, RegExp>> = {
  name: /\b(?:(?:their|his|her|your|own|full|first|last|the|a|any|sur)\s?names?\b(?! of)|says? who they are|introduces? themsel\w+|nombre|namen?\b)/i,
  place:
    /\bwhere (?:they|he|she|the player)\b|\b(?:a|any|some|their|which|what) (?:other )?(?:place|town|city|country|village|destination|home ?town)\b|\b(?:origin|destination)\b/i,
  duration:
    /\b(?:how long|duration|length of (?:the |their )?(?:stay|visit|time)|number of (?:days|nights|weeks))\b/i,
  number: /\b(?:how (?:many|old|much)|age|amount|price|a number|quantity)\b/i,
  purpose: /\b(?:why|reasons?|purpose|what for|job|occupation|profession|works? as|business)\b/i,
  thing:
    /\b(?:what is in|contents?|carr(?:y|ies|ying)|anything|hobb(?:y|ies)|harmless|belongings|luggage|in (?:the|their|his|her) bag)\b/i,
}

// prettier-ignore
const introduces =
  /\b(?:my (?:\w+ )?name is|my names|the name is|im|i am|call me|this is|its|they call me|me llamo|mi nombre es|soy|ich heisse|mein name ist|ich bin|name is|name)\s+(.+)$/
const from = /\b(?:from|out of|born in|live in|vengo de|soy de|vivo en|de|aus|von|wohne in|in|left)\s+(.+)$/
const to =
  /\b(?:to|towards?|for|toward|in|near|visit|visiting|reach|a|al|hacia|para|hasta|nach|zu|zum|zur|in|through|at)\s+(.+)$/
const lengths =
  /\b(?:for|until|till|hasta|bis|only|just|about|around)\b|\b(?:days?|nights?|weeks?|months?|years?|hours?|minutes?|weekend|dias?|noches?|semanas?|mes(?:es)?|anos?|horas?|tage?n?|nachte?|wochen?|monate?n?|jahre?n?|stunden?|wochenende|overnight|fortnight)\b/
const because =
  /\b(?:because|to|for|on|my|im|i am|por|para|porque|mi|zu|um|weil|wegen|mein\w*|fur|auf|als|a|an|as)\b/

/** What the examples of something open may share. */
const openFrames = new Set(['name', 'old', 'day', 'night', 'week', 'like', 'here', 'home'])

/** Said of oneself, and of no thing. */
const elsewhere = /\b(?:my name|i am|im|i come|i live|soy|me llamo|ich bin|ich heisse|from)\b/

const refuses = /\b(?:refus\w*|will not|wont|declin\w*|evad\w*|avoid\w*|dodg\w*)\b/i

/** Adjectives and verbs that stand where a name could. */
const noNames = new Set(
  'tired hungry sorry ready afraid happy sad lost late sure busy fine going coming here nobody someone somebody driver traveller tourist person human stranger important cansado perdido mude hungrig spat niemand nadie alguien you your'.split(
    ' ',
  ),
)

/**
 * How well an answer fills what an intent leaves open, 0 to 1; null where it fills it with the opposite. An intent whose
 * examples insist on one thing leaves nothing open: then that thing has to be said.
 */
export function slotFit(text: string, meaning: Meaning): number | null {
  const { intent, core } = meaning
  const words = plainWords(text)
  const said = words.join(' ')
  // What all examples share is what is wanted, unless it is the frame of what is open: "my name is".
  const counts = asked.number.test(intent.about) && core.every(({ name }) => !/^[=#!]/.test(name))
  if (!counts && core.some(({ name }) => !openFrames.has(name) && !name.startsWith('~'))) return 0
  const about = `${intent.about} ${intent.name.replaceAll('_', ' ')}`
  // Who will not say leaves nothing open that could be filled.
  const wants = (slot: Slot) => !refuses.test(about) && asked[slot].test(about)
  const examples = intent.examples.map((example) => plainWords(example).join(' '))
  const rest = (pattern: RegExp) => plainWords(pattern.exec(said)?.[1] ?? '').slice(0, 4)
  if (wants('name') && examples.some((one) => introduces.test(one))) {
    const given = rest(introduces)
    if (given.length > 0 && given.slice(0, 2).some(isName)) return 0.85
    if (
      words.length <= 3 &&
      words.every((word) => isName(word) || conceptOf(word) === null) &&
      words.some(isName)
    )
      return 0.8
  }
  if (wants('place')) {
    const towards = examples.some((one) => /\b(?:to|nach|hacia|towards?|headed|going|bound|voy)\b/.test(one))
    const away = examples.some((one) => /\b(?:from|aus|vengo|soy de|left|come)\b/.test(one))
    const hits = [...(away ? [from] : []), ...(towards ? [to] : [])]
    // From somewhere is no answer to where to, and the other way round.
    const other =
      (away && !towards && /\b(?:going to|nach|headed|voy a)\b/.test(said)) ||
      (towards &&
        !away &&
        /\b(?:coming from|come from|from|vengo de|aus)\b/.test(said) &&
        !/\bto\b/.test(said))
    if (other) return null
    if (hits.some((pattern) => rest(pattern).some((word) => isName(word) || isPlace(word)))) return 0.8
    if (
      words.length <= 3 &&
      words.some(isName) &&
      words.every((word) => isName(word) || conceptOf(word) === null)
    )
      return 0.7
  }
  const units = unitsOf(text)
  const numeric =
    units.some(({ name }) => name.startsWith('#')) ||
    /\b(?:a|an|one|un|una|eine?n?|couple|few|some|the)\b/.test(said)
  if (
    wants('duration') &&
    lengths.test(said) &&
    (numeric || /\b(?:until|till|hasta|bis|overnight|weekend)\b/.test(said))
  )
    return 0.8
  if (wants('number') && units.some(({ name }) => name.startsWith('#'))) return 0.75
  const telling = units.filter(({ weight, name, denied }) => weight >= 0.7 && !denied && !/^[?#!]/.test(name))
  if (wants('purpose') && telling.length > 0 && because.test(said) && words.length >= 2) return 0.62
  const things = telling.filter(({ name }) => kindsOf(name).length > 0 || name.startsWith('='))
  if (!wants('thing') || things.length === 0 || elsewhere.test(said)) return 0
  return things.some(({ name }) => kindsOf(name).length > 0) ? 0.7 : 0.55
}

function isName(word: string): boolean {
  return word.length >= 2 && !noNames.has(word) && !isKnown(word) && conceptOf(word) !== null
}

function isPlace(word: string): boolean {
  const concept = conceptOf(word)?.name ?? ''
  return kindsOf(concept).length > 0 || /^(?:home|north|south|east|west)$/.test(concept)
}
