/** Whether a full stop ends a sentence; `OPEN` where what follows is yet to come. */
export type Decision = 'END' | 'INSIDE' | 'OPEN'

/**
 * Whether the full stop `stop` (with what closes after it) at `at` in `text` ends a sentence. `text` begins with the
 * sentence and goes on behind the stop. With `final`, nothing follows the text; without it, the answer is one
 * that no continuation could change.
 */
export function endsSentence(text: string, at: number, stop: string, final: boolean): Decision {
  const after = text.slice(at + stop.length)
  if (sure.test(stop)) return saysWho.test(after) && /[」』”]$/u.test(stop) ? 'INSIDE' : 'END'
  if (!/^\s/u.test(after)) return 'INSIDE'

  const before = text.slice(0, at)
  const quoted = before + stop
  const inGuillemets = count(quoted, '«') > count(quoted, '»')
  const closed = /["'”“’‘«»‹›)\]}]/u.test(stop)
  const strong = /[!?‼⁇⁈⁉‽]/u.test(stop)
  if (strong && !closed && !inGuillemets) return 'END'

  const next = after.replace(/^[\s"'“”„‘‚«»‹›([{¿¡–—-]+/u, '')
  // French sets a space before the mark that closes: « Stop. » Puis
  if (inGuillemets && /^\s+»/u.test(after)) return 'INSIDE'
  if (next === '') return final ? 'END' : 'OPEN'
  if (/^[\ud800-\udbff]$/.test(next) && !final) return 'OPEN'
  const lower = /^\p{Ll}/u.test(next)
  if (closed || strong) return lower ? 'INSIDE' : 'END'
  if (/…|\.\./u.test(stop)) return /^[\p{Lu}\p{Lt}\p{N}]/u.test(next) ? 'END' : 'INSIDE'
  // A writer who begins sentences in lower case does so with the next one too.
  if (lower && !/^\P{L}*\p{Ll}/u.test(before)) return 'INSIDE'
  return afterWord(before, next, final)
}

/** Stops that stand in no number and no abbreviation, and need no space behind them. */
const sure = /^[。｡！？।॥۔؟։።፧။។៕]/u

/** What goes on after a quotation in Japanese, as in 「え？」と言った. */
const saysWho = /^[とっ、，]/u

/** Whether a single full stop after these words, with a space and `next` behind it, ends the sentence. */
function afterWord(before: string, next: string, final: boolean): Decision {
  const [, previous = '', word = ''] = /(?:(\S+)\s+)?[^\p{L}\p{N}\s]*([\p{L}\p{M}\p{N}.]*)$/u.exec(before) ?? []
  const lower = word.toLowerCase()
  if (neverLast.has(lower) || (titles.has(lower) && /^\p{Lu}/u.test(word))) return 'INSIDE'
  if (beforeNumbers.has(lower)) return /^\p{N}/u.test(next) ? 'INSIDE' : 'END'
  if (/^\p{N}{1,2}$/u.test(word)) {
    // 1. Do this; am 3. Mai; der 2. Weltkrieg
    if (before.trim() === word || beforeOrdinals.has(previous.toLowerCase())) return 'INSIDE'
    return beginsWith(next, months, final, 'INSIDE', 'END')
  }
  const afterInitial = /^\P{L}*\p{L}\.$/u.test(previous)
  // z. B., p. ex., z. Zt.
  if (afterInitial && /^\p{L}{1,2}$/u.test(word)) return 'INSIDE'
  if (lower === 'a.m' || lower === 'p.m') return 'END'
  // Initials and acronyms: J. R. R. Tolkien, the U.S. Army; but: Plan B. Then...
  if (/^(?:\p{L}\p{M}*\.)*\p{L}\p{M}*$/u.test(word) || seldomLast.has(lower))
    return beginsWith(next, starters, final, 'END', 'INSIDE')
  return 'END'
}

/** `yes` where the first word of the text is one of these, else `no`; open while that word may not be whole. */
function beginsWith(
  text: string,
  words: ReadonlySet<string>,
  final: boolean,
  yes: Decision,
  no: Decision,
): Decision {
  const word = /^[\p{L}\p{M}]*/u.exec(text)?.[0] ?? ''
  const rest = text.slice(word.length)
  if (!final && (rest === '' || /^[\ud800-\udbff]$/.test(rest))) return 'OPEN'
  return words.has(word.toLowerCase()) ? yes : no
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}

/** Something always follows these. */
const neverLast = setOf(
  'e.g i.e z.b d.h u.a s.o p.ex p.ej cf vs viz approx bzw ca vgl evtl ggf inkl zzgl sog bspw nr hrsg st',
)

/** Before a name, and only with a capital: one more rep. is no Rep. */
const titles = setOf(
  `dr mr mrs ms mx messrs prof gen col capt cpt cpl lt sgt maj cmdr adm rev fr hr hrn sra srta dra
  dna gov sen rep pres mt ft msgr dipl ing insp supt mm`,
)

/** Abbreviations before a number only: No. 5, but: No. You did not. */
const beforeNumbers = setOf(
  `no nos num núm n fig figs art p pp vol ch sec abs kap tel jan feb mar apr jun jul aug sep sept
  oct okt nov dec dez`,
)

/** May be the last word, but seldom are. */
const seldomLast = setOf('inc ltd co corp jr sr bros ave blvd rd str al ud uds gmbh ph.d m.sc b.sc')

const beforeOrdinals = setOf(
  `am der die das dem den des vom zum zur bis im ab seit jeder jede jedes mein meine meinem meinen
  dein sein ihr unser und oder`,
)

const months = setOf(
  `januar jänner februar märz april mai juni juli august september oktober november dezember
  jahrhundert`,
)

/** Words with a capital that hardly follow an abbreviation inside a sentence. */
const starters = setOf(
  `the a an this that these those it he she we they you i there here then now but and so or if when what who why how where
  yes no not do did does is are was my your his her our their in on at for as well let all
  der die das ein eine er sie es wir ihr ich du und aber doch dann da jetzt nun wenn was wer wie warum wo ja nein nicht im am
  le la les un une il elle on nous vous ils elles je tu ce cela ça et mais alors puis où quand qui que quoi oui non
  el los las una él ella nosotros ellos yo y pero entonces sí qué quién cómo`,
)
