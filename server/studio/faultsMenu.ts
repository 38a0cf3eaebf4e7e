import type { Fault } from './faultsPlan.ts'

/** A call to a provider, by what it is for. */
export type Call = 'brief' | 'direction' | 'batch' | 'summary' | 'judgement' | 'message' | 'speak' | 'listen' | 'transcribe'

export interface Dish {
  readonly what: string
  readonly fault: Fault
}

/** Everything that the provider of a call may do wrong, as the real one would do it (E14). */
export function menuOf(call: Call): readonly Dish[] {
  switch (call) {
    case 'brief':
    case 'batch':
    case 'judgement':
      return [...written, ...writtenAsJson]
    case 'direction':
    case 'summary':
    case 'message':
      return written
    case 'speak':
      return spoken
    case 'listen':
      return heardLive
    case 'transcribe':
      return transcribed
    default:
      return call satisfies never
  }
}

/** An answer of Gemini, as it would stream it: this text, in one message, and why it ends there. */
export function geminiSays(text: string, finishReason: string): Fault {
  const parts = text ? [{ text }] : []
  return stream({ candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }], usageMetadata })
}

/** A prompt that its filter does not let pass. */
export function geminiBlocks(): Fault {
  return stream({ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata })
}

/** A refusal in Google's own form. */
export function geminiRefuses(status: number, name: string, headers: Readonly<Record<string, string>> = {}): Fault {
  const body = JSON.stringify({ error: { code: status, message: name, status: name } })
  return { kind: 'status', status, headers, body }
}

/** A refusal in Deepgram's own form; of an upgrade too. */
export function deepgramRefuses(status: number, code: string, headers: Readonly<Record<string, string>> = {}): Fault {
  const body = JSON.stringify({ err_code: code, err_msg: code.toLowerCase().replaceAll('_', ' '), request_id: 'studio' })
  return { kind: 'status', status, headers: { ...headers, 'dg-error': code }, body }
}

const usageMetadata = { promptTokenCount: 900, candidatesTokenCount: 20, totalTokenCount: 920 }
const html: Fault = { kind: 'answer', contentType: 'text/html', body: '<html>Bad gateway</html>' }
const json = (body: string): Fault => ({ kind: 'answer', contentType: 'application/json', body })
const drop = (afterBytes: number): Fault => ({ kind: 'drop', afterBytes })
const stall = (afterBytes: number): Fault => ({ kind: 'stall', afterBytes })
const soon = { 'retry-after': '1' }
const later = { 'retry-after': '30' }

/** Half a batch: as JSON it is cut off, and as a message it is nothing that anybody says. */
const half = '{"awakenedListenersChangePercent": 2, "reason": "It was heard.", "segments": [{"kind": "li'

const written: readonly Dish[] = [
  { what: 'delay 1 s', fault: { kind: 'delay', ms: 1000 } },
  { what: 'no answer', fault: { kind: 'hang' } },
  { what: 'stall after 60 bytes', fault: stall(60) },
  { what: 'dropped', fault: drop(0) },
  { what: 'dropped after 600 bytes', fault: drop(600) },
  { what: 'trickle', fault: { kind: 'trickle', bytes: 40, everyMs: 20 } },
  { what: '401', fault: geminiRefuses(401, 'UNAUTHENTICATED') },
  { what: '402', fault: geminiRefuses(402, 'PAYMENT_REQUIRED') },
  { what: '429, Retry-After 1', fault: geminiRefuses(429, 'RESOURCE_EXHAUSTED', soon) },
  { what: '429, Retry-After 30', fault: geminiRefuses(429, 'RESOURCE_EXHAUSTED', later) },
  { what: '500', fault: geminiRefuses(500, 'INTERNAL') },
  { what: '503', fault: geminiRefuses(503, 'UNAVAILABLE') },
  { what: 'STOP without a word', fault: geminiSays('', 'STOP') },
  { what: 'blocked prompt', fault: geminiBlocks() },
  { what: 'cut off at MAX_TOKENS', fault: geminiSays('', 'MAX_TOKENS') },
  { what: 'HTML', fault: html },
]

const writtenAsJson: readonly Dish[] = [
  { what: 'malformed JSON', fault: geminiSays('{"awakenedListenersChangePercent": 3, "reason": oops', 'STOP') },
  { what: 'JSON of another schema', fault: geminiSays('{"hello":["world"]}', 'STOP') },
  { what: 'JSON cut off at MAX_TOKENS', fault: geminiSays(half, 'MAX_TOKENS') },
]

