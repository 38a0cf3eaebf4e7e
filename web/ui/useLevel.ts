import { useEffect, useRef, type RefObject } from 'react'

/** How long a needle takes for most of its way up, and down: it has a weight, and comes down slowly. */
const riseMs = 25
const fallMs = 130

/**
 * Writes a level into the CSS variable `--level` of an element, every frame, past React: a meter moves sixty
 * times a second. What is inside of the element gets the variable, too, so it is to be a small one, and what is
 * made of it a `transform`: anything else would be drawn anew each time.
 */
export function useLevel<Element extends HTMLElement | SVGElement>(
  read: () => number,
  active: boolean,
): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || !active) return
    let [shown, written, before] = [0, '0', performance.now()]
    let frame = requestAnimationFrame(function draw(now) {
      const level = read()
      const passed = Math.max(0, now - before)
      before = now
      shown += (level - shown) * (1 - Math.exp(-passed / (level > shown ? riseMs : fallMs)))
      const next = shown.toFixed(3)
      // A needle that stands still costs nothing.
      if (next !== written) element.style.setProperty('--level', (written = next))
      frame = requestAnimationFrame(draw)
    })
    return () => {
      cancelAnimationFrame(frame)
      element.style.setProperty('--level', '0')
    }
  }, [read, active])
  return ref
}
