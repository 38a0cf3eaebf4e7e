import { useEffect, useState } from 'react'
import { clockLeft, type ClockView } from '../radio/view.ts'
import { countdown } from './format.ts'

/** The time left on the air (M12). It stands still while the show does. */
export function ShowClock(props: { readonly clock: ClockView; readonly warned: boolean }) {
  const { clock } = props
  const now = useNow(clock.running, clock.at)
  const left = clockLeft(clock, now)
  if (left === null) return null
  return (
    <p className={`clock${props.warned ? ' clock--late' : ''}`}>
      <span className="clock-label">{clock.running ? 'left on the air' : 'clock stands'}</span>
      <span role="timer" aria-label="Time left" className="clock-time">
        {countdown(left)}
      </span>
      <output className="visuallyHidden">{props.warned && '30 seconds are left.'}</output>
    </p>
  )
}

/** The time of this device, four times a second while it matters; never before `since`. */
export function useNow(running: boolean, since: number): number {
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    if (!running) return
    const timer = setInterval(() => setNow(performance.now()), 250)
    return () => clearInterval(timer)
  }, [running])
  return Math.max(now, since)
}
