import type { ReactNode } from 'react'
import type { Loudness } from '../radio/useLoudness.ts'
import { Switch } from './Switch.tsx'

/** How loud the voices are, whether they are to be heard at all, whether they sound like a radio, and by which devices. */
export function Volume(props: {
  readonly loudness: Loudness
  readonly onChange: (loudness: Loudness) => void
  readonly devices: ReactNode
}) {
  const { loudness, onChange } = props
  const { volume, muted, tone } = loudness
  return (
    <div className="volume">
      <div className="volume-keys">
        <button
          className="button button--round"
          type="button"
          aria-pressed={muted}
          aria-label="Mute the voices"
          onClick={() => onChange({ ...loudness, muted: !muted })}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z" />
            {muted ? <path d="m16 9.5 5 5m0-5-5 5" /> : <path d="M15.5 9a4 4 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />}
          </svg>
        </button>
        {props.devices}
      </div>
      <input
        type="range"
        aria-label="Volume of the voices"
        min={0.05}
        max={1}
        step={0.05}
        value={volume}
        onChange={(event) => onChange({ ...loudness, volume: event.target.valueAsNumber, muted: false })}
      />
      <Switch label="Radio sound" on={tone} onChange={(on) => onChange({ ...loudness, tone: on })} />
    </div>
  )
}
