import type { DevicesDesk } from '../radio/useDevices.ts'
import { DeviceChoice } from './DeviceChoice.tsx'
import { Drawer } from './Drawer.tsx'
import { choiceName } from './deviceWords.ts'

export const devicesDrawerId = 'devices'

/** The choice of microphone and loudspeaker, beside whatever is on the air: it goes on meanwhile. */
export function DevicesDrawer(props: {
  readonly devices: DevicesDesk
  readonly open: boolean
  readonly onClose: () => void
}) {
  const { devices } = props
  const title = choiceName(devices.view) ?? 'Microphone and loudspeaker'
  return (
    <Drawer id={devicesDrawerId} title={title} open={props.open} onClose={props.onClose}>
      {props.open && <DeviceChoice devices={devices} />}
    </Drawer>
  )
}
