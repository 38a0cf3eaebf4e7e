import type { Mission } from '../radio/view.ts'
import { Preparation } from './Preparation.tsx'

const words = { STAGE1: 'Being prepared', STAGE2: 'Ready', FAILED: 'Failed' } as const

/** How far a mission is, and, where it has failed, why, with another try (M3, M4). */
export function MissionStatus(props: {
  readonly mission: Mission
  readonly retryFailure: string | null
  readonly onRetry: () => void
  /** Says what is being prepared, too. */
  readonly inFull?: boolean
}) {
  const { status, fault } = props.mission
  return (
    <output className="status" data-testid="mission-status" data-status={status}>
      <span className={`status-word status-word--${status}`}>{words[status]}</span>
      {status === 'STAGE1' && props.inFull && <Preparation done={1} />}
      {status === 'FAILED' && (
        <>
          <span className="status-why">{fault?.message ?? 'It could not be prepared.'}</span>
          <button className="button" type="button" onClick={props.onRetry}>
            Try again
          </button>
          {props.retryFailure !== null && <span className="error">{props.retryFailure}</span>}
        </>
      )}
    </output>
  )
}
