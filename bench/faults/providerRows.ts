import type { Fault } from '../../server/studio/faultsPlan.ts'
import { geminiBlocks, geminiRefuses, geminiSays } from './answers.ts'
import type { Lane } from './lane.ts'
import type { Row, Strike } from './row.ts'

type Call = 'brief' | 'direction' | 'batch' | 'judgement' | 'message' | 'speak' | 'listen'

/** More calls than any row makes: the fault stays until it is lifted. */
export const forGood = Infinity

/** The next calls of a kind fail. A fault that stays has hit with its first call. */
export function arming(call: Call, fault: Fault, times: number) {
  return ({ writer, speech }: Lane): Strike => {
    const armed = (call === 'speak' || call === 'listen' ? speech : writer).arm(call, fault, times)
    return { struck: () => armed.struck() >= Math.min(1, times), lift: () => armed.lift() }
  }
}

function name(call: Call, what: string, times: number): string {
  return `${call}: ${what}${times === 1 ? '' : times === forGood ? ', for good' : `, ${times} times`}`
}

function writer(what: string, fault: Fault, times = 1, call: 'batch' | 'brief' | 'direction' = 'batch'): Row {
  return {
    plays: 'mission',
    service: 'writer',
    fault: name(call, what, times),
    at: call === 'batch' ? 'RELEASE' : 'MISSION',
    strike: arming(call, fault, times),
    mayEnd: times === forGood || (call !== 'batch' && times > 3),
  }
}

function voice(what: string, fault: Fault, times = 1): Row {
  const mayCaption = times === forGood
  const strike = arming('speak', fault, times)
  return { plays: 'mission', service: 'voice', fault: name('speak', what, times), at: 'RELEASE', strike, mayCaption }
}

/** The ear is opened again with all of a turn's words: what fails once may not cost any, what fails more often may. */
function ear(what: string, fault: Fault, times = 1): Row {
  const mayMishear = times > 1
  const strike = arming('listen', fault, times)
  return { plays: 'mission', service: 'ear', fault: name('listen', what, times), at: 'PRESS', strike, mayMishear }
}

const batch = JSON.stringify({
  awakenedListenersChangePercent: 2,
  reason: 'It was heard.',
  segments: [{ kind: 'line', speaker: 'Nobody', text: 'Hello.' }],
})
const garbage = ['not json', '{"type":"Results"}', '[]', 'null', new Uint8Array([1, 2, 3])]
const drop: Fault = { kind: 'drop', afterBytes: 0 }
const stall = (afterBytes: number): Fault => ({ kind: 'stall', afterBytes })
const status = (code: number): Fault => ({ kind: 'status', status: code })
const delay = (ms: number): Fault => ({ kind: 'delay', ms })
const quota = geminiRefuses(429, 'RESOURCE_EXHAUSTED', { 'retry-after': '30' })

