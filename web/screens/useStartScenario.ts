import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { StartScenarioDocument } from '../api/generated/graphql.ts'
import { failureOf, type Failure } from '../radio/failure.ts'
import { useAttempt } from './useAttempt.ts'

/** Begins games: on the air, or turn by turn (S4, S5). */
export function useStartScenario(onStarted: (sessionId: string) => void): {
  readonly start: (scenarioId: string, timeStop: boolean) => void
  /** Id of the scenario that is being started; null while none is. */
  readonly starting: string | null
  readonly failure: { readonly scenarioId: string; readonly why: Failure } | null
  /** See useAttempt. */
  readonly makeRoom: () => void
} {
  const api = useApi()
  /** The scenario that was asked for last. */
  const [asked, setAsked] = useState<string | null>(null)
  const { run, busy, failure, makeRoom } = useAttempt(async (scenarioId: string, timeStop: boolean) => {
    const captionsOnly = !('RTCPeerConnection' in globalThis)
    const input = { scenarioId, timeStop, captionsOnly }
    const { startScenario } = await api.ask(StartScenarioDocument, { input })
    if (startScenario.__typename !== 'Session') return failureOf(startScenario)
    onStarted(startScenario.id)
    return null
  })

  return {
    start(scenarioId, timeStop) {
      setAsked(scenarioId)
      void run(scenarioId, timeStop)
    },
    starting: busy ? asked : null,
    failure: failure && asked !== null ? { scenarioId: asked, why: failure } : null,
    makeRoom: () => void makeRoom(),
  }
}
