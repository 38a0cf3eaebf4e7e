import { exclusive, frames, kinds, manners, questions, table } from './judgeTable.ts'

/** The languages that the studio understands. */
export type Tongue = 'en' | 'es' | 'de'

export const tongues: readonly Tongue[] = ['en', 'es', 'de']

const codeWords = new Set(
  'alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'.split(
    ' ',
  ),
)

const numbers: Readonly<Record<Tongue, readonly string[]>> = {
  en: 'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
  es: 'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte'.split(
    ' ',
  ),
  de: 'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig'.split(
    ' ',
  ),
}

/** Words of the grammar, by language: what tells one language from another, and little else. */
export const grammar: Readonly<Record<Tongue | 'fr' | 'it', ReadonlySet<string>>> = {
  en: new Set(
    'the a an and or but of to in on at by for from with is are was were be been am have has had do does did will would can could should must not i you he she it we they me him her us them my your his our their this that these those there here what when where who why how some any if just know get please thanks thank sir hello no yes dont im ive id its thats isnt cant wont lets'.split(
      ' ',
    ),
  ),
  es: new Set(
    'el la los las un una unos unas y o pero de del a al en con por para como mas muy no si es son esta estan estoy soy mi mis su sus me te se le lo nos que cual donde cuando quien hay favor gracias hola buenos buenas usted senor senora tengo quiero eso esto aqui todo nada vale pues'.split(
      ' ',
    ),
  ),
  de: new Set(
    'der die das den dem des ein eine einen einem einer und oder aber von vom zu zum zur in im an am auf mit bei fur nach aus ist sind war bin bist habe hat haben hatte nicht kein keine keinen ich du er sie es wir ihr mir mich dir ihnen ihm mein meine meinen dein sein was wann wo wer warum wie bitte danke hallo guten tag ja nein auch nur hier da dort doch mal noch schon gern gerne kann konnen'.split(
      ' ',
    ),
  ),
  fr: new Set(
    "je tu il elle nous vous ils le la les un une des du de et ou mais dans pour avec sur est sont suis c'est cest ai avez voudrais merci bonjour s'il sil plait oui non ne pas mon ma mes".split(
      ' ',
    ),
  ),
  it: new Set(
    'io tu lui lei noi voi il lo la gli un uno una di da con su per tra che e sono vorrei grazie buongiorno ciao prego favore si non mio mia questo'.split(
      ' ',
    ),
  ),
}

const yes = new Set(
  'yes yeah yep yup sure certainly absolutely ok okay si claro vale ja jawohl klar genau naturlich affirmative indeed'.split(
    ' ',
  ),
)
const no = new Set('no nope nah nein ne negative'.split(' '))
/** What turns the meaning of the words after it; in German also of those before it. */
export const negations = new Set(
  'not dont doesnt didnt isnt arent cant wont wouldnt never without no none neither havent hasnt nicht kein keine keinen keinem keiner nie niemals ohne sin nunca jamas tampoco ni ningun ninguna ninguno cannot'.split(
    ' ',
  ),
)
export const nothing = new Set('nothing nada nichts'.split(' '))
/** After one of these another thing is said. */
export const turns = new Set('but pero sino aber sondern however'.split(' '))

/** Says that there will be no answer, whatever else it says. */
export const refusing =
  /\b(?:(?:none|nothing|not?|any) (?:of )?your (?:damn |bloody )?(?:business|concern|affair)|mind your own|you tell me|(?:see|look|find out|guess) (?:for )?yourself|that(?:s| is) my (?:business|affair)|no (?:es )?asunto (?:tuyo|suyo)|geht (?:sie|dich) nichts an)\b/

