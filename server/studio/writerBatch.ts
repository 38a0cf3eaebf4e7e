import { anyStory } from './story/anyStory.ts'
import { quiet } from './story/quiet.ts'
import { again, late } from './story/talk.ts'
import { readCaller, type Reading } from './writerCaller.ts'
import { chance, shuffled } from './writerChance.ts'
import { createPast } from './writerPast.ts'
import type { BatchPrompt, Line } from './writerPrompt.ts'
import { judge, reasonOf, type Judgement } from './writerScore.ts'
import { another, showOf } from './writerShow.ts'
import { firstLine, lastSpeaker, memory, second, voiced, withName, type Desk } from './writerVoice.ts'

type Segment =
  | { readonly kind: 'line'; readonly speaker: string; readonly text: string }
  | { readonly kind: 'gap'; readonly milliseconds: number }
  | { readonly kind: 'pause'; readonly hint: string }

export interface BatchAnswer {
  readonly awakenedListenersChangePercent: number
  readonly reason: string
  readonly segments: readonly Segment[]
}

/** Nobody listens to more than that at a stretch before they may speak. */
const mostLines = 5
/** In seconds: from here on it is the last chance. */
const lateFrom = 40

/** The next batch of a show, from what its prompt says. */
export function writeBatch(prompt: BatchPrompt): BatchAnswer {
  const heard = [...prompt.dialogue, ...prompt.unheard]
  const past = createPast(heard, prompt.earlier)
  const callers = heard
    .filter(({ speaker, text }) => speaker === 'CALLER' && !text.startsWith('('))
    .map(({ text }) => text)
  // What is being answered now was not said before.
  const before = prompt.turn.kind === 'words' ? callers.slice(0, -prompt.turn.count) : callers
  const seed = [
    prompt.title,
    prompt.turns,
    heard.length,
    prompt.turn.kind === 'words' ? prompt.turn.text : '',
  ].join(' ')
  const desk: Desk = { prompt, show: showOf(prompt, past), past, before, seed }
  switch (prompt.why) {
    case 'OPENING':
      return scoreless([...desk.show.opening.map(asSegment), pause(desk.show.openingHint)])
    case 'CONTINUATION':
      return scoreless(onward(desk, []))
    case 'REACTION':
      return reaction(desk)
    case 'CLOSING':
      return closing(desk)
    default:
      return prompt.why satisfies never
  }
}

function reaction(desk: Desk): BatchAnswer {
  const { turn } = desk.prompt
  if (turn.kind !== 'words') return quietReaction(desk, turn.kind === 'none' ? 'nothingPressed' : turn.kind)
  const reading = readCaller(turn.text, desk.show, desk.before)
  const topic = desk.show.topic(turn.text)
  const score = judge(reading, topic?.moved ?? null, desk.seed)
  const answers = answerTo(desk, reading, topic?.replies ?? [], score)
  // With that the town is awake: what comes next is the farewell, and nothing is asked any more.
  if (desk.prompt.share + score.percent >= desk.prompt.target) return scored(score, answers.map(asSegment))
  const lost = score.percent <= 0 && reading.manner !== 'doubt'
  return scored(score, lost ? askAgain(desk, answers) : onward(desk, answers))
}

/** The three ways of saying nothing (they are not the same thing, and do not sound the same). */
function quietReaction(desk: Desk, kind: keyof typeof quiet): BatchAnswer {
  const host = another(desk.show.hosts, [lastSpeaker(desk)], desk.seed)
  const line = voiced(desk, host, quiet[kind], {})
  const range = { unintelligible: [0, 0], silence: [-2, -1], nothingPressed: [-3, -1] }[kind]
  const percent = (range[0] ?? 0) + Math.round(chance(desk.seed) * ((range[1] ?? 0) - (range[0] ?? 0)))
  const score = { percent, reason: reasonOf(kind, desk.seed) }
  // When all that can be said to an empty line has been said, the story simply goes on.
  const stale = desk.past.has(line.text)
  if (kind === 'nothingPressed' || stale) return scored(score, onward(desk, stale ? [] : [line]))
  const hint =
    kind === 'silence' ? 'Hold the key and speak.' : 'Say it again, a little closer to the microphone.'
  return scored(score, [asSegment(line), pause(hint)])
}

