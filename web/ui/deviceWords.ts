import { deviceKinds, hasChoice, type DeviceKind, type DevicesView } from '../radio/deviceShelf.ts'

/** What there is to choose, in words; null where there is nothing. */
export function choiceName(view: DevicesView): string | null {
  const names = deviceKinds.filter((what) => hasChoice(view[what])).join(' and ')
  return names === '' ? null : `${names.charAt(0).toUpperCase()}${names.slice(1)}`
}

/** What is said of devices that were chosen and are gone (W4): a headset is two of them, mostly of one name. */
export function lossWords(lost: readonly (readonly [what: DeviceKind, label: string])[]): string {
  const labels = [...new Set(lost.map(([, label]) => `“${label}”`))]
  const [are, theyAre] = labels.length > 1 ? ['are', 'They are'] : ['is', 'It is']
  const others = lost.map(([what]) => what).join(' and ')
  return `${labels.join(' and ')} ${are} gone: your browser has chosen another ${others}. ${theyAre} taken again when plugged in.`
}