/** Three calls are the two attempts at the model and the one at the other: after them the ask has failed. */
export const writerRows: readonly Row[] = [
  writer('delay 1 s', delay(1000)),
  writer('delay 4 s', delay(4000)),
  writer('no answer', { kind: 'hang' }, 3),
  writer('stall after 60 bytes', stall(60)),
  writer('stall after 1000 bytes', stall(1000)),
  writer('dropped', drop),
  writer('dropped', drop, 3),
  writer('dropped after 600 bytes', { kind: 'drop', afterBytes: 600 }),
  writer('trickle', { kind: 'trickle', bytes: 40, everyMs: 20 }),
  writer('401', geminiRefuses(401, 'UNAUTHENTICATED')),
  writer('401', geminiRefuses(401, 'UNAUTHENTICATED'), forGood),
  writer('402', geminiRefuses(402, 'PAYMENT_REQUIRED'), 2),
  writer('429, Retry-After 30', quota),
  writer('429, Retry-After 30', quota, 3),
  writer('500', geminiRefuses(500, 'INTERNAL')),
  writer('503', geminiRefuses(503, 'UNAVAILABLE'), 3),
  writer('503', geminiRefuses(503, 'UNAVAILABLE'), forGood),
  writer('malformed JSON', geminiSays('{"awakenedListenersChangePercent": 3, "reason": oops', 'STOP')),
  writer('JSON of another schema', geminiSays('{"hello":["world"]}', 'STOP'), 2),
  writer('a speaker that nobody is', geminiSays(batch, 'STOP')),
  writer('STOP without a word', geminiSays('', 'STOP')),
  writer('blocked prompt', geminiBlocks()),
  writer('blocked prompt', geminiBlocks(), 3),
  writer('cut off at MAX_TOKENS', geminiSays(batch.slice(0, 90), 'MAX_TOKENS'), 2),
  writer('HTML', { kind: 'answer', contentType: 'text/html', body: '<html>Bad gateway</html>' }, 3),
  writer('503', geminiRefuses(503, 'UNAVAILABLE'), 1, 'brief'),
  writer('malformed JSON', geminiSays('{"title": ', 'STOP'), 1, 'brief'),
  writer('429', quota, forGood, 'brief'),
  writer('no answer', { kind: 'hang' }, 1, 'direction'),
  writer('blocked prompt', geminiBlocks(), 1, 'direction'),
  writer('503', geminiRefuses(503, 'UNAVAILABLE'), forGood, 'direction'),
]

/** A line is tried twice in its own voice and twice in the other one. */
export const voiceRows: readonly Row[] = [
  voice('delay 1 s', delay(1000)),
  voice('no answer', { kind: 'hang' }),
  voice('no answer', { kind: 'hang' }, forGood),
  voice('stall after 200 bytes', stall(200)),
  voice('stall after 5000 bytes', stall(5000)),
  voice('dropped', drop),
  voice('dropped after 6000 bytes', { kind: 'drop', afterBytes: 6000 }),
  voice('401', status(401)),
  voice('402', status(402), forGood),
  voice('429', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, 2),
  voice('500', status(500)),
  voice('503', status(503), forGood),
  voice('HTML', { kind: 'answer', contentType: 'text/html', body: '<html>Bad gateway</html>' }),
  voice('garbage', { kind: 'answer', contentType: 'audio/ogg', body: new Uint8Array(20_000).fill(0x5a) }),
  voice('another codec', { kind: 'answer', contentType: 'audio/wav', body: wav() }, 2),
  voice('empty body', { kind: 'answer', contentType: 'audio/ogg', body: '' }),
  voice('trickle', { kind: 'trickle', bytes: 100, everyMs: 20 }),
]

export const earRows: readonly Row[] = [
  ear('upgrade refused 400', status(400)),
  ear('upgrade refused 401', status(401), 2),
  ear('upgrade refused 429', status(429)),
  ear('upgrade refused 503', status(503), 2),
  ear('upgrade refused 503', status(503), forGood),
  ear('upgrade without an answer', { kind: 'hang' }, 2),
  ear('closed 1000 in the turn', { kind: 'close', code: 1000, afterMs: 700 }),
  ear('closed 1006 in the turn', { kind: 'close', code: 1006, afterMs: 700 }),
  ear('closed 1008 in the turn', { kind: 'close', code: 1008, afterMs: 700 }),
  ear('closed 1011 in the turn', { kind: 'close', code: 1011, afterMs: 700 }),
  ear('closed 1011 in the turn', { kind: 'close', code: 1011, afterMs: 500 }, 2),
  ear('no results', { kind: 'mute' }, 2),
  ear('garbage messages', { kind: 'garble', messages: garbage }, 2),
  ear('results 600 ms late', { kind: 'late', ms: 600 }),
  ear('results 4 s late', { kind: 'late', ms: 4000 }, 2),
  ear('Finalize never answered', { kind: 'deaf', to: /Finalize/ }),
]

/** Half a second of 8 kHz PCM, under its own header. */
function wav(): Uint8Array {
  const data = Buffer.alloc(8000)
  const header = Buffer.from('RIFF....WAVEfmt ................data....', 'latin1')
  return Buffer.concat([header, data])
}
