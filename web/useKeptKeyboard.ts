import { useEffect } from 'react'

/** By then whatever has come in the place of something else has said where the keyboard is to be, if it knows. */
const settledMs = 100

/**
 * The keyboard is never nowhere (W3). What it was on may have gone with what it has done, such as the notice of a
 * trouble: then it is on the heading of the page. What was off for a moment, such as a button that waits for its
 * answer, has it back.
 */
export function useKeptKeyboard(): void {
  useEffect(() => {
    let last: Element | null = null
    let wasOff = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const isNowhere = () => document.activeElement === null || document.activeElement === document.body
    const take = ({ target }: FocusEvent) => {
      last = target instanceof Element ? target : null
      wasOff = false
    }
    // Whoever presses beside everything wants nothing.
    const drop = () => (last = null)

    function settle(): void {
      if (!last || !isNowhere()) return
      if (!last.isConnected) document.getElementById('heading')?.focus({ preventScroll: true })
      else if (wasOff && last instanceof HTMLElement && !last.matches(':disabled')) last.focus({ preventScroll: true })
    }
    const observer = new MutationObserver(() => {
      wasOff ||= last?.matches(':disabled') === true
      if (!last || !isNowhere()) return
      clearTimeout(timer)
      timer = setTimeout(settle, settledMs)
    })
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', take)
    document.addEventListener('pointerdown', drop)
    return () => {
      clearTimeout(timer)
      observer.disconnect()
      document.removeEventListener('focusin', take)
      document.removeEventListener('pointerdown', drop)
    }
  }, [])
}
