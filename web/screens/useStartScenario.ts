import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { StartScenarioDocument } from '../api/generated/graphql.ts'

/** Begins games: on the air, or turn by turn (S4, S5). */
export function useStartScenario(onStarted: (sessionId: string) => void): {
  readonly start: (scenarioId: string, timeStop: boolean) => Promise<void>
  /** Id of the scenario that is being started; null while none is. */
  readonly starting: string | null
  readonly failure: { readonly scenarioId: string; readonly message: string } | null
} {
  const api = useApi()
  const [starting, setStarting] = useState<string | null>(null)
  const [failure, setFailure] = useState<{ scenarioId: string; message: string } | null>(null)

  async function start(scenarioId: string, timeStop: boolean): Promise<void> {
    setStarting(scenarioId)
    setFailure(null)
    try {
      const captionsOnly = !('RTCPeerConnection' in globalThis)
      const { startScenario } = await api.ask(StartScenarioDocument, {
        input: { scenarioId, timeStop, captionsOnly },
      })
      if (startScenario.__typename === 'Session') return onStarted(startScenario.id)
      setFailure({ scenarioId, message: startScenario.message })
    } catch (error) {
      setFailure({ scenarioId, message: error instanceof Error ? error.message : String(error) })
    } finally {
      setStarting(null)
    }
  }

  return { start, starting, failure }
}
