import { deviceKinds, type DeviceKind } from '../radio/deviceShelf.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import { lossWords } from './deviceWords.ts'

/**
 * What was chosen and is gone, and what is used instead (W4).
 * @param isHeard false where no microphone is in use: there is none instead of one that is gone then
 */
export function DeviceNotice(props: { readonly devices: DevicesDesk; readonly isHeard: boolean }) {
  const { view, dismiss } = props.devices
  const lost = deviceKinds.flatMap((what): [DeviceKind, string][] => {
    const label = view[what].lost
    return label === null || (what === 'microphone' && !props.isHeard) ? [] : [[what, label]]
  })
  if (lost.length === 0) return null
  return (
    <div className="banner" data-testid="device-gone">
      {lossWords(lost)}{' '}
      <button className="button" type="button" onClick={dismiss}>
        All right
      </button>
    </div>
  )
}
