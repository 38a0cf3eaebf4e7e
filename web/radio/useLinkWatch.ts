import { useEffect, useEffectEvent, useState } from 'react'
import type { LinkStats } from '../audio/linkStats.ts'
import { createLinkWatch, type LinkView } from './linkWatch.ts'
import type { CurrentLine } from './view.ts'

const everyMs = 1_000

/** How the media connection fares, second by second and line by line (W5); null before the first look. */
export function useLinkWatch(
  read: () => Promise<LinkStats | null>,
  line: CurrentLine | null,
): LinkView | null {
  const [watch] = useState(createLinkWatch)
  const [view, setView] = useState<LinkView | null>(null)
  const heed = useEffectEvent((stats: LinkStats | null) => setView(watch(stats, line)))
  const lineId = line?.id
  useEffect(() => {
    let gone = false
    async function look(): Promise<void> {
      const stats = await read().catch(() => null)
      if (!gone) heed(stats)
    }
    void look()
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [read, lineId])
  return view
}
