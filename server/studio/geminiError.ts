/** The statuses of Google's APIs that this server uses, with their HTTP codes. */
const codes = {
  INVALID_ARGUMENT: 400,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  RESOURCE_EXHAUSTED: 429,
} as const

/** A refusal in the form of Google's APIs. */
export class GeminiError extends Error {
  override readonly name = 'GeminiError'
  readonly code: number
  readonly body: string

  constructor(status: keyof typeof codes, message: string, details?: readonly object[]) {
    super(message)
    this.code = codes[status]
    this.body = JSON.stringify(
      { error: { code: this.code, message, status, ...(details ? { details } : {}) } },
      undefined,
      2,
    )
  }
}

export function invalid(message: string): GeminiError {
  return new GeminiError('INVALID_ARGUMENT', message)
}

/** What a member that the API does not have, or one of the wrong type, is answered with. */
export function violations(
  found: readonly { readonly field: string; readonly description: string }[],
): GeminiError {
  return new GeminiError('INVALID_ARGUMENT', found.map(({ description }) => description).join('\n'), [
    { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: found },
  ])
}

export function badKey(key: string | null): GeminiError {
  if (!key) {
    const message =
      "Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API."
    return new GeminiError('PERMISSION_DENIED', message)
  }
  return new GeminiError('INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
    {
      '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
      reason: 'API_KEY_INVALID',
      domain: 'googleapis.com',
      metadata: { service: 'generativelanguage.googleapis.com' },
    },
  ])
}
