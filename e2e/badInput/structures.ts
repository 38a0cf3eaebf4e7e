const fingerprint = { algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }
/** As Chromium gives them. */
export const goodDtls = { role: 'client', fingerprints: [fingerprint] }

const codec = {
  mimeType: 'audio/opus',
  payloadType: 111,
  clockRate: 48_000,
  channels: 2,
  parameters: { minptime: 10, useinbandfec: 1 },
  rtcpFeedback: [{ type: 'transport-cc', parameter: '' }],
}
const extension = { uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 4, encrypt: false, parameters: {} }

/** @param ssrc of the microphone: one transport takes each once. */
export function goodRtp(ssrc: number, mid: string) {
  return {
    mid,
    codecs: [codec],
    headerExtensions: [extension],
    encodings: [{ ssrc, dtx: false }],
    rtcp: { cname: 'ada', reducedSize: true },
  }
}

const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`

/** Fits none of mediasoup's structures. Text is JSON as it stands. */
export const badStructures: readonly (readonly [string, unknown])[] = [
  ['null', null],
  ['a list', []],
  ['nothing', {}],
  ['text', 'x'],
  ['a number', 5],
  ['a boolean', true],
  ['a prototype', '{"__proto__":{"codecs":[],"fingerprints":[]},"constructor":{"prototype":{"x":1}}}'],
  ['other methods', { toString: null, valueOf: 1, hasOwnProperty: null }],
  ['20,000 levels', nested],
  ['a list of 50,000 levels', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
  ['40,000 codecs', { codecs: Array(40_000).fill(1), fingerprints: Array(40_000).fill(1) }],
]

export const badDtls: readonly (readonly [string, unknown])[] = [
  ['an unknown role', { ...goodDtls, role: 'x' }],
  ['a numeric role', { ...goodDtls, role: 5 }],
  ['no role but null', { ...goodDtls, role: null }],
  ['no fingerprints', { role: 'client', fingerprints: [] }],
  ['fingerprints that are an object', { role: 'client', fingerprints: {} }],
  ['fingerprints that are text', { role: 'client', fingerprints: 'abc' }],
  ['a fingerprint that is null', { role: 'client', fingerprints: [null] }],
  [
    'an unknown algorithm',
    { role: 'client', fingerprints: [{ algorithm: 'md5', value: fingerprint.value }] },
  ],
  ['a fingerprint that is no hash', { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'x' }] }],
  ['an empty fingerprint', { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: '' }] }],
  ['a numeric fingerprint', { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 5 }] }],
  ['a fingerprint of null', { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: null }] }],
  [
    'a fingerprint of 200 KB',
    { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: 'A'.repeat(200_000) }] },
  ],
  ['2,000 fingerprints', { role: 'client', fingerprints: Array(2000).fill(fingerprint) }],
]

let ssrc = 1000
/** Each with a name and a number of its own: one that is taken by mistake does not hide the next. */
const rtp = (more: object) => ({ ...goodRtp((ssrc += 1), `${ssrc}`), ...more })
const ofCodec = (more: object) => rtp({ codecs: [{ ...codec, ...more }] })
const ofEncoding = (more: object) => rtp({ encodings: [{ ssrc: (ssrc += 1), ...more }] })
const ofExtension = (more: object) => rtp({ headerExtensions: [{ ...extension, ...more }] })

export const badRtp: readonly (readonly [string, unknown])[] = [
  ...[null, 'x', {}, [], [null], [5]].map(
    (codecs) => [`codecs ${JSON.stringify(codecs)}`, rtp({ codecs })] as const,
  ),
  ...[-1, 1.5, 128, 300, 1e308, '111', null].map(
    (n) => [`payload type ${n}`, ofCodec({ payloadType: n })] as const,
  ),
  ...[-1, 0, 1.5, 8000, 1e308, '48000'].map((n) => [`clock rate ${n}`, ofCodec({ clockRate: n })] as const),
  ...[-1, 9, 1e9, 'x'].map((n) => [`channels ${n}`, ofCodec({ channels: n })] as const),
  ...['', 'x', 'video/VP8', 'audio/PCMU', 5].map(
    (type) => [`MIME type ${type}`, ofCodec({ mimeType: type })] as const,
  ),
  ...[-1, 1.5, 2 ** 32, 1e308, 'x'].map((n) => [`SSRC ${n}`, ofEncoding({ ssrc: n })] as const),
  ...[-1, 0, 256, 1e308, 'x'].map((id) => [`extension id ${id}`, ofExtension({ id })] as const),
  ['an extension of null', rtp({ headerExtensions: [null] })],
  ['extensions that are text', rtp({ headerExtensions: 'x' })],
  ['an unknown extension', ofExtension({ uri: 'x' })],
  ['2,000 extensions', rtp({ headerExtensions: Array(2000).fill(extension) })],
  ['nested codec parameters', ofCodec({ parameters: { a: { b: {} } } })],
  [
    '5,000 codec parameters',
    ofCodec({ parameters: Object.fromEntries([...Array(5000).keys()].map((n) => [`k${n}`, n])) }),
  ],
  ['a feedback of null', ofCodec({ rtcpFeedback: [null] })],
  ['5,000 feedbacks', ofCodec({ rtcpFeedback: Array(5000).fill({ type: 'nack' }) })],
  ['500 times the same codec', rtp({ codecs: Array(500).fill(codec) })],
  ['RTX alone', rtp({ codecs: [{ ...codec, mimeType: 'audio/rtx', parameters: { apt: 111 } }] })],
  ['an encoding of null', rtp({ encodings: [null] })],
  ['two encodings', rtp({ encodings: [{ ssrc: 901 }, { ssrc: 902 }] })],
  ['3,000 encodings', rtp({ encodings: [...Array(3000).keys()].map((n) => ({ ssrc: 10_000 + n })) })],
  ['an RTX that is text', ofEncoding({ rtx: 'x' })],
  ['a numeric mid', rtp({ mid: 5 })],
  ['a mid of 200 KB', rtp({ mid: 'x'.repeat(200_000) })],
  ['RTCP that is text', rtp({ rtcp: 'x' })],
  ['a numeric cname', rtp({ rtcp: { cname: 5 } })],
  ['a cname of 200 KB', rtp({ rtcp: { cname: 'x'.repeat(200_000) } })],
  // mediasoup matches it with /.+\/rtx$/i, which takes seconds for as long a text: every show would stand still.
  ['a MIME type of 150 KB', ofCodec({ mimeType: `audio/${'x'.repeat(150_000)}` })],
]

/** @param good the router's own */
export function badCapabilities(good: {
  codecs: object[]
  headerExtensions: object[]
}): readonly (readonly [string, unknown])[] {
  const [first] = good.codecs
  const capable = (more: object) => ({ ...good, ...more })
  const of = (more: object) => capable({ codecs: [{ ...first, ...more }] })
  return [
    ...[null, 'x', {}, [], [null]].map(
      (codecs) => [`codecs ${JSON.stringify(codecs)}`, capable({ codecs })] as const,
    ),
    ...[-1, 300, 1e308, 'x'].map((n) => [`payload type ${n}`, of({ preferredPayloadType: n })] as const),
    ...[8000, -1, 'x'].map((n) => [`clock rate ${n}`, of({ clockRate: n })] as const),
    ['another codec', of({ mimeType: 'audio/PCMU' })],
    ['a kind that is none', of({ kind: 'x' })],
    ['a feedback of null', of({ rtcpFeedback: [null] })],
    ['a numeric feedback', of({ rtcpFeedback: [{ type: 5 }] })],
    ['extensions that are text', capable({ headerExtensions: 'x' })],
    ['an extension of null', capable({ headerExtensions: [null] })],
    ['a numeric extension', capable({ headerExtensions: [{ kind: 'audio', uri: 5, preferredId: 1 }] })],
    [
      'an extension with id 9999',
      capable({ headerExtensions: [{ ...good.headerExtensions[0], preferredId: 9999 }] }),
    ],
    ['1,000 codecs', capable({ codecs: Array(1000).fill(first) })],
    ['a MIME type of 150 KB', of({ mimeType: `audio/${'x'.repeat(150_000)}` })],
  ]
}
