import type { Fault } from '../../server/studio/faultsPlan.ts'

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

const usageMetadata = { promptTokenCount: 900, candidatesTokenCount: 20, totalTokenCount: 920 }

function stream(message: object): Fault {
  return { kind: 'answer', contentType: 'text/event-stream', body: `data: ${JSON.stringify(message)}\r\n\r\n` }
}
