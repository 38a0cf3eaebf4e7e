import { conceptOf, isPerson } from './judgeLexicon.ts'

/** Words that together mean one thing, and the one word that stands for it; lower case, without accents. */
const phrases: readonly (readonly [RegExp, string])[] = [
  // Nobody but oneself. "But" and "except" would otherwise begin something else.
  [
    /\b(?:(?:nobody|no one|nothing|none) (?:here )?(?:but|except|besides) |just |only |it is |its )(?:me|i|myself)\b(?! and my\b)/g,
    'alone',
  ],
  [/\b(?:just|only) (?:me|i) and my\b/g, 'alone and my'],
  [/\b(?:by myself|on my own|all by my own)\b/g, 'alone'],
  [/\b(?:nada mas que|nadie mas que|nadie salvo|solo|solamente|unicamente|tan solo) (?:yo|mi)\b/g, 'solo'],
  [/\b(?:nur|niemand ausser|bloss) (?:ich|mich|mir)\b/g, 'allein'],
  [/\b(?:not a (?:single )?soul|not any(?:one|body)|no one|ni un alma|keine menschenseele)\b/g, 'nobody'],
  [/\b(?:only|just) (?:the |a )?(\w+ and) (?:i|me)\b/g, 'alone $1 me'],
  [/\bright (here|there|now|away)\b/g, '$1'],
  [/\b(?:look after|looking after|care for|take care of|taking care of|treat|treating)\b/g, 'help'],
  // So a radio operator says three.
  [/\b(alpha|alfa|bravo|charlie|delta|echo|tango) tree\b/g, '$1 three'],
  [/\b(?:of course|por supuesto|desde luego|como no)\b/g, 'yes'],
  // What one shows is a visa, and what one pays with is a card.
  [/\b(con|mit|by|with) (?:la |mi |der |meiner |my )?visa\b/g, '$1 mastercard'],
  // An apology, and nobody sits down with it.
  [/\b(?:lo siento|tut mir leid)\b/g, 'perdon'],
  // Hesitation counts nothing.
  [
    /\b(?:one|a|just a|give me a|un|ein|eine|einen) (?:moment|second|minute|momento|segundo|sekunde|augenblick)\b(?! s)/g,
    '',
  ],
  // What was and is no more is denied.
  [/\b(?:used to|no longer|(?:not|dont) any ?more|ya no|nicht mehr|frueher|fruher war)\b/g, 'not'],
]

