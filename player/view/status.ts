import { clockLeft, type Show } from '../show.ts'
import type { Paint } from './paint.ts'

const STATES: Record<Show['state'], string> = {
  PREPARING: 'one moment',
  HOST_SPEAKING: 'ON AIR',
  WAITING_FOR_USER: 'YOUR TURN',
  USER_SPEAKING: 'YOU SPEAK',
  OFF_AIR: 'off the air',
  ENDED: 'over',
}

const BAR = 24
const METER = '▁▂▃▄▅▆▇█'
/** The meter is empty at -60 dBFS. */
const METER_DB = 60

/** The state of the show, the clock, the listeners and the hosts' voice, in one line `12:34`. */
export function statusLine(show: Show, level: number, now: number): string {
  return [STATES[show.state], clock(show, now), score(show), meter(level)].filter(Boolean).join('  ')
}

/** What there is to say below it: the words as they are understood, or what the player might do. */
export function hintLine({ state, partial, intent, hint, understandsSpeech }: Show): string {
  if (state === 'USER_SPEAKING') return `${partial ?? '…'}${intent === null ? '' : ` (${intent})`}`
  if (state !== 'WAITING_FOR_USER') return ''
  return [hint ?? '', understandsSpeech ? '' : '(speech is not understood here: use /type)']
    .filter(Boolean)
    .join(' ')
}

/** The same for those who read line after line: before each caption, what the status would show. */
export function stamp(show: Show, now: number, paint: Paint): string {
  const { game, awakened, listeners } = show
  if (game) return paint.faint(`[${game.score} ${hearts(game)}]`)
  return listeners > 0 ? paint.faint(`[${clock(show, now)} ${awakened}/${listeners}]`) : ''
}

function clock(show: Show, now: number) {
  const left = clockLeft(show, now)
  return left === null ? '' : minutes(left)
}

/** Of a scenario the step, the points and the lives; of a mission the listeners awake, with a mark at the target. */
function score({ awakened, listeners, target, game }: Show) {
  if (game) return `step ${game.stepNumber} of ${game.stepsTotal}  ${game.score} points  ${hearts(game)}`
  if (listeners === 0) return ''
  const cells = (count: number) => Math.round((count / listeners) * BAR)
  const full = cells(awakened)
  const mark = Math.min(BAR - 1, cells(target))
  const bar = Array.from({ length: BAR }, (_, at) => (at < full ? '█' : at === mark ? '┃' : '░')).join('')
  return `${bar} ${awakened} of ${listeners} awake, ${target} to win`
}

/** @returns `♥♥♡` where two of three lives are left. */
export function hearts({
  livesRemaining,
  livesTotal,
}: {
  livesRemaining: number
  livesTotal: number
}): string {
  return '♥'.repeat(livesRemaining) + '♡'.repeat(Math.max(0, livesTotal - livesRemaining))
}

function meter(level: number) {
  const decibels = level > 0 ? 20 * Math.log10(level) : -METER_DB
  const height = Math.round((1 + decibels / METER_DB) * (METER.length - 1))
  return METER[Math.max(0, Math.min(METER.length - 1, height))] ?? ''
}

function minutes(ms: number) {
  const seconds = Math.ceil(ms / 1000)
  return `${String(Math.floor(seconds / 60)).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
}
