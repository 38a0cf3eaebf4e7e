import { useEffect, useEffectEvent, useRef, type MouseEvent } from 'react'
import { LevelRing } from './LevelRing.tsx'

/** Where the space bar has a meaning of its own. */
const ownSpace = 'input, textarea, select, button, a, summary, [contenteditable], [role="slider"]'

/**
 * The talk key: held with pointer, finger or space bar. Those who cannot hold a key (a screen reader's click,
 * Enter on the button) press once to open it and once more to close it (W3).
 */
export function TalkKey(props: {
  readonly pressed: boolean
  readonly enabled: boolean
  /** It is the player's turn: the key says so. */
  readonly yours?: boolean
  readonly level: () => number
  readonly onPress: () => void
  readonly onRelease: () => void
}) {
  const { pressed, enabled, onPress, onRelease } = props
  const ref = useRef<HTMLButtonElement>(null)
  const bySpace = useRef(false)

  const spaceDown = useEffectEvent((event: KeyboardEvent) => {
    if (
      event.code !== 'Space' ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      hasOwnSpace(event.target, ref.current)
    )
      return
    event.preventDefault()
    if (event.repeat || !enabled) return
    bySpace.current = true
    onPress()
  })
  const spaceUp = useEffectEvent((event: KeyboardEvent) => {
    // The keyboard may have gone on to a field meanwhile; the bar that comes up is the one that went down.
    if (event.code !== 'Space' || !(bySpace.current || ref.current?.contains(event.target as Node))) return
    event.preventDefault()
    if (bySpace.current && pressed) onRelease()
    bySpace.current = false
  })
  // A window that loses the keyboard never hears of the key coming up.
  const lose = useEffectEvent(() => {
    bySpace.current = false
    if (pressed) onRelease()
  })
  useEffect(() => {
    window.addEventListener('keydown', spaceDown)
    window.addEventListener('keyup', spaceUp)
    window.addEventListener('blur', lose)
    return () => {
      window.removeEventListener('keydown', spaceDown)
      window.removeEventListener('keyup', spaceUp)
      window.removeEventListener('blur', lose)
    }
  }, [])

  function toggle(event: MouseEvent): void {
    // A click that no pointer made.
    if (event.detail !== 0 || !enabled) return
    if (pressed) onRelease()
    else onPress()
  }

  return (
    <button
      ref={ref}
      className={`talkKey${props.yours && !pressed ? ' is-yours' : ''}`}
      type="button"
      // Not disabled: a key that comes and goes would lose whoever waits on it (W3).
      aria-disabled={!enabled}
      aria-pressed={pressed}
      aria-keyshortcuts="Space"
      onPointerDown={(event) => {
        if (event.button !== 0 || !enabled) return
        event.currentTarget.setPointerCapture(event.pointerId)
        onPress()
      }}
      onPointerUp={onRelease}
      onPointerCancel={onRelease}
      onContextMenu={(event) => event.preventDefault()}
      // Enter that is held is one press, not twenty a second.
      onKeyDown={(event) => event.key === 'Enter' && event.repeat && event.preventDefault()}
      onClick={toggle}
    >
      <LevelRing read={props.level} active={pressed} />
      <span className="talkKey-cap">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <rect x="9" y="3" width="6" height="11" rx="3" />
          <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6" />
        </svg>
      </span>
      {/* Another word, not one that has moved. */}
      <span key={String(pressed)} className="talkKey-word">{pressed ? 'Talking' : 'Hold to talk'}</span>
    </button>
  )
}

function hasOwnSpace(target: EventTarget | null, key: HTMLElement | null): boolean {
  if (!(target instanceof Element) || key?.contains(target)) return false
  return target.closest(ownSpace) !== null
}