const spoken: readonly Dish[] = [
  { what: 'delay 1 s', fault: { kind: 'delay', ms: 1000 } },
  { what: 'no answer', fault: { kind: 'hang' } },
  { what: 'stall after 200 bytes', fault: stall(200) },
  { what: 'stall after 5000 bytes', fault: stall(5000) },
  { what: 'dropped', fault: drop(0) },
  { what: 'dropped after 6000 bytes', fault: drop(6000) },
  { what: 'trickle', fault: { kind: 'trickle', bytes: 100, everyMs: 20 } },
  { what: '401', fault: deepgramRefuses(401, 'INVALID_AUTH') },
  { what: '402', fault: deepgramRefuses(402, 'ASR_PAYMENT_REQUIRED') },
  { what: '429, Retry-After 1', fault: deepgramRefuses(429, 'TOO_MANY_REQUESTS', soon) },
  { what: '429, Retry-After 30', fault: deepgramRefuses(429, 'TOO_MANY_REQUESTS', later) },
  { what: '500', fault: deepgramRefuses(500, 'INTERNAL_SERVER_ERROR') },
  { what: '503', fault: deepgramRefuses(503, 'SERVICE_UNAVAILABLE') },
  { what: 'HTML', fault: html },
  { what: 'garbage', fault: { kind: 'answer', contentType: 'audio/ogg', body: new Uint8Array(20_000).fill(0x5a) } },
  { what: 'another codec', fault: { kind: 'answer', contentType: 'audio/wav', body: wav() } },
  { what: 'empty body', fault: { kind: 'answer', contentType: 'audio/ogg', body: '' } },
]

/** What has no meaning as a message of the ear, or not this one. */
const garbage = ['not json', '{"type":"Results"}', '[]', 'null', new Uint8Array([1, 2, 3])]

const closes = (code: number, reason = ''): Dish => ({
  what: `closed ${code}${reason && ` ${reason.split(':')[0]}`} in the turn`,
  fault: { kind: 'close', code, reason, afterMs: 700 },
})

/** The codes of a close are those of https://developers.deepgram.com/docs/errors and what a network or a proxy does. */
const heardLive: readonly Dish[] = [
  { what: 'upgrade 1 s late', fault: { kind: 'delay', ms: 1000 } },
  { what: 'upgrade without an answer', fault: { kind: 'hang' } },
  { what: 'upgrade refused 400', fault: deepgramRefuses(400, 'Bad Request') },
  { what: 'upgrade refused 401', fault: deepgramRefuses(401, 'INVALID_AUTH') },
  { what: 'upgrade refused 402', fault: deepgramRefuses(402, 'ASR_PAYMENT_REQUIRED') },
  { what: 'upgrade refused 429', fault: deepgramRefuses(429, 'TOO_MANY_REQUESTS', soon) },
  { what: 'upgrade refused 500', fault: deepgramRefuses(500, 'INTERNAL_SERVER_ERROR') },
  { what: 'upgrade refused 503', fault: deepgramRefuses(503, 'SERVICE_UNAVAILABLE') },
  closes(1000),
  closes(1001),
  closes(1003, 'MESSAGE-0000: the payload cannot be decoded as valid text'),
  closes(1006),
  closes(1008, 'DATA-0000: the payload cannot be decoded as audio'),
  closes(1009, 'BIG-0000: the payload is too large'),
  closes(1011, 'NET-0000: no audio could be processed in time'),
  closes(1011, 'NET-0001: no audio data came within the timeout window'),
  { what: 'no results', fault: { kind: 'mute' } },
  { what: 'garbage messages', fault: { kind: 'garble', messages: garbage } },
  { what: 'results 600 ms late', fault: { kind: 'late', ms: 600 } },
  { what: 'results 4 s late', fault: { kind: 'late', ms: 4000 } },
  { what: 'Finalize never answered', fault: { kind: 'deaf', to: /Finalize/ } },
]

const transcribed: readonly Dish[] = [
  { what: 'delay 1 s', fault: { kind: 'delay', ms: 1000 } },
  { what: 'no answer', fault: { kind: 'hang' } },
  { what: 'stall after 60 bytes', fault: stall(60) },
  { what: 'dropped', fault: drop(0) },
  { what: 'trickle', fault: { kind: 'trickle', bytes: 40, everyMs: 20 } },
  { what: '401', fault: deepgramRefuses(401, 'INVALID_AUTH') },
  { what: '402', fault: deepgramRefuses(402, 'ASR_PAYMENT_REQUIRED') },
  { what: '429, Retry-After 1', fault: deepgramRefuses(429, 'TOO_MANY_REQUESTS', soon) },
  { what: '429, Retry-After 30', fault: deepgramRefuses(429, 'TOO_MANY_REQUESTS', later) },
  { what: '500', fault: deepgramRefuses(500, 'INTERNAL_SERVER_ERROR') },
  { what: '503', fault: deepgramRefuses(503, 'SERVICE_UNAVAILABLE') },
  { what: 'malformed JSON', fault: json('{"results": oops') },
  { what: 'JSON of another schema', fault: json('{"hello":["world"]}') },
  { what: 'empty body', fault: json('') },
  { what: 'HTML', fault: html },
]

function stream(message: object): Fault {
  return { kind: 'answer', contentType: 'text/event-stream', body: `data: ${JSON.stringify(message)}\r\n\r\n` }
}

/** Half a second of 8 kHz PCM, under its own header. */
function wav(): Uint8Array {
  const data = Buffer.alloc(8000)
  const header = Buffer.from('RIFF....WAVEfmt ................data....', 'latin1')
  return Buffer.concat([header, data])
}
