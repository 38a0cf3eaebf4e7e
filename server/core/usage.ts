/** What a session has used of its providers (E15). */
export interface Usage {
  readonly inputTokens: number
  readonly outputTokens: number
  /** Characters sent to the voice. */
  readonly voiceCharacters: number
  /** Seconds of audio sent to the ear. */
  readonly earSeconds: number
}

export const nothingUsed: Usage = { inputTokens: 0, outputTokens: 0, voiceCharacters: 0, earSeconds: 0 }

/** Prices in US dollars, as the configuration gives them. */
export interface Prices {
  readonly inputTokensPerMillion: number
  readonly outputTokensPerMillion: number
  readonly voiceCharactersPerThousand: number
  readonly earMinute: number
}

export function added(usage: Usage, more: Partial<Usage>): Usage {
  return {
    inputTokens: usage.inputTokens + (more.inputTokens ?? 0),
    outputTokens: usage.outputTokens + (more.outputTokens ?? 0),
    voiceCharacters: usage.voiceCharacters + (more.voiceCharacters ?? 0),
    earSeconds: usage.earSeconds + (more.earSeconds ?? 0),
  }
}

/** What that costs, in US dollars. */
export function cost(usage: Usage, prices: Prices): number {
  return (
    (usage.inputTokens / 1e6) * prices.inputTokensPerMillion +
    (usage.outputTokens / 1e6) * prices.outputTokensPerMillion +
    (usage.voiceCharacters / 1e3) * prices.voiceCharactersPerThousand +
    (usage.earSeconds / 60) * prices.earMinute
  )
}
