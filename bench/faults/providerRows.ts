import type { Fault } from '../../server/studio/faultsPlan.ts'
import { deepgramRefuses, geminiBlocks, geminiRefuses, geminiSays, menuOf, type Call } from '../../server/studio/faultsMenu.ts'
import type { Lane } from './lane.ts'
import type { Row, Strike } from './row.ts'

/** More calls than any row makes: the fault stays until it is lifted. */
export const forGood = Infinity

const speech: readonly Call[] = ['speak', 'listen', 'transcribe']

/** The next calls of a kind fail. A fault that stays has hit with its first call. */
export function arming(call: Call, fault: Fault, times: number) {
  return (lane: Lane): Strike => {
    const armed = (speech.includes(call) ? lane.speech : lane.writer).arm(call, fault, times)
    return { struck: () => armed.struck() >= Math.min(1, times), lift: () => armed.lift() }
  }
}

export function nameOfFault(call: Call, what: string, times: number): string {
  return `${call}: ${what}${times === 1 ? '' : times === forGood ? ', for good' : `, ${times} times`}`
}

/** A key that is not accepted is not tried again: nothing else than that can come of it. */
const isFinal = (what: string): boolean => what === '401'

function writer(call: 'batch' | 'brief' | 'direction', what: string, fault: Fault, times = 1): Row {
  return {
    plays: 'mission',
    service: 'writer',
    fault: nameOfFault(call, what, times),
    at: call === 'batch' ? 'RELEASE' : 'MISSION',
    strike: arming(call, fault, times),
    away: times === forGood,
    mayEnd: times === forGood || (call !== 'batch' && (times > 3 || isFinal(what))),
  }
}

/** Longer than what the writer of a show of these rows remembers word for word: it has to be summed up. */
const longStory = 'I was born in a house behind the tower, and my mother kept the lamp. '.repeat(13).trim()

/** Nobody hears of a summary that cannot be had. */
function summary(what: string, fault: Fault, times = 1): Row {
  return {
    plays: 'mission',
    service: 'writer',
    fault: nameOfFault('summary', what, times),
    at: 'PRESS',
    strike: arming('summary', fault, times),
    types: longStory,
    house: 'forgetful',
  }
}

function voice(what: string, fault: Fault, times = 1): Row {
  const mayCaption = times === forGood
  const strike = arming('speak', fault, times)
  const name = nameOfFault('speak', what, times)
  return { plays: 'mission', service: 'voice', fault: name, at: 'RELEASE', strike, away: mayCaption, mayCaption }
}

/**
 * The ear is opened again with all of a turn's words: what fails once may not cost any, what fails more often may, and
 * what says nothing until the words are due (E8).
 */
function ear(what: string, fault: Fault, times = 1): Row {
  const isLate = fault.kind === 'mute' || fault.kind === 'hang' || (fault.kind === 'late' && fault.ms > 1500)
  const mayMishear = times > 1 || isLate
  const strike = arming('listen', fault, times)
  return { plays: 'mission', service: 'ear', fault: nameOfFault('listen', what, times), at: 'PRESS', strike, mayMishear }
}

const batch = JSON.stringify({
  awakenedListenersChangePercent: 2,
  reason: 'It was heard.',
  segments: [{ kind: 'line', speaker: 'Nobody', text: 'Hello.' }],
})
const hang: Fault = { kind: 'hang' }
const unavailable = geminiRefuses(503, 'UNAVAILABLE')
const quota = geminiRefuses(429, 'RESOURCE_EXHAUSTED', { 'retry-after': '30' })
const html: Fault = { kind: 'answer', contentType: 'text/html', body: '<html>Bad gateway</html>' }

/** Three calls are the two attempts at the model and the one at the other: after them the ask has failed. */
export const writerRows: readonly Row[] = [
  ...menuOf('batch').map(({ what, fault }) => writer('batch', what, fault)),
  writer('batch', 'delay 4 s', { kind: 'delay', ms: 4000 }),
  writer('batch', 'stall after 1000 bytes', { kind: 'stall', afterBytes: 1000 }),
  writer('batch', 'a speaker that nobody is', geminiSays(batch, 'STOP')),
  writer('batch', 'no answer', hang, 3),
  writer('batch', 'dropped', { kind: 'drop', afterBytes: 0 }, 3),
  writer('batch', '402', geminiRefuses(402, 'PAYMENT_REQUIRED'), 2),
  writer('batch', '429, Retry-After 30', quota, 3),
  writer('batch', '503', unavailable, 3),
  writer('batch', 'JSON of another schema', geminiSays('{"hello":["world"]}', 'STOP'), 2),
  writer('batch', 'blocked prompt', geminiBlocks(), 3),
  writer('batch', 'HTML', html, 3),
  writer('batch', 'no answer', hang, forGood),
  writer('batch', '401', geminiRefuses(401, 'UNAUTHENTICATED'), forGood),
  writer('batch', '503', unavailable, forGood),
  ...menuOf('brief').map(({ what, fault }) => writer('brief', what, fault)),
  writer('brief', '429, Retry-After 30', quota, forGood),
  ...menuOf('direction').map(({ what, fault }) => writer('direction', what, fault)),
  writer('direction', '503', unavailable, forGood),
  ...menuOf('summary').map(({ what, fault }) => summary(what, fault)),
  summary('503', unavailable, forGood),
]

/** A line is tried twice in its own voice and twice in the other one. */
export const voiceRows: readonly Row[] = [
  ...menuOf('speak').map(({ what, fault }) => voice(what, fault)),
  voice('429, Retry-After 30', deepgramRefuses(429, 'TOO_MANY_REQUESTS', { 'retry-after': '30' }), 2),
  voice('no answer', hang, forGood),
  voice('402', deepgramRefuses(402, 'ASR_PAYMENT_REQUIRED'), forGood),
  voice('503', deepgramRefuses(503, 'SERVICE_UNAVAILABLE'), forGood),
]

export const earRows: readonly Row[] = [
  ...menuOf('listen').map(({ what, fault }) => ear(what, fault)),
  ear('upgrade refused 401', deepgramRefuses(401, 'INVALID_AUTH'), 2),
  ear('upgrade refused 503', deepgramRefuses(503, 'SERVICE_UNAVAILABLE'), 2),
  ear('upgrade refused 503', deepgramRefuses(503, 'SERVICE_UNAVAILABLE'), forGood),
  ear('upgrade without an answer', hang, 2),
  ear('closed 1011 in the turn', { kind: 'close', code: 1011, afterMs: 500 }, 2),
  ear('no results', { kind: 'mute' }, 2),
  ear('garbage messages', { kind: 'garble', messages: ['not json', '{"type":"Results"}', '[]'] }, 2),
  ear('results 4 s late', { kind: 'late', ms: 4000 }, 2),
]
