import { useState } from 'react'

/**
 * Why something was not done; `field` is the last part of the path of the argument that does not fit, such as
 * `name`.
 */
export interface Failure {
  readonly message: string
  readonly field: string | null
}

/** The failure that a member of a result stands for. */
export function failureOf(answer: { readonly message: string; readonly field?: string }): Failure {
  return { message: answer.message, field: answer.field?.split('.').at(-1) ?? null }
}

/**
 * Something that the server is asked for by a form: whether it is under way, and what stood in its way the
 * last time.
 * @param attempt resolves to the failure, or null where there was none
 */
export function useAttempt<Args extends readonly unknown[]>(
  attempt: (...args: Args) => Promise<Failure | null>,
): {
  /** @returns whether it was done */
  readonly run: (...args: Args) => Promise<boolean>
  readonly busy: boolean
  readonly failure: Failure | null
  readonly forget: () => void
} {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)

  async function run(...args: Args): Promise<boolean> {
    setBusy(true)
    setFailure(null)
    const failed = await attempt(...args).catch((error: unknown) => ({
      message: error instanceof Error ? error.message : String(error),
      field: null,
    }))
    setFailure(failed)
    setBusy(false)
    return failed === null
  }

  return { run, busy, failure, forget: () => setFailure(null) }
}
