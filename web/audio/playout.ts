/** Where the receiver is, as far as it says so: the RTP timestamp of what is being played. */
export type PlayoutClock = () => number | undefined

/** One poll; fine enough that no gap between two lines is heard of it. */
export const pollMs = 50

/** Silence of the receiver that counts as a stall, and the grace after a line's likely end (E10). */
const graceMs = 1_000

const samplesPerMs = 48
const span = 2 ** 32

/** Whether `current` is at or past `target` on the circle of 2^32 timestamps. */
export function hasReached(current: number, target: number): boolean {
  return distance(target, current) < span / 2
}

/** Steps from `from` forward to `to`. */
function distance(from: number, to: number): number {
  return (((to - from) % span) + span) % span
}

/**
 * Waits until a line has been heard (E10): until the receiver has played `target`, or, where the receiver
 * says nothing or stands still, until a second after the line's likely end.
 * @param remainingMs what is left of the line, by its length and its start
 * @param heard called once, unless the returned function is called before
 */
export function waitForPlayout(
  read: PlayoutClock,
  target: number,
  remainingMs: number,
  heard: () => void,
  now: () => number = () => performance.now(),
): () => void {
  let before: number | undefined
  let deadline = now() + remainingMs + graceMs
  const poll = setInterval(() => {
    const current = read()
    const at = now()
    if (current !== undefined && hasReached(current, target)) return finish()
    if (current !== undefined && before !== undefined && current !== before)
      deadline = Math.max(deadline, at + distance(current, target) / samplesPerMs + graceMs)
    before = current
    if (at >= deadline) finish()
  }, pollMs)

  function finish(): void {
    clearInterval(poll)
    heard()
  }
  return () => clearInterval(poll)
}
