/** A microphone or a loudspeaker as the browser tells of it: id and label are empty while it is not to be known. */
export type FoundDevice = Pick<MediaDeviceInfo, 'kind' | 'deviceId' | 'label'>

/** Everything that can hear and be heard on this device; nothing where the browser tells nobody. */
export async function listDevices(): Promise<readonly FoundDevice[]> {
  try {
    return (await mediaDevices()?.enumerateDevices()) ?? []
  } catch {
    return []
  }
}

/** @returns stops watching */
export function watchDevices(changed: () => void): () => void {
  const devices = mediaDevices()
  devices?.addEventListener('devicechange', changed)
  return () => devices?.removeEventListener('devicechange', changed)
}

/** Missing outside of a secure context, whatever its type says. */
function mediaDevices(): MediaDevices | undefined {
  return navigator.mediaDevices
}
