import type { EarRequest } from './ear.ts'
import type { EarCoding } from './earAudio.ts'
import { badRequest, type DeepgramError, isDeepgramError } from './deepgramError.ts'
import { anything, checkQuery, isTrue, type Rule, wholeNumber, yesOrNo } from './deepgramQuery.ts'

/** A connection to `/v1/listen` that can be made. */
export interface ListenRequest extends EarRequest {
  readonly model: string
  readonly channels: number
  readonly language: string
  readonly punctuate: boolean
  readonly vadEvents: boolean
}

/** A request to `POST /v1/listen` that can be answered. */
export interface TranscribeRequest extends EarRequest {
  readonly model: string
  readonly language: string
  readonly punctuate: boolean
  readonly detectLanguage: boolean
}

/** Deepgram has it and the studio has not: refused where it is asked for, not ignored. */
const notHere: Rule = ['false']

const families = [
  'nova-3(?:-general|-medical)?',
  'nova-2(?:-[a-z]+)?',
  'nova(?:-general|-phonecall|-medical)?',
  'enhanced(?:-[a-z]+)?',
  'base(?:-[a-z]+)?',
]

/** What both ways of listening take. */
const common: Readonly<Record<string, Rule>> = {
  model: new RegExp(`^(?:${families.join('|')})$`),
  version: anything,
  language: /^(?:multi|[a-z]{2,3}(?:-[A-Za-z0-9]{2,4})*)$/,
  punctuate: yesOrNo,
  smart_format: yesOrNo,
  numerals: yesOrNo,
  dictation: yesOrNo,
  filler_words: yesOrNo,
  profanity_filter: yesOrNo,
  mip_opt_out: yesOrNo,
  keyterm: anything,
  keywords: anything,
  tag: anything,
  extra: anything,
  diarize: notHere,
  multichannel: notHere,
  detect_entities: notHere,
}
const streamed: Readonly<Record<string, Rule>> = {
  ...common,
  encoding: [
    'linear16',
    'linear32',
    'flac',
    'alaw',
    'mulaw',
    'amr-nb',
    'amr-wb',
    'opus',
    'ogg-opus',
    'speex',
    'g729',
  ],
  sample_rate: wholeNumber,
  channels: /^[1-9]\d?$/,
  interim_results: yesOrNo,
  vad_events: yesOrNo,
  no_delay: yesOrNo,
  endpointing: /^(?:true|false|\d{1,5})$/,
  utterance_end_ms: wholeNumber,
}
/** A whole file says itself how it is coded. */
const recorded: Readonly<Record<string, Rule>> = {
  ...common,
  detect_language: yesOrNo,
  measurements: yesOrNo,
  utt_split: /^\d+(?:\.\d+)?$/,
  utterances: notHere,
  paragraphs: notHere,
  summarize: notHere,
  sentiment: notHere,
  topics: notHere,
  intents: notHere,
}
const repeatable = ['keyterm', 'keywords', 'tag', 'extra']

/** Deepgram's own when none is asked for. */
const defaultEndpointingMs = 10
const leastUtteranceEndMs = 1000
const opusRates = [8000, 12_000, 16_000, 24_000, 48_000]

function wrong(message: string): DeepgramError {
  return badRequest(message, 'INVALID_QUERY_PARAMETER')
}

interface Asked {
  readonly model: string
  readonly language: string
  readonly punctuate: boolean
}

/** What both ways of listening ask in the same way. */
function readCommon(query: URLSearchParams): Asked | DeepgramError {
  const model = query.get('model')
  const language = query.get('language') ?? 'en'
  if (model === null) return wrong('A model is needed, such as nova-3.')
  if (/^nova-3(?:-|$)/.test(model) && (query.get('keywords') ?? '') !== '')
    return wrong('Keywords are not supported for Nova-3. Please use `keyterm` instead.')
  if (language === 'multi' && !/^nova-[23](?:-general)?$/.test(model))
    return wrong('No such model/language/tier combination found.')
  return { model, language, punctuate: isTrue(query, 'punctuate') || isTrue(query, 'smart_format') }
}

const understands = (language: string): boolean => language === 'multi' || /^en(?:-|$)/.test(language)

/** Reads the query of `POST /v1/listen`, as strictly as Deepgram does. */
export function readTranscribeQuery(query: URLSearchParams): TranscribeRequest | DeepgramError {
  const error = checkQuery(query, recorded, repeatable)
  if (error) return error
  const asked = readCommon(query)
  if (isDeepgramError(asked)) return asked
  const detectLanguage = isTrue(query, 'detect_language')
  return {
    ...asked,
    detectLanguage,
    coding: { kind: 'file' },
    understood: detectLanguage || understands(asked.language),
    options: { endpointingMs: null, utteranceEndMs: null, interim: false },
  }
}

/** Reads the query of the WebSocket `/v1/listen`, as strictly as Deepgram does. */
export function readListenQuery(query: URLSearchParams): ListenRequest | DeepgramError {
  const error = checkQuery(query, streamed, repeatable)
  if (error) return error
  const asked = readCommon(query)
  if (isDeepgramError(asked)) return asked
  const endpointing = query.get('endpointing') ?? 'true'
  const utteranceEnd = query.get('utterance_end_ms')
  if (
    utteranceEnd !== null &&
    (Number(utteranceEnd) < leastUtteranceEndMs || !isTrue(query, 'interim_results'))
  )
    return wrong(`utterance_end_ms is at least ${leastUtteranceEndMs} and needs interim_results=true.`)
  const coding = readCoding(query)
  if (!('kind' in coding)) return coding
  return {
    ...asked,
    coding,
    channels: Number(query.get('channels') ?? 1),
    vadEvents: isTrue(query, 'vad_events'),
    understood: understands(asked.language),
    options: {
      endpointingMs:
        endpointing === 'false' ? null : endpointing === 'true' ? defaultEndpointingMs : Number(endpointing),
      utteranceEndMs: utteranceEnd === null ? null : Number(utteranceEnd),
      interim: isTrue(query, 'interim_results'),
    },
  }
}

function readCoding(query: URLSearchParams): EarCoding | DeepgramError {
  const encoding = query.get('encoding')
  const sampleRate = Number(query.get('sample_rate') ?? 0)
  const channels = Number(query.get('channels') ?? 1)
  if (encoding === null) return { kind: 'ogg' }
  if (sampleRate === 0) return wrong('A sample_rate is needed where an encoding is given.')
  switch (encoding) {
    case 'opus':
    case 'ogg-opus':
      if (!opusRates.includes(sampleRate))
        return wrong(`sample_rate of ${encoding} is one of ${opusRates.join(', ')}.`)
      if (channels > 2) return wrong('Opus has at most 2 channels.')
      return { kind: encoding === 'opus' ? 'opus' : 'ogg' }
    case 'linear16':
      if (sampleRate < 8000 || sampleRate > 192_000) return wrong('sample_rate lies between 8000 and 192000.')
      return { kind: 'linear16', sampleRate, channels }
    default:
      return wrong(`The studio has no ${encoding} decoder: send opus, ogg-opus or linear16.`)
  }
}
