import { ApiError } from '@google/genai'
import type { Fault } from '../core/errors.ts'

/** What is worth trying after a failed attempt: the same model, another one, or nothing. */
export type Remedy = 'again' | 'otherModel' | 'none'

/** Why one attempt at one model failed. Never leaves the adapter: `createGemini` turns it into a ProviderFailure. */
export class AttemptFailure extends Error {
  override readonly name = 'AttemptFailure'
  readonly fault: Fault
  readonly remedy: Remedy

  constructor(message: string, remedy: Remedy, retryable: boolean, cause?: unknown) {
    super(message, { cause })
    this.fault = { service: 'WRITER', message, retryable }
    this.remedy = remedy
  }
}

/** What the SDK threw, as a failure of the attempt. Its own text stays in `cause`, for the log. */
export function failureOf(error: unknown, model: string): AttemptFailure {
  if (error instanceof AttemptFailure) return error
  if (error instanceof ApiError) return refused(error, model)
  // fetch: "fetch failed" before the answer, "terminated" in the middle of it; anything else is a broken stream.
  return new AttemptFailure('The connection to the writer was lost.', 'again', true, error)
}

function refused(error: ApiError, model: string): AttemptFailure {
  const { status } = error
  const badKey = status === 400 && /API_KEY_INVALID|API key not valid|API key expired/i.test(error.message)
  if (badKey || status === 401 || status === 403)
    return new AttemptFailure('The writer does not accept the API key.', 'none', false, error)
  if (status === 404)
    return new AttemptFailure(`The writer knows no model ${model}.`, 'otherModel', false, error)
  // Quotas are kept per model, so another one may still have some.
  if (status === 429)
    return new AttemptFailure('The writer has more to do than its quota allows.', 'otherModel', true, error)
  if (status === 408 || status >= 500)
    return new AttemptFailure(`The writer is out of order (${status}).`, 'again', true, error)
  return new AttemptFailure(`The writer did not take the request (${status}).`, 'otherModel', false, error)
}