/** What the hosts say to the words themselves: first what was said, then what they know of it, then what it does. */
function answerTo(
  desk: Desk,
  reading: Reading,
  replies: readonly Line[],
  { percent }: Judgement,
): readonly Line[] {
  const { show, past, seed } = desk
  const reply = percent > 0 || reading.manner === 'doubt' ? replies[0] : undefined
  const asks = reading.manner === 'question' ? reading.asks : null
  // When, why and how are asked of the story; who, where and what of the thing that was named.
  const ofStory = asks === 'when' || asks === 'why' || asks === 'how'
  const answer = asks && (ofStory || !reply) ? show.answer(asks) : null
  const known = answer && !past.has(answer.text) ? answer : reply
  const lines: Line[] = [firstLine(desk, reading, known)]
  const last = () => lines.at(-1)?.speaker
  if (known) lines.push(known)
  else if (percent >= 4) lines.push(second(desk, reading, last()))
  const kind = percent >= 8 ? 'wake' : percent <= -3 ? 'sleep' : percent > 0 && !known ? 'stir' : null
  if (!kind) return lines
  const signs = shuffled(show.signs(kind), seed).filter(({ text }) => !past.has(text))
  const next = show.next?.lines[0]?.speaker
  const sign =
    signs.find(({ speaker }) => speaker !== last() && speaker !== next) ??
    signs.find(({ speaker }) => speaker !== last()) ??
    signs[0]
  return sign ? [...lines, sign] : lines
}

/** The story goes on: what happens next, and the question that comes out of it. */
function onward(desk: Desk, before: readonly Line[]): readonly Segment[] {
  const { show, prompt, seed } = desk
  const room = mostLines - before.length - 1
  const lines = [...before]
  const scene = show.next
  const last = () => lines.at(-1)?.speaker ?? lastSpeaker(desk)
  if (prompt.leftSeconds <= lateFrom && prompt.turns > 1) {
    const host = another(show.hosts, [last()], `${seed} late`)
    const line = voiced(desk, host, late, {})
    if (!desk.past.has(line.text) && room > 0) lines.push(line)
  } else if (scene) lines.push(...scene.lines.slice(0, Math.max(1, room)))
  const ask = scene?.ask ?? anyAsk(desk, last())
  const named = withName(desk, ask)
  return [
    ...lines.slice(0, mostLines).map(asSegment),
    asSegment(named),
    pause(scene?.hint ?? anyHint(desk, ask)),
  ]
}

/** Nothing was won by that: the caller is asked to begin again, and the story waits. */
function askAgain(desk: Desk, before: readonly Line[]): readonly Segment[] {
  const host = another(desk.show.hosts, [before.at(-1)?.speaker], `${desk.seed} again`)
  const line = voiced(desk, host, again, {})
  return [...before, line].map(asSegment).concat(pause('Try it another way: what should people do, and why?'))
}

function closing(desk: Desk): BatchAnswer {
  const { prompt, show, seed } = desk
  const words = prompt.turn.kind === 'words' ? prompt.turn.text : ''
  const reading = words ? readCaller(words, show, desk.before) : null
  const topic = words ? show.topic(words) : null
  const score = reading
    ? judge(reading, topic?.moved ?? null, seed)
    : { percent: 0, reason: reasonOf('nothing', seed) }
  const end = prompt.share + score.percent >= prompt.target ? 'won' : prompt.ends
  const first = reading ? [firstLine(desk, reading, undefined)] : []
  const lines = [...first, ...show.closing(end)]
  // What stays of the caller comes before the last goodbye.
  const kept = reading ? null : memory(desk, lines.at(-2)?.speaker)
  const all = kept ? [...lines.slice(0, -1), kept, ...lines.slice(-1)] : lines
  const segments = all.map(asSegment)
  return scored(score, [...segments.slice(0, -1), { kind: 'gap', milliseconds: 900 }, ...segments.slice(-1)])
}

function anyAsk(desk: Desk, not: string | undefined): Line {
  const host = another(desk.show.hosts, [not], `${desk.seed} ask`)
  const asks = anyStory.asks.map(({ ask }) => ask)
  return { speaker: host.name, text: desk.past.fresh(asks) ?? '' }
}

function anyHint(desk: Desk, ask: Line): string {
  return anyStory.asks.find((one) => one.ask === ask.text)?.hint ?? desk.show.openingHint
}

function asSegment({ speaker, text }: Line): Segment {
  return { kind: 'line', speaker, text }
}

function pause(hint: string): Segment {
  return { kind: 'pause', hint }
}

function scoreless(segments: readonly Segment[]): BatchAnswer {
  return { awakenedListenersChangePercent: 0, reason: reasonOf('nothing', ''), segments }
}

function scored({ percent, reason }: Judgement, segments: readonly Segment[]): BatchAnswer {
  return { awakenedListenersChangePercent: percent, reason, segments }
}
