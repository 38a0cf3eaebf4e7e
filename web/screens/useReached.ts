import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from 'react'
import { useApi } from '../api/apiContext.ts'

/**
 * Whether the station can be reached (W4).
 * @param onBack called when it can be again
 */
export function useReached(onBack: () => void): boolean {
  const { reach } = useApi()
  const reached = useSyncExternalStore(reach.subscribe, reach.reached)
  const before = useRef(reached)
  const back = useEffectEvent(onBack)
  useEffect(() => {
    if (reached && !before.current) back()
    before.current = reached
  }, [reached])
  return reached
}
