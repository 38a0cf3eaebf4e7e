import { invalid, violations } from './geminiError.ts'
import { checkThinking, type Model } from './geminiModels.ts'
import { checkSchema, fromOpenApi, isObject, type Schema } from './geminiSchema.ts'

/** A request that the API would take, as the one who answers it needs it. */
export interface Asked {
  readonly system: string
  readonly contents: readonly { readonly role: 'user' | 'model'; readonly text: string }[]
  /** The schema of the answer, or null for plain text. */
  readonly schema: Schema | null
  readonly json: boolean
  readonly maxOutputTokens: number
  readonly thinking: Readonly<Record<string, unknown>>
}

type Json = Readonly<Record<string, unknown>>

// prettier-ignore
const body = new Set([
  'contents', 'systemInstruction', 'generationConfig', 'safetySettings', 'tools', 'toolConfig', 'cachedContent', 'model',
  'serviceTier', 'store',
])

/** The members of `generationConfig`, and what each has to be. */
// prettier-ignore
const settings: Readonly<Record<string, 'number' | 'string' | 'object' | 'array' | 'boolean'>> = {
  temperature: 'number', topP: 'number', topK: 'number', candidateCount: 'number', maxOutputTokens: 'number',
  seed: 'number', presencePenalty: 'number', frequencyPenalty: 'number', logprobs: 'number', responseLogprobs: 'boolean',
  stopSequences: 'array', responseModalities: 'array', responseMimeType: 'string', mediaResolution: 'string',
  responseSchema: 'object', responseJsonSchema: 'object', thinkingConfig: 'object', speechConfig: 'object',
  imageConfig: 'object', enableEnhancedCivicAnswers: 'boolean',
}

const levels = ['THINKING_LEVEL_UNSPECIFIED', 'MINIMAL', 'LOW', 'MEDIUM', 'HIGH']
const harms = /^HARM_CATEGORY_[A-Z_]+$/
const thresholds = /^(?:BLOCK_[A-Z_]+|OFF|HARM_BLOCK_THRESHOLD_UNSPECIFIED)$/
/** What the models of today can answer at most, in tokens. */
const mostTokens = 65_536

/** Reads the body of generateContent. @throws {GeminiError} as the API would answer it. */
export function readRequest(text: string, model: Model): Asked {
  const request = camelled(parse(text))
  refuseUnknown(request, body, '')
  const contents = readContents(request['contents'])
  if (model.version >= 3 && contents.at(-1)?.role === 'model')
    throw invalid('Requests where the last content has the role model are not supported for this model.')
  for (const [index, setting] of list(request['safetySettings']).entries()) readSafety(setting, index)
  const config = readConfig(request['generationConfig'], model)
  const json = config['responseMimeType'] === 'application/json'
  const given = config['responseJsonSchema'] ?? config['responseSchema']
  if (given !== undefined && !json)
    throw invalid(
      '* GenerateContentRequest.generation_config.response_schema: response_mime_type must be application/json\n',
    )
  const schema = config['responseSchema']
    ? fromOpenApi(config['responseSchema'] as Json)
    : ((given ?? null) as Schema | null)
  if (schema) checkSchema(schema)
  const most = config['maxOutputTokens']
  return {
    system: textOf(request['systemInstruction'], 'system_instruction'),
    contents,
    schema,
    json,
    maxOutputTokens: typeof most === 'number' ? most : mostTokens,
    thinking: (config['thinkingConfig'] ?? {}) as Json,
  }
}

function parse(text: string): Json {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch {
    // Answered below, like any other text that is not an object.
  }
  throw invalid('Invalid JSON payload received. Unexpected token.')
}

function readContents(value: unknown): Asked['contents'] {
  const contents = list(value)
  if (contents.length === 0) throw invalid('* GenerateContentRequest.contents: contents is not specified\n')
  return contents.map((content, index) => {
    const where = `contents[${index}]`
    if (!isObject(content)) throw violations([{ field: where, description: `Invalid value at '${where}'` }])
    refuseUnknown(content, new Set(['role', 'parts']), where)
    const role = content['role'] ?? 'user'
    if (role !== 'user' && role !== 'model') throw invalid('Please use a valid role: user, model.')
    return { role, text: textOf(content, where) }
  })
}

