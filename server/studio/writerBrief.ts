import { missingWord } from './plots/missingWord.ts'
import { plots } from './plots/plots.ts'
import type { Plot } from './plots/plot.ts'
import { hash, pick } from './writerChance.ts'
import { contentOf, stem } from './writerCaller.ts'
import { sayable } from './writerEcho.ts'
import { lexicon } from './writerLexicon.ts'
import { linesIn, type Prompt } from './writerPrompt.ts'
import { themed } from './writerShow.ts'

/** The brief of a mission: the story that the wish asks for, or the one that chance does. */
export function writeBrief(prompt: Prompt): object {
  const theme = /«([^»]*)»/.exec(prompt.get('THEME') ?? '')?.[1]?.trim() ?? ''
  const seed = `${prompt.get('THEME') ?? ''} ${prompt.get('SPARK') ?? ''}`
  const { plot, word } = plotFor(theme, seed)
  const cast = plot.cast.map(({ name, role, personality, sound, gender }) => ({
    name,
    role,
    personality,
    sound,
    gender,
  }))
  return {
    title: plot.title,
    story: themed(plot.story, word),
    task: themed(plot.task, word),
    // Not always the same number: a frequency is something that a player has to look for.
    frequency: plot.frequency,
    characters: cast,
    listeners: plot.listeners + (hash(seed) % Math.ceil(plot.listeners / 10)),
  }
}

/** A wish that no story fits becomes the word that is missing. */
function plotFor(theme: string, seed: string): { plot: Plot; word: string } {
  const wished = new Set(contentOf(theme).map(stem))
  const rated = plots
    .map((plot) => ({ plot, hits: plot.themes.split(' ').filter((word) => wished.has(stem(word))).length }))
    .sort((one, other) => other.hits - one.hits)
  const best = rated[0]
  if (best && best.hits > 0) return { plot: best.plot, word: '' }
  const word = wordOf(theme)
  return word ? { plot: missingWord, word } : { plot: pick(plots, seed), word: '' }
}

/** Words of a wish that are about the wishing. */
const wishing = new Set(
  "please i i'd would like want a an the story stories mission show game something anything about with on of to me it make give us some create one that is in which where and very really".split(
    ' ',
  ),
)
/** Words that say how it should be, and not what it should be about. */
const moods = new Set(
  'scary funny sad dark short long easy hard romantic exciting nice good cool weird crazy fun serious interesting random'.split(
    ' ',
  ),
)

/**
 * What a wish is about, in at most four words that can be said. Nothing where it is only a mood, in a script that the
 * voices do not read, or an attempt to give orders.
 */
function wordOf(theme: string): string {
  if (lexicon.odd.test(theme) || lexicon.insult.test(theme) || lexicon.threat.test(theme)) return ''
  const words = sayable(theme)
    .replace(/[.,?!;:]/g, ' ')
    .split(' ')
    .filter(Boolean)
  const idle = (word: string | undefined) =>
    word !== undefined && (wishing.has(word.toLowerCase()) || moods.has(word.toLowerCase()))
  while (idle(words[0])) words.shift()
  const kept = words.slice(0, 4)
  while (idle(kept.at(-1))) kept.pop()
  const text = kept
    .map((word, index) => (/^my$/i.test(word) ? 'your' : index === 0 ? lowered(word) : word))
    .join(' ')
  return /^[\p{Script=Latin} '-]{3,}$/u.test(text) ? text : ''
}

/** A word at the beginning of a wish, as it stands in a sentence. */
function lowered(word: string): string {
  return /^\p{Lu}\p{Ll}/u.test(word) ? word.charAt(0).toLowerCase() + word.slice(1) : word
}

/** The direction of a show, under the headings that were asked for. */
export function writeDirection(prompt: Prompt): string {
  const title = prompt.get('TITLE') ?? ''
  const plot = [...plots, missingWord].find((one) => one.title === title)
  const word = /This week's word is: (.+?)\. Three people/.exec(prompt.get('STORY') ?? '')?.[1] ?? 'the word'
  if (!plot) return otherDirection(prompt)
  const parts = [
    ['WHAT IS REALLY GOING ON', plot.truth],
    ['WHAT EACH HOST HIDES', plot.cast.map(({ name, hides }) => `${name}: ${hides}`).join('\n')],
    ['WHAT WOULD MOVE THEM', plot.cast.map(({ name, moved }) => `${name}: ${moved}`).join('\n')],
    ['TURNS OF THE STORY', plot.beats.map(({ note }) => note).join('\n')],
    ['TONE', plot.tone],
    ['HOUSE RULES', plot.rules.join('\n')],
  ]
  return parts.map(([label, text]) => `${label}\n${themed(text ?? '', word)}`).join('\n\n')
}

/** For a story that is not one of ours: what holds for any night on the air. */
function otherDirection(prompt: Prompt): string {
  const hosts = linesIn((prompt.get('HOSTS') ?? '').replace(/^- /gm, '')).map(({ speaker }) => speaker)
  const secrets = [
    'could have stopped it and kept quiet.',
    'was paid to look away, once.',
    'has somebody among those who sleep.',
    'knows the name behind it.',
  ]
  const keys = [
    'what people have seen with their own eyes.',
    'being trusted with something.',
    'a name and a reason.',
    'somebody who goes first.',
  ]
  const told = (lines: readonly string[]) =>
    hosts.map((name, index) => `${name}: ${lines[index % lines.length]}`).join('\n')
  return [
    `WHAT IS REALLY GOING ON\n${prompt.get('STORY') ?? ''}\nThose who gain by it count on everybody staying in bed tonight. It can be undone until morning, by people who do it together.`,
    `WHAT EACH HOST HIDES\n${told(secrets)}`,
    `WHAT WOULD MOVE THEM\n${told(keys)}`,
    'TURNS OF THE STORY\nA car stops in front of the studio and nobody gets out.\nThe official station says that nothing is the matter.\nSomebody calls and offers money for silence.\nOne of the hosts admits to having known for weeks.\nThe power goes, and they go on with a battery.\nThere are people in the street below, with their radios.',
    'TONE\nClose to the microphone, afraid and joking about it. Nobody laughs at those who sleep.',
    'HOUSE RULES\nThe listeners wake with lights, doors and voices on the stairs.\nNobody explains what everybody can hear.',
  ].join('\n\n')
}

/** The notes that stand in for what can no longer be read word for word. */
export function writeSummary(prompt: Prompt): string {
  const lines = linesIn(prompt.get('WHAT WAS SAID SINCE') ?? '')
  const heard = lines.map(({ text }) => text)
  const known = [...plots, missingWord].find(({ beats }) =>
    beats.some(({ ask }) => heard.includes(ask.slice(ask.indexOf(': ') + 2))),
  )
  const told =
    known?.beats
      .filter(({ ask }) => heard.includes(ask.slice(ask.indexOf(': ') + 2)))
      .map(({ note }) => note) ?? []
  const callers = lines
    .filter(({ speaker, text }) => speaker === 'CALLER' && !text.startsWith('('))
    .map(({ text }) => `The caller said: ${text.slice(0, 120)}${/[.!?]$/.test(text) ? '' : '.'}`)
  const words = [prompt.get('NOTES SO FAR') ?? '', ...told, ...callers].join(' ').trim().split(/\s+/)
  return words.length > 1 ? words.slice(0, 220).join(' ') : 'Nothing has happened yet.'
}
