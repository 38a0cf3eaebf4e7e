import { useEffect, useLayoutEffect, useRef, type RefObject } from 'react'

/** So near to the end, in pixels, that it is the end that is being read. */
const nearPx = 48

/**
 * Keeps the end of a list in sight while it grows, and while its place becomes another, such as when a phone
 * is turned. Whoever has scrolled back to read is not torn away.
 * @param newest changes with every word that comes
 */
export function useEndInSight<List extends HTMLElement>(
  newest: unknown,
): { readonly list: RefObject<List | null>; readonly atEnd: RefObject<boolean>; readonly onScroll: () => void } {
  const list = useRef<List>(null)
  const atEnd = useRef(true)
  const seen = useRef({ top: 0, height: 0, room: 0 })
  // Before it is drawn: what has come in is never seen below the edge.
  useLayoutEffect(() => {
    const element = list.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [newest])
  useEffect(() => {
    const element = list.current
    if (!element) return
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    resized.observe(element)
    return () => resized.disconnect()
  }, [])

  function onScroll(): void {
    const element = list.current
    if (!element) return
    const { scrollTop: top, scrollHeight: height, clientHeight: room } = element
    const before = seen.current
    seen.current = { top, height, room }
    if (height - top - room < nearPx) atEnd.current = true
    // Away from the end is where somebody has gone, not where a list is left whose place has just changed: that
    // is told by this event before the observer has had its turn.
    else if (top < before.top && height === before.height && room === before.room) atEnd.current = false
  }
  return { list, atEnd, onScroll }
}
