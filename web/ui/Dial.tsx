import { useEffect, useEffectEvent, useRef } from 'react'
import { megahertz } from './format.ts'
import { highest, lowest, onScale, step } from './frequency.ts'
import { Knob } from './Knob.tsx'
import { MagicEye } from './MagicEye.tsx'
import { Scale } from './Scale.tsx'
import { signalWords } from './signalWords.ts'

/** One turn of the knob. */
const megahertzATurn = 4
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
          aria-valuetext={`${megahertz(frequency)} megahertz, ${signalWords(signal)}`}
          min={lowest}
          max={highest}
          step={step}
          value={frequency}
          onChange={(event) => turnTo(event.target.valueAsNumber)}
        />
      </div>
      <div className="dial-deck">
        <MagicEye strength={signal} />
        <div className="dial-middle">
          <output className="dial-reading" aria-hidden="true">
            {megahertz(frequency)} <small>MHz</small>
          </output>
          <div className="dial-fine">
            <button
              className="button button--round"
              type="button"
              aria-label="Tune down"
              onClick={() => turnTo(turned.current - step)}
            >
              −
            </button>
            <button
              className="button button--round"
              type="button"
              aria-label="Tune up"
              onClick={() => turnTo(turned.current + step)}
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
