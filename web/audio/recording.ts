/** What the server takes; here it is only told sooner, in its own words. */
export const mostRecordingBytes = 5_000_000
export const longestRecordingMs = 30_000

/**
 * Why a recording would not be taken, as far as that can be told from here; null where it may be. What is in
 * the file is the server's to judge.
 * @param durationMs null where the browser cannot say
 */
export function recordingRefusal(bytes: number, durationMs: number | null): string | null {
  if (bytes === 0) return 'The recording is empty.'
  if (bytes > mostRecordingBytes)
    return `That recording has ${oneDecimal(bytes / 1e6)} MB: at most ${mostRecordingBytes / 1e6} MB are taken.`
  if (durationMs !== null && durationMs > longestRecordingMs)
    return `That recording is ${oneDecimal(durationMs / 1000)} s long: at most ${longestRecordingMs / 1000} s are taken.`
  return null
}

/**
 * The length of a recording in milliseconds, counted in its sound; null for what this browser cannot read.
 */
export async function lengthOf(recording: Blob): Promise<number | null> {
  if (recording.size > mostRecordingBytes) return null
  try {
    const context = new OfflineAudioContext(1, 1, 48_000)
    return (await context.decodeAudioData(await recording.arrayBuffer())).duration * 1000
  } catch {
    return null
  }
}

const oneDecimal = (value: number): string => String(Math.ceil(value * 10) / 10)
