import { GeminiError, invalid } from './geminiError.ts'

/** A model as far as the wire knows it. */
export interface Model {
  readonly name: string
  /** 2.5 as 2.5; an alias without a number counts as the newest. */
  readonly version: number
  readonly family: 'pro' | 'flash' | 'flash-lite'
}

const pattern =
  /^gemini-(?:(\d+(?:\.\d+)?)-)?(pro|flash-lite|flash|argon|carbon)(?:-latest|-\d{3}|-preview(?:-\d{2}-\d{2,4})?)?$/

/** Names that were served once: the API answers them as it answers any unknown name. */
const retired = new Set(['gemini-2.5-flash-lite-preview-06-17', 'gemini-2.5-flash-preview-05-20'])

/** The model of a path segment. @throws {GeminiError} NOT_FOUND. */
export function modelOf(name: string, version: string, method: string): Model {
  const found = retired.has(name) ? null : pattern.exec(name)
  const number = Number(found?.[1] ?? 99)
  if (!found || number < 2.5) {
    const message = `models/${name} is not found for API version ${version}, or is not supported for ${method}. Call ListModels to see the list of available models and their supported methods.`
    throw new GeminiError('NOT_FOUND', message)
  }
  const family = found[2] === 'flash-lite' || found[2] === 'flash' ? found[2] : 'pro'
  return { name, version: number, family }
}

/** Thinking, as each generation takes it. @throws {GeminiError} INVALID_ARGUMENT in the API's own words. */
export function checkThinking(model: Model, config: Readonly<Record<string, unknown>>): void {
  const { thinkingBudget: budget, thinkingLevel: level } = config
  if (budget !== undefined && level !== undefined)
    throw invalid('You can only set only one of thinking budget and thinking level.')
  if (level !== undefined) {
    if (model.version < 3) throw invalid('Thinking level is not supported for this model.')
    const least = model.family === 'flash-lite' || (model.family === 'flash' && model.version < 3.7)
    if (level === 'MINIMAL' && !least)
      throw invalid('Thinking level MINIMAL is not supported for this model.')
  }
  if (typeof budget === 'number' && model.version < 3 && budget !== -1) {
    const [low, high] =
      model.family === 'pro' ? [128, 32_768] : [model.family === 'flash-lite' ? 512 : 0, 24_576]
    if (budget === 0 && model.family === 'pro')
      throw invalid('Budget 0 is invalid. This model only works in thinking mode.')
    if (budget !== 0 && (budget < low || budget > high))
      throw invalid(
        `The thinking budget ${budget} is invalid. Please choose a value between ${low} and ${high}.`,
      )
  }
}

/** What a model thinks before it writes, in tokens: nothing where it is told not to. */
export function thoughtTokens(model: Model, config: Readonly<Record<string, unknown>>): number {
  const { thinkingBudget: budget, thinkingLevel: level } = config
  if (budget === 0 || level === 'MINIMAL') return 0
  if (typeof budget === 'number' && budget > 0) return Math.min(budget, 128)
  if (level === undefined && model.family === 'flash-lite') return 0
  return { LOW: 96, MEDIUM: 240, HIGH: 420 }[typeof level === 'string' ? level : 'MEDIUM'] ?? 240
}
