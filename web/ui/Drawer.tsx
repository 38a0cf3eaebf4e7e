import { useEffect, useRef, type ReactNode } from 'react'

/** A drawer of the set: at the side of a screen, at the bottom of a phone. Escape closes it. */
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
  // Whoever closes it by the keyboard is where they opened it.
  useEffect(() => {
    if (open) {
      cameFrom.current = document.activeElement
      ref.current?.focus()
    } else if (cameFrom.current instanceof HTMLElement) {
      const before = cameFrom.current
      cameFrom.current = null
      before.focus()
    }
  }, [open])
  useEffect(() => {
    if (!open) return
    const closeOnEscape = (event: KeyboardEvent) => event.key === 'Escape' && onClose()
    window.addEventListener('keydown', closeOnEscape)
    return () => window.removeEventListener('keydown', closeOnEscape)
  }, [open, onClose])

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
