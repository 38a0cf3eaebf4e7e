import { useEffect, useRef, type ReactNode } from 'react'

const station = 'Wakeband'

/**
 * The heading of a page: the name of the tab, and where the keyboard and a screen reader begin (W3). What they were on
 * may be gone with the page before, such as the button that has led here: then they are here. A page that nobody has
 * touched yet is left as it was loaded.
 */
export function Heading(props: { readonly className?: string; readonly children: ReactNode }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (isLost && navigator.userActivation.hasBeenActive) ref.current?.focus({ preventScroll: true })
  }, [])
  useEffect(() => {
    const words = ref.current?.textContent.trim()
    document.title = words && words !== station ? `${words} · ${station}` : station
  })
  return (
    <h1 ref={ref} id="heading" tabIndex={-1} className={props.className}>
      {props.children}
    </h1>
  )
}
