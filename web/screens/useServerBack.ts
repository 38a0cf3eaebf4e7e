import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react'
import { isServerThere } from '../api/health.ts'
import type { Look } from '../ui/Looked.tsx'

const everyMs = 4_000

/**
 * Asks for the server until it answers.
 * @param onBack called once it does
 */
export function useServerBack(onBack: () => void): {
  /** Whether the device says that it has no network at all. */
  readonly offline: boolean
  /** What came of the last time that the player asked. */
  readonly look: Look
  /** Asks at once. */
  readonly ask: () => void
} {
  const offline = useSyncExternalStore(subscribe, () => !navigator.onLine)
  const [look, setLook] = useState<Look>(null)
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
  }, [offline])

  async function ask(): Promise<void> {
    if (look === 'looking') return
    setLook('looking')
    // Whoever waits for a look is told in time that it was in vain, also by a server that never answers.
    const there = await isServerThere(AbortSignal.timeout(everyMs))
    if (there) onBack()
    else setLook({ missedAt: new Date().toISOString() })
  }

  return { offline, look, ask: () => void ask() }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
