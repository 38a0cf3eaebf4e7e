import { badRequest, type DeepgramError } from './deepgramError.ts'
import { anything, checkQuery, type Rule, wholeNumber, yesOrNo } from './deepgramQuery.ts'
import type { SpeechFormat } from './speechFormat.ts'
import { type Timbre, timbres } from './voiceTimbres.ts'

/** A request to `/v1/speak` that can be met. */
export interface SpeakRequest {
  readonly model: string
  readonly timbre: Timbre
  readonly format: SpeechFormat
}

const defaultModel = 'aura-asteria-en'

/** `callback` is Deepgram's, but not the studio's: it is refused rather than ignored. */
const rules: Readonly<Record<string, Rule>> = {
  model: anything,
  encoding: ['linear16', 'mulaw', 'alaw', 'mp3', 'opus', 'flac', 'aac'],
  container: ['wav', 'ogg', 'none'],
  sample_rate: wholeNumber,
  bit_rate: wholeNumber,
  speed: /^(?:0?\.[789]\d*|1(?:\.[0-4]\d*|\.50*)?)$/,
  mip_opt_out: yesOrNo,
  tag: anything,
}

/** https://developers.deepgram.com/docs/tts-media-output-settings: what goes together, defaults first. */
const pcm: Readonly<Record<'linear16' | 'mulaw' | 'alaw', readonly number[]>> = {
  linear16: [24_000, 8000, 16_000, 32_000, 48_000],
  mulaw: [8000, 16_000],
  alaw: [8000, 16_000],
}
const opusBitRate = { default: 12_000, least: 4000, most: 650_000 }

function unsupported(message: string): DeepgramError {
  return badRequest(message, 'UNSUPPORTED_AUDIO_FORMAT')
}

/** Reads the query of `/v1/speak`, as strictly as Deepgram does. */
export function readSpeakQuery(query: URLSearchParams): SpeakRequest | DeepgramError {
  const wrong = checkQuery(query, rules, ['tag'])
  if (wrong) return wrong
  const model = query.get('model') ?? defaultModel
  const timbre = timbres.get(model)
  if (!timbre)
    return badRequest(`No such model/version combination found: ${model}.`, 'INVALID_QUERY_PARAMETER')
  const format = readFormat(query)
  if (!('encoding' in format)) return format
  const speed = Number(query.get('speed') ?? 1)
  return { model, timbre: { ...timbre, stretch: timbre.stretch / speed }, format }
}

function readFormat(query: URLSearchParams): SpeechFormat | DeepgramError {
  const encoding = query.get('encoding') ?? 'mp3'
  const container = query.get('container')
  const bitRate = query.get('bit_rate')
  const sampleRate = query.get('sample_rate')
  switch (encoding) {
    case 'opus': {
      if (container !== null && container !== 'ogg')
        return unsupported('opus is sent in an ogg container only')
      if (sampleRate !== null) return unsupported('sample_rate is not applicable when encoding=opus')
      const bits = bitRate === null ? opusBitRate.default : Number(bitRate)
      if (bits < opusBitRate.least || bits > opusBitRate.most)
        return unsupported(`bit_rate of opus lies between ${opusBitRate.least} and ${opusBitRate.most}`)
      return { encoding, bitRate: bits }
    }
    case 'linear16':
    case 'mulaw':
    case 'alaw': {
      const rates = pcm[encoding]
      const rate = sampleRate === null ? rates[0] : rates.find((each) => String(each) === sampleRate)
      if (rate === undefined) return unsupported(`sample_rate of ${encoding} is one of ${rates.join(', ')}`)
      if (bitRate !== null) return unsupported(`bit_rate is not applicable when encoding=${encoding}`)
      if (container === 'ogg') return unsupported(`container of ${encoding} is wav or none`)
      return { encoding, container: container === 'none' ? 'none' : 'wav', sampleRate: rate }
    }
    default:
      return unsupported(`The studio has no ${encoding} encoder: ask for opus, linear16, mulaw or alaw.`)
  }
}
