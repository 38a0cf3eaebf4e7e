/** Whether the station can be reached, by what came of the newest request or socket (W4). */
export interface Reach {
  readonly reached: () => boolean
  readonly subscribe: (listener: () => void) => () => void
  /** Somebody has asked for it, and there was an answer, or none. */
  readonly tell: (reached: boolean) => void
}

export function createReach(): Reach {
  const listeners = new Set<() => void>()
  let reached = true
  return {
    reached: () => reached,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(next) {
      if (next === reached) return
      reached = next
      for (const listener of listeners) listener()
    },
  }
}
