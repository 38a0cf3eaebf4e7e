import { hash } from './writerChance.ts'
import { thoughtTokens, type Model } from './geminiModels.ts'
import type { Asked } from './geminiRequest.ts'

/** One message of the answer, as it goes over the wire. */
export interface Chunk {
  readonly text: string
  readonly body: { readonly candidates: readonly object[] }
  /** Tokens of the answer up to and with this one. */
  readonly tokens: number
}

/** Four characters make a token, near enough. */
const perToken = 4
/** The first message is short, the others are longer, and those of JSON longer still: so it is with the real one. */
const firstTokens = 4
const chunkTokens = { text: 6, json: 12 } as const
/** Prompts shorter than this are not cached, and so many are remembered. */
const leastCached = 1024
const remembered = 32

export function tokensOf(text: string): number {
  return Math.ceil(text.length / perToken)
}

/** Keeps the beginnings of recent prompts, as the service does, and says how much of a new one it has seen. */
export function createPrefixCache() {
  const seen: string[] = []
  return (prompt: string): number => {
    const longest = Math.max(0, ...seen.map((past) => common(past, prompt)))
    seen.unshift(prompt)
    seen.length = Math.min(seen.length, remembered)
    const tokens = Math.floor(longest / perToken)
    return tokens >= leastCached ? tokens : 0
  }
}

function common(one: string, other: string): number {
  const most = Math.min(one.length, other.length)
  for (let index = 0; index < most; index += 1) if (one[index] !== other[index]) return index
  return most
}

/** The answer as the messages that carry it, cut off where it is longer than was allowed. */
export function chunksOf(text: string, asked: Asked, model: Model, cachedTokens: number): readonly Chunk[] {
  const prompt = tokensOf(promptOf(asked))
  const thoughts = Math.min(thoughtTokens(model, asked.thinking), asked.maxOutputTokens)
  const room = (asked.maxOutputTokens - thoughts) * perToken
  const finishReason = text.length > room ? 'MAX_TOKENS' : 'STOP'
  const parts = split(text.slice(0, room), chunkTokens[asked.json ? 'json' : 'text'] * perToken)
  const responseId = hash(promptOf(asked)).toString(36)
  let sent = 0
  return parts.map((part, index) => {
    sent += part.length
    const candidates = Math.ceil(sent / perToken)
    const last = index === parts.length - 1
    const body = {
      candidates: [
        { content: { parts: [{ text: part }], role: 'model' }, ...(last ? { finishReason } : {}), index: 0 },
      ],
      usageMetadata: {
        promptTokenCount: prompt,
        candidatesTokenCount: candidates,
        totalTokenCount: prompt + candidates + thoughts,
        promptTokensDetails: [{ modality: 'TEXT', tokenCount: prompt }],
        ...(cachedTokens ? { cachedContentTokenCount: cachedTokens } : {}),
        ...(thoughts ? { thoughtsTokenCount: thoughts } : {}),
      },
      modelVersion: model.name,
      responseId,
    }
    return { text: part, body, tokens: candidates }
  })
}

/** All of an answer in one message, as the method without streaming gives it. */
export function whole(text: string, asked: Asked, model: Model, cachedTokens: number): object {
  const chunks = chunksOf(text, asked, model, cachedTokens)
  const content = { parts: [{ text: chunks.map((chunk) => chunk.text).join('') }], role: 'model' }
  const last = chunks.at(-1)?.body
  return { ...last, candidates: [{ ...last?.candidates[0], content }] }
}

export function promptOf({ system, contents }: Asked): string {
  return [system, ...contents.map(({ role, text }) => `${role}\n${text}`)].join('\n')
}

/** Between two characters, never inside one. */
function split(text: string, size: number): readonly string[] {
  const characters = Array.from(text)
  const first = firstTokens * perToken
  const parts: string[] = [characters.slice(0, first).join('')]
  for (let at = first; at < characters.length; at += size) parts.push(characters.slice(at, at + size).join(''))
  return parts
}
