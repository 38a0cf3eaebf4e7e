import { ThinkingLevel, type ThinkingConfig } from '@google/genai'
import type { WriterRequest } from '../core/ports.ts'

/** Whether somebody is on the air and waits for it. */
export function isLive(purpose: WriterRequest['purpose']): boolean {
  return purpose === 'batch' || purpose === 'judgement' || purpose === 'message'
}

/**
 * How much a model is to think before it writes: as little as it can for the air, a little for what is prepared.
 *
 * Gemini 2.5 takes a budget and refuses levels; 3 and later take levels, and 400 on both at once. MINIMAL is refused by
 * Pro and by Flash from 3.7 on ("not a supported thinking level for this model"), and taken by every Flash-Lite; LOW is
 * taken by all. A name that says no version, such as gemini-flash-latest, is left to its own default.
 */
export function thinkingOf(model: string, purpose: WriterRequest['purpose']): ThinkingConfig | undefined {
  const version = /gemini-(\d+)(?:\.(\d+))?/.exec(model)
  if (!version) return undefined
  const major = Number(version[1])
  if (major >= 3) {
    const short = isLive(purpose) || purpose === 'summary'
    return { thinkingLevel: short && model.includes('flash-lite') ? ThinkingLevel.MINIMAL : ThinkingLevel.LOW }
  }
  if (major < 2 || Number(version[2] ?? 0) < 5) return undefined
  // 2.5 Pro cannot be kept from thinking: 128 tokens are its least.
  return { thinkingBudget: model.includes('pro') ? 128 : 0 }
}
