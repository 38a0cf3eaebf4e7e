import { useEffect, useState, useSyncExternalStore } from 'react'
import { useApi } from '../api/apiContext.ts'
import { createRadio, type Radio } from './radio.ts'
import type { View } from './view.ts'

/** What `?debug` lays open to the console and to tests (W5). */
interface DebugWindow {
  __wakeband?: Pick<Radio, 'view' | 'hostLevel' | 'microphoneLevel' | 'stats'>
}

/**
 * The radio set of one mission, switched off when the component goes. It belongs to that mission: give the
 * component the mission's id as its key.
 * @param options.raw no clearing of the microphone by the browser
 * @param options.debug lays the set open as `window.__wakeband`
 */
export function useRadio(
  mission: { readonly id: string; readonly frequency: number },
  options: { readonly raw: boolean; readonly debug: boolean },
): { readonly view: View; readonly radio: Radio } {
  const api = useApi()
  const { raw, debug } = options
  const [radio] = useState(() => {
    const { id: missionId, frequency: station } = mission
    return createRadio({ api, missionId, station, raw, audioContext: () => new AudioContext() })
  })
  const view = useSyncExternalStore(radio.subscribe, radio.view)

  useEffect(() => radio.close, [radio])
  useEffect(() => {
    if (!debug) return
    const open = window as DebugWindow
    open.__wakeband = radio
    return () => {
      delete open.__wakeband
    }
  }, [radio, debug])

  return { view, radio }
}