/** What an answer is worth nothing with: a shrug, a question back. */
export const evasive =
  /\b(?:i (?:really )?(?:dont|do not|cant|cannot) (?:know|remember|recall|say|tell|care|understand)|no idea|not sure|why do you (?:ask|want|care|need)|who (?:wants to know|cares)|guess|whatever|doesnt matter|mind your own|i wont (?:say|tell)|(?:not|never) telling|i refuse|its a secret|thats (?:private|personal|secret)|no comment|let me (?:through|pass)|leave me alone|what do you mean|something|somewhere|anywhere|no se\b|ni idea|no (?:lo )?recuerdo|no (?:te|le|me) importa|que mas da|da igual|no entiendo|a usted que|lo que sea|depende|quizas?|tal vez|keine ahnung|(?:ich )?weiss (?:ich )?(?:es )?(?:leider )?(?:auch )?nicht|geht (?:sie|dich) nichts an|ist (?:mir )?egal|warum fragen|verstehe nicht|vielleicht|irgend\w*|maybe|perhaps|mal sehen)\b/

/** Politeness, hesitation, forms of address: said with anything. */
const polite = new Set(
  'please thanks thank sir madam hello hi hey good day morning evening afternoon excuse sorry pardon well um uh er eh ah oh hm mm like just officer favor gracias hola buenos buenas dias tardes noches perdon disculpe pues bueno senor senora senorita bitte danke hallo guten tag morgen abend entschuldigung entschuldigen also ahm herr mal einmal really very muy sehr cosa cualquier thing own last finally endlich rato while weile wieder only some any algo etwas also too tambien auch then entonces dann'.split(
    ' ',
  ),
)

export interface Concept {
  readonly name: string
  /** How much it tells of what is meant, 0 to 1.5. */
  readonly weight: number
}

const exact = new Map<string, Concept & { readonly in: ReadonlySet<Tongue> }>()
const prefixes: { readonly form: string; readonly concept: Concept; readonly tongue: Tongue }[] = []

function enter(rows: string, weight: number, mark = ''): void {
  for (const row of rows.trim().split('\n')) {
    const columns = row.split(' / ').map((column) => column.trim().split(' '))
    const concept = { name: `${mark}${columns[0]?.[0] ?? ''}`, weight }
    for (const [index, forms] of columns.entries()) {
      const tongue = tongues[index] ?? 'en'
      for (const form of forms) {
        if (form.endsWith('*')) prefixes.push({ form: form.slice(0, -1), concept, tongue })
        else {
          const before = exact.get(form)
          // What was entered first counts; a form of two languages belongs to both.
          if (!before) exact.set(form, { ...concept, in: new Set([tongue]) })
          else exact.set(form, { ...before, in: new Set([...before.in, tongue]) })
        }
      }
    }
  }
}
enter(questions, 0.7, '?')
enter(table, 1)
enter(manners, 0.4)
enter(frames, 0.25, '~')
for (const tongue of tongues)
  for (const [value, word] of numbers[tongue].entries())
    exact.set(word, { name: `#${value}`, weight: 1.5, in: new Set([tongue]) })
for (const [word, value] of [
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['treinta', 30],
  ['cuarenta', 40],
  ['cincuenta', 50],
  ['cien', 100],
  ['dreissig', 30],
  ['vierzig', 40],
  ['funfzig', 50],
  ['hundert', 100],
  ['niner', 9],
] as const)
  exact.set(word, { name: `#${value}`, weight: 1.5, in: new Set() })

const kindOf = rowsOf(kinds, (row) => row.split(': ')[1] ?? '')
const kindNames = kinds
  .trim()
  .split('\n')
  .map((row) => row.split(':')[0] ?? '')
const rivals = rowsOf(exclusive, (row) => row)

function rowsOf(rows: string, members: (row: string) => string): readonly ReadonlySet<string>[] {
  return rows
    .trim()
    .split('\n')
    .map((row) => new Set(members(row).split(' ')))
}

/** The kinds that something belongs to, by number. */
export function kindsOf(concept: string): readonly number[] {
  return kindOf.flatMap((members, index) => (members.has(concept) ? [index] : []))
}

/** The kind of that name: a drink, belongings. Null where it is none. */
export function kindNamed(concept: string): number | null {
  const index = kindNames.indexOf(concept)
  return index < 0 ? null : index
}

