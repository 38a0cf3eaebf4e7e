import { Batch } from './batch.ts'
import { recent, wordsOf } from './memory.ts'
import type { Ms } from './ids.ts'
import type { WriterRequest } from './ports.ts'
import { accountOf } from './promptCaller.ts'
import { castList } from './promptCast.ts'
import { house } from './promptHouse.ts'
import { schemaOf } from './promptSchema.ts'
import { spokenFrequency, spokenTime } from './promptNumbers.ts'
import { bullets, oneLine, sections, speech } from './promptText.ts'
import { programmeOf } from './programme.ts'
import { reached, type Score } from './score.ts'
import { unheard, leftMs, type Ask, type Said, type Session } from './session.ts'

const schema = schemaOf(Batch)

/** How many of the last changes of the score the writer sees: enough to keep its judgement even. */
const pastMoves = 6

/**
 * Asks for the next batch of a show (M7). What never changes in a show comes first, what grows comes next, what is new
 * comes last, so that a provider can keep the beginning in its cache. `session` is the one whose `ask` this is.
 */
export function batchRequest(session: Session, ask: Ask, at: Ms): WriterRequest {
  const { summary } = session
  const { brief, direction, score } = programmeOf(session, 'mission')
  const system = sections({
    'WHAT THIS IS': house.what,
    STORY: brief.story,
    "THE CALLER'S TASK": brief.task,
    HOSTS: castList(brief.characters),
    STATION: `${brief.title}, on ${spokenFrequency(brief.frequency)}`,
    DIRECTION: direction,
    'HOW THE HOSTS TALK': house.talk,
    TURNS: house.turns,
    'HOW TO SCORE': house.score,
    CALLERS: house.speech,
    ANSWER: house.answer,
  })
  const dialogue = sections({
    'EARLIER IN THE SHOW': summary.text,
    'ON THE AIR SO FAR': recent(session).map(spoken).join('\n'),
  })
  const request = sections({
    'WRITTEN, NOT YET HEARD': unheard(session)
      .map(({ speaker, text }) => oneLine(`${speaker}: ${text}`))
      .join('\n'),
    ...requestOf(session, ask),
    'HOW IT STANDS': standing(session, at),
    'PAST TURNS OF THE CALLER': bullets(
      score.changes
        .slice(-pastMoves)
        .map(({ percent, reason }) => `${signed(percent)} percent: ${reason}`),
    ),
  })
  const messages = [dialogue, request].filter(Boolean).map((text) => ({ from: 'user', text }) as const)
  return { purpose: 'batch', system, messages, schema }
}

/** One entry of the dialogue, with a player's words marked as such. */
export function spoken(said: Said): string {
  if (said.kind === 'player' && said.heard.kind === 'words') return `CALLER: ${speech(said.heard.text)}`
  return oneLine(wordsOf(said))
}

function requestOf(session: Session, ask: Ask): Readonly<Record<string, string>> {
  const nothing = 'There is nothing to score in this batch: awakenedListenersChangePercent is 0.'
  switch (ask.why) {
    case 'OPENING':
      return {
        REQUEST: [
          'OPENING. The show begins, nobody has called yet. Three to six segments: come in cold, in the middle of something;',
          'let it be heard who is talking, which frequency this is and what is at stake tonight, without explaining it;',
          'then ask for a caller, and pause.',
          nothing,
        ].join('\n'),
      }
    case 'CONTINUATION':
      return {
        REQUEST: [
          "CONTINUATION. The caller has not said anything new. Go on where the last line ends, two to four lines: the next turn of the story. Then it is the caller's turn: pause.",
          nothing,
        ].join('\n'),
      }
    case 'REACTION':
      return {
        REQUEST:
          'REACTION. The caller has had the word. Score what was said, answer it, take the story one step further, and pause.',
        'THE CALLER JUST NOW': callerJustNow(session, ask),
      }
    case 'CLOSING':
      return {
        REQUEST: [
          'CLOSING. These are the last words of the show: two to four lines, no pause, no new question. The hosts say goodbye',
          'in the story, each in their own way, and what the caller did is in it: name one thing that was really said.',
          outcome(session, ask),
          ask.turn ? 'The caller had the last word: score it, and begin with it.' : nothing,
        ].join('\n'),
        'THE CALLER JUST NOW': ask.turn ? callerJustNow(session, ask) : '',
      }
    case 'JUDGEMENT':
    case 'MESSAGE':
      throw new Error(`a mission has no ${ask.why}`)
    default:
      return ask.why satisfies never
  }
}

/** What came of the player's turn, and of the turns right before it that nobody has answered (M9, M10, E8). */
function callerJustNow(session: Session, ask: Ask): string {
  const { context } = session
  const end = context.findLastIndex((said) => said.kind === 'player' && said.turn === ask.turn) + 1
  const start = context.findLastIndex((said, index) => index < end && said.kind === 'line') + 1
  const said = context.slice(start, end)
  return said.map((one) => (one.kind === 'line' ? spoken(one) : accountOf(one.heard))).join('\n')
}

function standing(session: Session, at: Ms): string {
  const { score, targetShare } = programmeOf(session, 'mission')
  const left = session.closing ? 0 : leftMs(session, at)
  return bullets([
    ...(left === null ? [] : [`Time left: ${left === 0 ? 'none' : spokenTime(left)}`]),
    `Listeners awake: ${score.awakened} of ${score.listeners} (${share(score)} percent)`,
    `To win: ${Math.round(targetShare * 100)} percent`,
    `Turns of the caller so far: ${session.counters.turn}`,
  ])
}

/** How a show ends (M12). */
function outcome(session: Session, ask: Ask): string {
  const { score, targetShare } = programmeOf(session, 'mission')
  const cut = session.closing?.why === 'BUDGET_SPENT'
  const end = cut ? 'The generator runs dry, and the station has to go off the air now' : 'The time is up'
  const target = Math.round(targetShare * 100)
  if (reached(score, targetShare))
    return 'HOW IT ENDS: WON. The town is awake. Let it be heard what wakes.'
  const pending = ask.turn ? ` If the last words still bring it to ${target} percent, it is won.` : ''
  const near = score.awakened >= 0.75 * targetShare * score.listeners
  return near
    ? `HOW IT ENDS: NEAR MISS. ${end}, and it was so close that it hurts.${pending}`
    : `HOW IT ENDS: ${cut ? 'OFF THE AIR' : 'TIME UP'}. ${end}, and most of the town sleeps on. Not without hope.${pending}`
}

function share({ awakened, listeners }: Score): number {
  return Math.round((100 * awakened) / listeners)
}

function signed(percent: number): string {
  return percent > 0 ? `+${percent}` : `${percent}`
}
