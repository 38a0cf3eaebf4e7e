import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { isServerThere } from '../api/health.ts'

const everyMs = 4_000

/**
 * Asks for the server until it answers.
 * @param onBack called once it does
 */
export function useServerBack(onBack: () => void): {
  /** Whether the device says that it has no network at all. */
  readonly offline: boolean
  /** Asks at once. */
  readonly ask: () => void
} {
  const offline = useSyncExternalStore(subscribe, () => !navigator.onLine)
  const [asked, setAsked] = useState(0)
  const back = useEffectEvent(onBack)
  useEffect(() => {
    const ending = new AbortController()
    async function ask(): Promise<void> {
      if ((await isServerThere(ending.signal)) && !ending.signal.aborted) back()
    }
    void ask()
    const timer = setInterval(() => void ask(), everyMs)
    return () => {
      ending.abort()
      clearInterval(timer)
    }
  }, [offline, asked])
  return { offline, ask: () => setAsked((times) => times + 1) }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
