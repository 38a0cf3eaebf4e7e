/**
 * A request that has no answer: the server cannot be reached, or it failed in a way that it does not explain.
 */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure'
  /** True where no answer came at all; false where the server itself failed. */
  readonly unreachable: boolean

  constructor(message: string, options: { readonly unreachable: boolean; readonly cause?: unknown }) {
    super(message, { cause: options.cause })
    this.unreachable = options.unreachable
  }
}
