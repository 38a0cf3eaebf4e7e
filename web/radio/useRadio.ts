import { useEffect, useState, useSyncExternalStore } from 'react'
import { useApi } from '../api/apiContext.ts'
import { createRadio, type Radio } from './radio.ts'
import type { View } from './view.ts'

/** What `?debug` lays open to the console and to tests (W5). */
interface DebugWindow {
  __wakeband?: Pick<Radio, 'view' | 'hostLevel' | 'microphoneLevel' | 'stats'>
}

/**
 * A radio set, switched off when the component goes. It is one component's: give that the id of what it shows
 * as its key.
 * @param options.station see createRadio; null where there is no dial
 * @param options.raw no clearing of the microphone by the browser
 * @param options.debug lays the set open as `window.__wakeband`
 */
export function useRadio(options: {
  readonly station?: number | null
  readonly raw: boolean
  readonly debug: boolean
}): { readonly view: View; readonly radio: Radio } {
  const api = useApi()
  const { raw, debug, station = null } = options
  const [radio] = useState(() => createRadio({ api, station, raw, audioContext: () => new AudioContext() }))
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
