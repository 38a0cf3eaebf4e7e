import { parseArgs } from 'node:util'
import type { Config } from '../../server/config.ts'
import type { VoiceModel } from '../../server/core/ports.ts'
import type { Kind } from './candidate.ts'

export interface TrialOptions {
  readonly models: readonly string[]
  readonly voices: readonly string[]
  readonly ears: readonly string[]
  /** Turns of the script that each of them takes. */
  readonly turns: number
  /** File of a price table; null for the configuration's prices. */
  readonly prices: string | null
  /** The ear that listens to the voices; null where none does. */
  readonly hearBack: string | null
  readonly json: boolean
}

export const usage = `npm run trial -- [options]
  --models a,b    writers; left out, every model of the configuration
  --voices x,y    voices; left out, a feminine and a masculine one of the configured language
  --ears e,f      ears; left out, the configured one
  --only kinds    of writers, voices, ears: only these
  --turns N       turns of the script, 1 to 20; 6 unless it is set
  --prices FILE   JSON: prices by name of model, voice or ear, over those of the configuration
  --hear-back     has the first ear listen to the voices
  --json          everything that was measured, as one JSON document`

const plural: Readonly<Record<Kind, string>> = { writer: 'writers', voice: 'voices', ear: 'ears' }

/** @throws {Error} in a sentence for whoever typed it. */
export function readOptions(args: readonly string[], config: Config, voices: readonly VoiceModel[]): TrialOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      models: { type: 'string' },
      voices: { type: 'string' },
      ears: { type: 'string' },
      only: { type: 'string' },
      turns: { type: 'string', default: '6' },
      prices: { type: 'string' },
      'hear-back': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const turns = Number(values.turns)
  if (!Number.isInteger(turns) || turns < 1 || turns > 20) throw new Error('--turns is a whole number from 1 to 20.')
  const only = listOf(values.only) ?? Object.values(plural)
  const unknown = only.filter((kind) => !Object.values(plural).includes(kind))
  if (unknown.length > 0) throw new Error(`--only takes ${Object.values(plural).join(', ')}, and not ${unknown.join(', ')}.`)
  const wanted = (kind: Kind, given: string | undefined, usual: () => readonly string[]): readonly string[] =>
    only.includes(plural[kind]) ? (listOf(given) ?? usual()) : []
  const { gemini, deepgram } = config
  return {
    models: wanted('writer', values.models, () => unique([...gemini.conversationModels, ...Object.values(gemini.models)])),
    voices: wanted('voice', values.voices, () => pair(voices, deepgram.language)),
    ears: wanted('ear', values.ears, () => [deepgram.earModel]),
    turns,
    prices: values.prices ?? null,
    hearBack: values['hear-back'] ? (listOf(values.ears)?.[0] ?? deepgram.earModel) : null,
    json: values.json,
  }
}

function listOf(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : unique(text.split(',').map((name) => name.trim()).filter(Boolean))
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

function pair(voices: readonly VoiceModel[], language: string): readonly string[] {
  const speaking = voices.filter((voice) => voice.language === language)
  const known = speaking.length > 0 ? speaking : voices.filter((voice) => voice.language === 'en')
  const genders = ['feminine', 'masculine'] as const
  return genders.flatMap((gender) => known.find((voice) => voice.gender === gender)?.id ?? [])
}
