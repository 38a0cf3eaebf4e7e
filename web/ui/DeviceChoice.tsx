import { deviceKinds, hasChoice, inUse } from '../radio/deviceShelf.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import { Field } from './Field.tsx'

const labels = { microphone: 'Microphone', loudspeaker: 'Loudspeaker' } as const

/** Which microphone hears the player, and which loudspeaker the player hears: wherever there is more than one (W1). */
export function DeviceChoice({ devices }: { readonly devices: DevicesDesk }) {
  const { view, choose } = devices
  const kinds = deviceKinds.filter((what) => hasChoice(view[what]))
  // What is gone while one looks at it leaves a word.
  if (kinds.length === 0) return <p className="quiet">There is nothing to choose any more.</p>
  return kinds.map((what) => {
    const shelf = view[what]
    const error = shelf.unusable === null ? null : `“${shelf.unusable}” cannot be used right now. Choose another one.`
    return (
      <Field key={what} label={labels[what]} error={error}>
        {(control) => (
          <select
            {...control}
            value={inUse(shelf) ?? ''}
            onChange={(event) => void choose(what, event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{shelf.usual ?? 'Whichever the browser chooses'}</option>
            {shelf.devices.map(({ id, label }) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
    )
  })
}
