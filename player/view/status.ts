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
  return [STATES[show.state], minutes(clockLeft(show, now)), score(show), meter(level)].join('  ')
}

/** What there is to say below it: the words as they are understood, or what the player might do. */
export function hintLine({ state, partial, hint, understandsSpeech }: Show): string {
  if (state === 'USER_SPEAKING') return partial ?? '…'
  if (state !== 'WAITING_FOR_USER') return ''
  return [hint ?? '', understandsSpeech ? '' : '(speech is not understood here: use /type)']
    .filter(Boolean)
    .join(' ')
}

/** The same for those who read line after line: before each caption, what the status would show. */
export function stamp(show: Show, now: number, paint: Paint): string {
  return paint.faint(`[${minutes(clockLeft(show, now))} ${show.awakened}/${show.listeners}]`)
}

/** Listeners awake, with a mark at the target. */
function score({ awakened, listeners, target }: Show) {
  if (listeners === 0) return ''
  const cells = (count: number) => Math.round((count / listeners) * BAR)
  const full = cells(awakened)
  const mark = Math.min(BAR - 1, cells(target))
  const bar = Array.from({ length: BAR }, (_, at) => (at < full ? '█' : at === mark ? '┃' : '░')).join('')
  return `${bar} ${awakened} of ${listeners} awake, ${target} to win`
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
