import { DeepgramError } from '@deepgram/sdk'
import type { Ms } from '../core/ids.ts'

/**
 * How long to wait before another try: what Deepgram asks for with its 429 (`Retry-After`, in seconds), where whoever
 * waits has so much patience; `usual` where it does not say, or asks for more than that.
 */
export function retryAfterOf(cause: unknown, usual: Ms, patience: Ms): Ms {
  const header = cause instanceof DeepgramError ? cause.rawResponse?.headers.get('retry-after') : null
  const asked = header ? Number(header) * 1000 : Number.NaN
  return asked >= 0 && asked <= patience ? Math.max(asked, usual) : usual
}
