import { useEffect, useRef, type RefObject } from 'react'

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
  useEffect(() => {
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
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx
  }
  return { list, atEnd, onScroll }
}
