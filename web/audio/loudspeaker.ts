/** What can be told where it is to be heard: a context, in Chromium, and an element. */
interface Routable {
  readonly sinkId?: unknown
  setSinkId?(id: string): Promise<void>
}

/** Whether a page can choose in this browser: the voices go by both ways, see createSpeaker. */
export function canChooseLoudspeaker(): boolean {
  return 'setSinkId' in AudioContext.prototype && 'setSinkId' in HTMLMediaElement.prototype
}

/**
 * Lets it be heard at a loudspeaker.
 * @param id null: where the browser plays everything
 * @returns false where that one is not to be had: it is heard where it was
 */
export async function playAt(output: AudioContext | HTMLMediaElement, id: string | null): Promise<boolean> {
  const routable = output as Routable
  const next = id ?? ''
  // Where nothing can be chosen, everything is where the browser plays it.
  if (!routable.setSinkId) return id === null
  if (routable.sinkId === next) return true
  try {
    await routable.setSinkId(next)
    return true
  } catch {
    return false
  }
}
