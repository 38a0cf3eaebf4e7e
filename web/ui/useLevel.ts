import { useEffect, useRef, type RefObject } from 'react'

/**
 * How often a level is read. What lies between two readings is the browser's to draw, by a transition of `transform`
 * that is a little longer: it does so away from the page's own thread, and sixty times a second even while that is busy.
 * The beginning of each costs that thread three frames, so that a reading with every frame would be no cheaper.
 */
const everyMs = 80
/** How long a needle takes for most of its way up, and down: it has a weight, and comes down slowly. */
const riseMs = 25
const fallMs = 130

const rise = 1 - Math.exp(-everyMs / riseMs)
const fall = 1 - Math.exp(-everyMs / fallMs)

/**
 * Writes a level into the CSS variable `--level` of an element, past React. What is made of it is to be a `transform`
 * with a transition: anything else would be laid out or drawn anew each time. What is inside of the element asks for
 * it with `--level: inherit` (styles/set.css).
 */
export function useLevel<Element extends HTMLElement | SVGElement>(
  read: () => number,
  active: boolean,
): RefObject<Element | null> {
  const ref = useRef<Element>(null)
  useEffect(() => {
    const element = ref.current
    if (!element || !active) return
    let [shown, written] = [0, '0']
    const reading = setInterval(() => {
      const level = read()
      shown += (level - shown) * (level > shown ? rise : fall)
      const next = shown.toFixed(2)
      // A needle that stands still costs nothing.
      if (next !== written) element.style.setProperty('--level', (written = next))
    }, everyMs)
    return () => {
      clearInterval(reading)
      element.style.setProperty('--level', '0')
    }
  }, [read, active])
  return ref
}
