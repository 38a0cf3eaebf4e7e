import { useEffect, useRef, type RefObject } from 'react'

/**
 * Writes a level into the CSS variable `--level` of an element, every frame, past React: a meter moves sixty
 * times a second.
 */
export function useLevel<Element extends HTMLElement>(
  read: () => number,
  active: boolean,
): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || !active) return
    let shown = 0
    let frame = requestAnimationFrame(function draw() {
      const level = read()
      // A meter rises at once and falls slowly.
      shown = level > shown ? level : shown * 0.88
      element.style.setProperty('--level', shown.toFixed(3))
      frame = requestAnimationFrame(draw)
    })
    return () => {
      cancelAnimationFrame(frame)
      element.style.setProperty('--level', '0')
    }
  }, [read, active])
  return ref
}
