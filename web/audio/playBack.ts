import { playAt } from './loudspeaker.ts'

/**
 * Plays a recording; to be called by a touch or a key. Through Web Audio: the page's policy lets no element
 * play what does not come from the server.
 * @param loudspeaker see playAt
 * @param onOver called once, at its end or where it cannot be played; not after the returned function
 * @returns stops it
 */
export function playBack(recording: Blob, loudspeaker: string | null, onOver: () => void): () => void {
  const context = new AudioContext()
  let stopped = false
  function stop(): void {
    if (stopped) return
    stopped = true
    void context.close()
  }
  function over(): void {
    if (stopped) return
    stop()
    onOver()
  }

  async function play(): Promise<void> {
    const source = context.createBufferSource()
    await playAt(context, loudspeaker)
    source.buffer = await context.decodeAudioData(await recording.arrayBuffer())
    if (stopped) return
    source.connect(context.destination)
    source.addEventListener('ended', over)
    source.start()
  }
  play().catch(over)
  return stop
}