function textOf(content: unknown, where: string): string {
  if (content === undefined) return ''
  const parts = isObject(content) ? list(content['parts']) : []
  if (parts.length === 0)
    throw invalid(`* GenerateContentRequest.${where}.parts: contents.parts must not be empty.\n`)
  return parts
    .map((part, index) => {
      const text = isObject(part) ? part['text'] : undefined
      if (typeof text === 'string') return text
      const path = `GenerateContentRequest.${where}.parts[${index}].data`
      throw invalid(`* ${path}: required oneof field 'data' must have one initialized field\n`)
    })
    .join('')
}

function readSafety(setting: unknown, index: number): void {
  const where = `safety_settings[${index}]`
  if (!isObject(setting)) throw violations([{ field: where, description: `Invalid value at '${where}'` }])
  refuseUnknown(setting, new Set(['category', 'threshold', 'method']), where)
  for (const [key, allowed] of [
    ['category', harms],
    ['threshold', thresholds],
  ] as const) {
    const value = setting[key]
    if (typeof value === 'string' && allowed.test(value)) continue
    const field = `${where}.${key}`
    throw violations([
      { field, description: `Invalid value at '${field}' (TYPE_ENUM), ${JSON.stringify(value)}` },
    ])
  }
}

function readConfig(given: unknown, model: Model): Json {
  if (given === undefined) return {}
  if (!isObject(given))
    throw violations([{ field: 'generation_config', description: "Invalid value at 'generation_config'" }])
  const value = camelled(given)
  refuseUnknown(value, new Set(Object.keys(settings)), 'generation_config')
  for (const [key, one] of Object.entries(value)) {
    const type = settings[key]
    const fits =
      type === 'array' ? Array.isArray(one) : type === 'object' ? isObject(one) : typeof one === type
    if (fits) continue
    const field = `generation_config.${snake(key)}`
    throw violations([
      {
        field,
        description: `Invalid value at '${field}' (TYPE_${type?.toUpperCase()}), ${JSON.stringify(one)}`,
      },
    ])
  }
  range(value, 'temperature', 0, 2)
  range(value, 'topP', 0, 1)
  range(value, 'topK', 1, 64)
  range(value, 'presencePenalty', -2, 2)
  range(value, 'frequencyPenalty', -2, 2)
  range(value, 'maxOutputTokens', 1, mostTokens)
  range(value, 'candidateCount', 1, 1)
  if (value['responseSchema'] !== undefined && value['responseJsonSchema'] !== undefined)
    throw invalid(
      '* GenerateContentRequest.generation_config: only one of response_schema and response_json_schema can be set\n',
    )
  // 0 changes nothing and passes.
  const penalised = Boolean(value['presencePenalty']) || Boolean(value['frequencyPenalty'])
  if (penalised)
    throw invalid(`Penalty is not enabled for ${model.version < 3 ? `models/${model.name}` : 'this model'}`)
  if (isObject(value['thinkingConfig'])) {
    const thinking = camelled(value['thinkingConfig'])
    refuseUnknown(
      thinking,
      new Set(['thinkingBudget', 'thinkingLevel', 'includeThoughts']),
      'generation_config.thinking_config',
    )
    const level = thinking['thinkingLevel']
    if (level !== undefined && !(typeof level === 'string' && levels.includes(level))) {
      const field = 'generation_config.thinking_config.thinking_level'
      throw violations([
        { field, description: `Invalid value at '${field}' (TYPE_ENUM), ${JSON.stringify(level)}` },
      ])
    }
    checkThinking(model, thinking)
  }
  return value
}

function range(config: Json, key: string, low: number, high: number): void {
  const value = config[key]
  if (typeof value !== 'number' || (value >= low && value <= high)) return
  throw invalid(
    `* GenerateContentRequest.generation_config.${snake(key)}: ${key} must be in the range [${low}, ${high}].\n`,
  )
}

function refuseUnknown(value: Json, allowed: ReadonlySet<string>, where: string): void {
  const found = Object.keys(value)
    .filter((key) => !allowed.has(key))
    .map((key) => {
      const at = where ? ` at '${where}'` : ''
      return {
        field: where,
        description: `Invalid JSON payload received. Unknown name "${key}"${at}: Cannot find field.`,
      }
    })
  if (found.length > 0) throw violations(found)
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** The API takes its members in both spellings. */
function camelled(value: Json): Json {
  const camel = (key: string) => key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [camel(key), one]))
}
