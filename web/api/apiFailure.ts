/**
 * A request that has no answer: the server cannot be reached, or it failed in a way that it does not explain.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** True where no answer came at all; false where the server itself failed. */
  readonly unreachable: boolean
  /** Milliseconds until it may be asked again, where it was asked too often; else null (A4). */
  readonly retryAfterMs: number | null

  constructor(
    message: string,
    options: { readonly unreachable: boolean; readonly retryAfterMs?: number | null; readonly cause?: unknown },
  ) {
    super(message, { cause: options.cause })
    this.unreachable = options.unreachable
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
