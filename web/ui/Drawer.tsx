import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react'

/**
 * A drawer of the set: at the side of a screen, at the bottom of a phone. It holds nobody: one goes on playing beside
 * it. Escape closes it, and so does a keyboard that would go on under it (WCAG 2.4.11).
 */
export function Drawer(props: {
  readonly id: string
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  const { id, title, open, onClose } = props
  const ref = useRef<HTMLElement>(null)
  const cameFrom = useRef<Element | null>(null)
  // Whoever closes it by the keyboard is where they opened it; whoever is elsewhere by then stays there.
  useEffect(() => {
    const drawer = ref.current
    if (open) {
      cameFrom.current = document.activeElement
      drawer?.focus()
      return
    }
    const before = cameFrom.current
    cameFrom.current = null
    const isLost = document.activeElement === document.body || drawer?.contains(document.activeElement)
    if (isLost && before instanceof HTMLElement) before.focus()
  }, [open])

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
  })
  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    if (!(target instanceof Element) || !ref.current || ref.current.contains(target)) return
    if (target.matches(':focus-visible') && overlap(target, ref.current)) onClose()
  })
  useEffect(() => {
    if (!open) return
    const key = (event: KeyboardEvent) => onKey(event)
    const focus = (event: FocusEvent) => onFocus(event)
    window.addEventListener('keydown', key)
    document.addEventListener('focusin', focus)
    return () => {
      window.removeEventListener('keydown', key)
      document.removeEventListener('focusin', focus)
    }
  }, [open])

  return (
    <aside ref={ref} id={id} className="drawer" aria-label={title} tabIndex={-1} hidden={!open}>
      <p className="drawer-head">
        <span className="plate">{title}</span>
        <button className="button button--quiet button--round" type="button" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </p>
      {props.children}
    </aside>
  )
}

function overlap(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}