/** Whether it is somebody. */
export function isPerson(concept: string): boolean {
  return persons.has(concept)
}
const persons = new Set(
  'mother father sister brother wife husband child aunt family friend person'.split(' '),
)

/** Whether it tells no more than when. */
export function isWhen(concept: string): boolean {
  return whens.has(concept)
}
const whens = new Set('evening morning today yesterday night day'.split(' '))

/** Whether one excludes the other: left and right, any two numbers of a code, yes and no. */
export function rivalled(one: string, other: string): boolean {
  if (one === other) return false
  if ((one === 'YES' && other === 'NO') || (one === 'NO' && other === 'YES')) return true
  return rivals.some((group) => group.has(one) && group.has(other))
}

/** How a recogniser spells code words. */
const spellings: Readonly<Record<string, string>> = {
  alfa: 'alpha',
  alphas: 'alpha',
  brava: 'bravo',
  charly: 'charlie',
  charley: 'charlie',
  delter: 'delta',
  eco: 'echo',
  ecco: 'echo',
}

/** What a word means, whatever language it is of; null for one that carries nothing. */
export function conceptOf(heard: string): Concept | null {
  const word = spellings[heard] ?? heard
  if (/^\d+$/.test(word)) return { name: `#${Number(word)}`, weight: 1.5 }
  if (codeWords.has(word) && word !== 'hotel') return { name: `!${word}`, weight: 1.5 }
  if (nothing.has(word)) return { name: 'NOTHING', weight: 0.8 }
  if (yes.has(word)) return { name: 'YES', weight: 0.6 }
  if (no.has(word)) return { name: 'NO', weight: 0.6 }
  if (polite.has(word)) return null
  const found = exact.get(word) ?? (isGrammar(word) ? undefined : inflected(word))
  if (found) return { name: found.name, weight: found.weight }
  if (isGrammar(word) || word.length < 2) return null
  return { name: `=${stem(word)}`, weight: word.length < 4 ? 0.4 : 0.7 }
}

function isGrammar(word: string): boolean {
  return tongues.some((tongue) => grammar[tongue].has(word))
}

function inflected(word: string): Concept | undefined {
  return (
    exact.get(word.replace(/s$/, '')) ??
    exact.get(word.replace(/(?:es|en|n)$/, '')) ??
    prefixes.find(({ form }) => word.startsWith(form) && word.length <= form.length + 6)?.concept ??
    headOf(word)
  )
}

/** Shorter than this the end of a word is chance. */
const leastHead = 5

/** What a German compound is one of: the "Kunstmuseum" is a museum, and "linksherum" is left. */
function headOf(word: string): Concept | undefined {
  const bare = word.replace(/(?:herum|warts|seitig)$/, '')
  if (bare !== word) return exact.get(bare)
  for (let start = 3; start <= word.length - leastHead; start += 1) {
    const head = exact.get(word.slice(start))
    if (head?.in.has('de') && head.weight >= 1) return head
  }
  return undefined
}

/** Whether it is a word of the lexicon: no name, nothing misheard. */
export function isKnown(word: string): boolean {
  return !(conceptOf(word)?.name.startsWith('=') ?? false)
}

/** The languages that a word is a word of. */
export function tonguesOf(word: string): readonly Tongue[] {
  const found = tongues.filter((tongue) => grammar[tongue].has(word) || exact.get(word)?.in.has(tongue))
  return found.length > 0
    ? found
    : prefixes.filter(({ form }) => word.startsWith(form) && form.length > 3).map(({ tongue }) => tongue)
}

/** Near enough in three languages: endings off. */
function stem(word: string): string {
  const bare = word.replace(/(?:ings?|edly|ed|es|en|er|em|os|as|s|e|o|a|n)$/, '')
  return (bare.length >= 3 ? bare : word).slice(0, 9)
}

/** Lower case, no accents, no marks: "Está" and "esta" are one word, and "don't" is "dont". */
export function plainWords(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll('ß', 'ss')
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/['’`]/g, '')
      .replace(/\bu-bahn/g, 'ubahn')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
