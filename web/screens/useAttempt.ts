import { useRef, useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { failureFrom, type Failure } from '../radio/failure.ts'
import { leaveOldest } from '../radio/leaveOldest.ts'
import { useReached } from './useReached.ts'

/**
 * Something that the server is asked for by a form or a button: whether it is under way, and what stood in its way
 * the last time.
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
  /** The same once more, when the oldest show that was in its way has been left (A4). */
  readonly makeRoom: () => Promise<void>
} {
  const api = useApi()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const last = useRef<Args | null>(null)
  useReached(() => {
    if (failure?.unreachable) setFailure(null)
  })

  async function run(...args: Args): Promise<boolean> {
    last.current = args
    setBusy(true)
    setFailure(null)
    const failed = await attempt(...args).catch(failureFrom)
    setFailure(failed)
    setBusy(false)
    return failed === null
  }

  async function makeRoom(): Promise<void> {
    if (failure === null || last.current === null) return
    setBusy(true)
    await leaveOldest(api, failure)
    await run(...last.current)
  }

  return { run, busy, failure, forget: () => setFailure(null), makeRoom }
}
