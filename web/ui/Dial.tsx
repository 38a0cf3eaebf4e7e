import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { megahertz } from './format.ts'
import { highest, lowest, onScale, step } from './frequency.ts'
import { Knob } from './Knob.tsx'
import { MagicEye } from './MagicEye.tsx'
import { Scale } from './Scale.tsx'
import { signalWords } from './signalWords.ts'

/** One turn of the knob. */
const megahertzATurn = 4
/** What Page Up and Page Down turn: the browser's own tenth of the scale is further than between two of its numbers. */
const megahertzAPage = 1
/** What the fingers of a wheel count as one step. */
const notch = 40

/**
 * The tuning dial: a range input with the glass of a radio in front of it, a knob, an eye, and the wheel
 * (W1). The needle stands still the moment the hand does.
 */
export function Dial(props: {
  readonly frequency: number
  /** 0 to 1: how much of the station comes through. */
  readonly signal: number
  readonly onTurn: (frequency: number) => void
}) {
  const { frequency, signal } = props
  // What the hand has turned, between two steps of the scale.
  const fine = useRef(frequency)
  const turned = useRef(frequency)
  const glass = useRef<HTMLDivElement>(null)

  function turnTo(next: number): void {
    const onto = onScale(next)
    fine.current = Math.min(highest, Math.max(lowest, next))
    if (onto === turned.current) return
    turned.current = onto
    props.onTurn(onto)
  }
  // The slider says where it stands by itself. The buttons beside it do not have the keyboard on it, so they say it.
  const [told, setTold] = useState(false)
  function nudge(steps: number): void {
    setTold(true)
    turnTo(turned.current + steps * step)
  }
  function page(event: KeyboardEvent): void {
    const pages = { PageUp: 1, PageDown: -1 }[event.key]
    if (pages === undefined) return
    event.preventDefault()
    turnTo(turned.current + pages * megahertzAPage)
  }
  const standing = `${megahertz(frequency)} megahertz, ${signalWords(signal)}`

  useEffect(() => {
    if (turned.current === frequency) return
    turned.current = frequency
    fine.current = frequency
  }, [frequency])

  const wheeled = useRef(0)
  const wheel = useEffectEvent((event: WheelEvent) => {
    // A page that scrolls under a turning dial is lost; React's own listener cannot hold it.
    event.preventDefault()
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1
    wheeled.current += (event.deltaX - event.deltaY) * lines
    const steps = Math.trunc(wheeled.current / notch)
    wheeled.current -= steps * notch
    if (steps !== 0) turnTo(turned.current + steps * step)
  })
  useEffect(() => {
    const element = glass.current
    if (!element) return
    const listen = (event: WheelEvent) => wheel(event)
    element.addEventListener('wheel', listen, { passive: false })
    return () => element.removeEventListener('wheel', listen)
  }, [])

  return (
    <div className="dial" ref={glass}>
      <div className="dial-glass">
        <Scale frequency={frequency} glow={signal} />
        <input
          className="dial-range"
          type="range"
          aria-label="Frequency"
          aria-valuetext={standing}
          min={lowest}
          max={highest}
          step={step}
          value={frequency}
          onKeyDown={page}
          onChange={(event) => turnTo(event.target.valueAsNumber)}
        />
      </div>
      <div className="dial-deck">
        <MagicEye strength={signal} />
        <div className="dial-middle">
          <output className="dial-reading" aria-hidden="true">
            {megahertz(frequency)} <small>MHz</small>
          </output>
          <output className="visuallyHidden">{told && standing}</output>
          <div className="dial-fine" onBlur={() => setTold(false)}>
            <button
              className="button button--round"
              type="button"
              aria-label="Tune down"
              onClick={() => nudge(-1)}
            >
              −
            </button>
            <button
              className="button button--round"
              type="button"
              aria-label="Tune up"
              onClick={() => nudge(1)}
            >
              +
            </button>
          </div>
        </div>
        <Knob
          angle={((frequency - lowest) / megahertzATurn) * 360}
          onTurn={(degrees) => turnTo(fine.current + (degrees / 360) * megahertzATurn)}
        />
      </div>
    </div>
  )
}