/** The text with its phrases read as one word each; marks are kept, accents and capitals are not. */
export function phrased(text: string): string {
  const plain = text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’`]/g, '')
  return phrases.reduce((said, [pattern, word]) => said.replace(pattern, word), plain)
}

const corrected =
  /^(.*\p{L}.*?)[,.;:!-]+ *(?:no|sorry|i mean|no wait|wait|rather|perdon|digo|mejor dicho|nein|ich meine|quatsch|entschuldigung)[,.;:!-]+ *(?:i mean|digo|ich meine)?(.*\p{L}.*)$/u

/** What is left of an answer that corrects itself: what was said last. */
export function correctedIn(text: string): string {
  return corrected.exec(phrased(text))?.[2]?.trim() ?? text
}

/** What a recogniser makes of words that hardly sound: read back only where the words make no sense as they stand. */
export function readBySound(text: string): string {
  return phrased(text)
    .replace(/^(?:us|yet|guess|ears)\b/, 'yes')
    .replace(/\b(?:who|hear|hair|her|year|ear) (are|is|arm)(?= (?:my|the|i)\b)/g, 'here are')
}

type Direction = 'away' | 'towards'

const directions: Readonly<Record<Direction, RegExp>> = {
  away: /\b(?:from|out of|(?:vengo|venimos|salgo|vuelvo|regreso) del?|komme? (?:gerade )?(?:aus|von|vom)|aus (?:der|dem))\b/,
  towards:
    /\b(?:to (?:the|my|a|bed|work|town)|towards?|(?:going|heading|headed|driving|bound|way|back) (?:to|for|into)|(?:voy|vamos|camino|hacia) (?:a|al|hacia)|(?:gehe|fahre|muss|will|mochte) (?:ich )?(?:nach|zum|zur|ins?))\b/,
}

/** How many of the examples have to tell a direction, for it to be part of what is meant. */
const leastDirected = 2

/** Whether an answer goes where the examples come from, or the other way round. */
export function headsElsewhere(text: string, examples: readonly string[]): boolean {
  const tells = (said: string, direction: Direction) => directions[direction].test(phrased(said))
  const meant = (['away', 'towards'] as const).filter(
    (direction) => examples.filter((example) => tells(example, direction)).length >= leastDirected,
  )
  const [only] = meant
  if (meant.length !== 1 || !only) return false
  const opposite = only === 'away' ? 'towards' : 'away'
  return tells(text, opposite) && !tells(text, only) && !examples.some((example) => tells(example, opposite))
}

const backwards =
  /\b(?:but|pero|aber)\b[^,.;!?]*?\b(?:(?:they|it|that|those|these|i|we|he|she) ?(?:(?:are|is|was|were|do|does|did|have|has|can|could|am) not|(?:are|is|was|were|do|does|did|have|has|ca|could)nt|cannot|never)|no (?:es|son|soy|estoy|tengo|quiero|puedo|lo|la|los|las|me)|(?:sie|es|das|ich|wir|die) \w+ (?:\w+ )?(?:nicht|kein\w*))\b|\b(?:not|isnt|arent) (?:really )?(?:mine|ours)\b|\bno (?:es|son) mi[oa]s?\b|\bnicht meine?\b$/

/** Whether a sentence gives something and takes it back: "I have some, but they are not mine". */
export function takesBack(text: string): boolean {
  return backwards.test(phrased(text))
}

const inverted =
  /^(?:(?:and|so|but|well|hey|officer|sir)\s+)*(?:(?:is|are|was|were) (?:there|this|that|it|you|they|something|anything|everything)|(?:do|did|can|could|will|would|should|have|has) (?:you|we|they|i|he|she)|why|what|when|where|which|who|por que|que pasa|hay algun|es que|cuando|warum|wieso|gibt es|ist (?:etwas|das|was)|haben sie|kann ich|was)\b/

/** Whether it ends as a question back: one that nobody says who answers. */
export function asksBack(text: string): boolean {
  const clauses = phrased(text)
    .split(/(?<=[,.;:!?])/)
    .map((clause) => clause.replace(/^[^\p{L}\p{N}]+/u, '').trim())
    .filter(Boolean)
  const last = clauses.at(-1) ?? ''
  return last.endsWith('?') && inverted.test(last)
}

const another =
  /^(?:(?:well|no|yes|um|uh|oh|and)\s+)*(?:my|mi|meine?) (?:\p{L}+ )?(\p{L}+) (?:(?:is|was) an?|works|es|era|trabaja|ist|war|arbeitet)\b/u
const oneself = /^(?:no |yes |si |ja )?(?:i|im|soy|yo|ich)\b/

/** Whether it tells of another one what the examples tell of the speaker: "my brother is a doctor". */
export function tellsOfAnother(text: string, examples: readonly string[]): boolean {
  const plain = (said: string) => phrased(said).replace(/[^\p{L}\p{N} ]+/gu, '')
  const somebody = (said: string) => isPerson(conceptOf(another.exec(plain(said))?.[1] ?? '')?.name ?? '')
  return (
    somebody(text) &&
    examples.filter((example) => oneself.test(plain(example))).length >= leastDirected &&
    !examples.some(somebody)
  )
}

const being = /\b(?:(?:i am|im|work as) an?|soy|ich bin) \w/
const needing =
  /\bi (?:\w+ )?(?:need|want|know|see|saw|met|called?|visit(?:ed)?|hate|love)\b|\b(?:necesito|busco|conozco)\b|\bich (?:brauche|suche|kenne)\b/

/** Whether it is of what one needs or knows, where it is asked what one is: "I need a doctor". */
export function onlyNeeds(text: string, examples: readonly string[]): boolean {
  const said = phrased(text)
  return (
    needing.test(said) &&
    !being.test(said) &&
    examples.filter((example) => being.test(phrased(example))).length >= leastDirected &&
    !examples.some((example) => needing.test(phrased(example)))
  )
}

const elsewhere = /^(?:(?:well|oh|hey|but) )*(?:its?|this|that|there|he|she|your)\b/

/** Whether its subject is none that the examples have: "it is cold here" and "here they are" share but a word. */
export function hasOtherSubject(text: string, examples: readonly string[]): boolean {
  return elsewhere.test(phrased(text)) && !examples.some((example) => elsewhere.test(phrased(example)))
}
