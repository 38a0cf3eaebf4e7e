/** What a language has of its own for comparing what was said with what is expected: lower case, no accents. */
export interface WordingOf {
  /** Numbers as people say them, several words with spaces, to their digits. */
  readonly numbers: ReadonlyMap<string, string>
  /** Other ways to write the same. */
  readonly same: ReadonlyMap<string, string>
  /** Fillers and politeness: say nothing, wherever they stand. */
  readonly empty: ReadonlySet<string>
  /** Say nothing at the beginning only: `well, it is cold` but `all is well`. */
  readonly opening: ReadonlySet<string>
  /** What an apostrophe has cut short. */
  readonly contractions: readonly (readonly [RegExp, string])[]
}

/** The languages with words of their own. The others are compared word for word. */
export const wordings: Readonly<Record<string, WordingOf>> = {
  en: {
    numbers: new Map(englishNumbers()),
    // The spelling alphabet has two spellings of some letters, and "niner" is how a nine is said on the radio.
    same: pairs(
      'alfa=alpha, x ray=xray, juliett=juliet, whisky=whiskey, niner=9, ' +
        'check point=checkpoint',
    ),
    empty: set(
      'um, uh, uhm, er, erm, hm, hmm, mm, a, an, the, please, thanks, thank you, thank you ' +
        'very much, sir, madam, officer',
    ),
    opening: set(
      'well, so, okay, ok, oh, ah, eh, hello, hi, hey, good morning, good afternoon, good ' +
        'evening, excuse me',
    ),
    contractions: [
      [/\bcan(?:'t|not|t)\b/g, 'can not'],
      [/\bwon't\b/g, 'will not'],
      [/\bdont\b/g, 'do not'],
      [/n't\b/g, ' not'],
      [/\bim\b|\bi'm\b/g, 'i am'],
      [/\bive\b/g, 'i have'],
      [/'re\b/g, ' are'],
      [/'ve\b/g, ' have'],
      [/'ll\b/g, ' will'],
      [/'d\b/g, ' would'],
      [/\b(it|that|he|she|what|where|here|there|who)'s\b/g, '$1 is'],
    ],
  },
  es: {
    // "un" and "una" are the number too: "un café" is another order than "dos cafés".
    numbers: new Map([...spanishNumbers(), ...ones('un una')]),
    same: new Map(),
    empty: set('eh, em, mmm, el, la, los, las, por favor, gracias, muchas gracias, senor, senora'),
    opening: set(
      'pues, bueno, a ver, vale, ah, oh, hola, buenas, buenos dias, buenas tardes, buenas ' +
        'noches, perdon, perdone, disculpe',
    ),
    contractions: [],
  },
  de: {
    numbers: new Map([...germanNumbers(), ...ones('ein eine einen einem einer eines'), ['zwo', '2']]),
    same: new Map(),
    empty: set(
      'ah, ahm, hm, hmm, mal, der, die, das, den, dem, des, bitte, bitte schon, danke, danke ' +
        'schon, vielen dank',
    ),
    opening: set(
      'also, na, nun, ok, okay, oh, hallo, guten tag, guten morgen, guten abend, ' +
        'entschuldigung, entschuldigen sie, verzeihung',
    ),
    contractions: [[/'s\b/g, ' es']],
  },
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(', '))
}

function pairs(list: string): ReadonlyMap<string, string> {
  return new Map(list.split(', ').map((pair) => pair.split('=') as [string, string]))
}

function* englishNumbers(): Generator<[string, string]> {
  const small = [
    ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen'.split(' '),
    ...'sixteen seventeen eighteen nineteen'.split(' '),
  ]
  const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
  yield* counted(small)
  for (const [at, ten] of tens.entries()) {
    yield [ten, `${at + 2}0`]
    for (let unit = 1; unit < 10; unit += 1) yield [`${ten} ${small[unit]}`, `${at + 2}${unit}`]
  }
}

function* spanishNumbers(): Generator<[string, string]> {
  const small = [
    ...'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince'.split(' '),
    ...'dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres'.split(' '),
    ...'veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve'.split(' '),
  ]
  const tens = 'treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
  yield* counted(small)
  for (const [at, ten] of tens.entries()) {
    yield [ten, `${at + 3}0`]
    for (let unit = 1; unit < 10; unit += 1) yield [`${ten} y ${small[unit]}`, `${at + 3}${unit}`]
  }
}

function* germanNumbers(): Generator<[string, string]> {
  const small = [
    ...'null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn'.split(' '),
    ...'funfzehn sechzehn siebzehn achtzehn neunzehn'.split(' '),
  ]
  const tens = 'zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig'.split(' ')
  yield* counted(small)
  for (const [at, ten] of tens.entries()) {
    yield [ten, `${at + 2}0`]
    for (let unit = 1; unit < 10; unit += 1)
      yield [`${unit === 1 ? 'ein' : small[unit]}und${ten}`, `${at + 2}${unit}`]
  }
}

function* counted(words: readonly string[]): Generator<[string, string]> {
  for (const [at, word] of words.entries()) yield [word, String(at)]
}

function ones(words: string): readonly [string, string][] {
  return words.split(' ').map((word) => [word, '1'])
}
