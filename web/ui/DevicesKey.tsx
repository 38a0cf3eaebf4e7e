import type { DevicesDesk } from '../radio/useDevices.ts'
import { devicesDrawerId } from './DevicesDrawer.tsx'
import { choiceName } from './deviceWords.ts'

/** Opens the choice of microphone and loudspeaker; nothing where there is none to make. */
export function DevicesKey(props: {
  readonly devices: DevicesDesk
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}) {
  const { open, onOpen } = props
  const name = choiceName(props.devices.view)
  if (name === null && !open) return null
  return (
    <button
      className="button button--round devicesKey"
      type="button"
      aria-label={name ?? 'Microphone and loudspeaker'}
      aria-expanded={open}
      aria-controls={devicesDrawerId}
      onClick={() => onOpen(!open)}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v6H5.5A1.5 1.5 0 0 1 4 18.5zM20 14h-3v6h1.5a1.5 1.5 0 0 0 1.5-1.5z" />
      </svg>
    </button>
  )
}
