import { useEffect, useState } from 'react'
import type { Failure } from '../radio/failure.ts'

/** Why something came to nothing, and the way on, where there is one (W4). */
export function Problem(props: {
  readonly failure: Failure
  /** Leaves the oldest show that is in the way, and tries again; null where no show can be (A4). */
  readonly onMakeRoom: (() => void) | null
}) {
  const { failure, onMakeRoom } = props
  const { inTheWay } = failure
  if (useIsOver(failure))
    return (
      <p className="quiet" role="alert">
        Now it can be tried again.
      </p>
    )
  return (
    <p className="error" role="alert">
      {failure.message}{' '}
      {onMakeRoom && inTheWay.length > 0 && (
        <button className="button" type="button" onClick={onMakeRoom}>
          {inTheWay.length > 1 ? 'Leave the oldest, and go on' : 'Leave it, and go on'}
        </button>
      )}
    </p>
  )
}

/** Whether what it was too early for is allowed by now (A4). */
function useIsOver(failure: Failure): boolean {
  const [over, setOver] = useState<Failure | null>(null)
  useEffect(() => {
    if (failure.retryAfterMs === null) return
    const timer = setTimeout(() => setOver(failure), failure.retryAfterMs)
    return () => clearTimeout(timer)
  }, [failure])
  return over === failure
}
