import { createStatic, type Static } from '../audio/static.ts'

/** How far from a station, in MHz, the noise begins to clear. */
const reach = 2
/** A dial that stands still falls silent. */
const quietMs = 2_500
/** The carrier's whistle one MHz off the station, in Hz. */
const beatHz = 2_400

/**
 * How clear a station is to the ear, 0 to 1, both in MHz (W1). What is on the air is for the server to say
 * (M5).
 */
export function clearness(station: number, dial: number): number {
  const off = Math.abs(station - dial)
  return off < 0.05 ? 1 : Math.max(0, 1 - off / reach) ** 2
}

/**
 * What a carrier whistles at, in Hz: the higher, the further the dial is from it, as far as it reaches; nothing on
 * the station.
 */
export function beatOf(station: number, dial: number): number {
  return Math.round(Math.min(Math.abs(station - dial), reach) * 10) * (beatHz / 10)
}

/** The noise of the dial, as long as it is being turned. */
export interface DialNoise {
  /** @param signal as the server has told it (M5), where it has */
  turn(dial: number, signal?: number): void
  hush(): void
  close(): void
}

/** @param context asked for at the first turn: by then the browser has seen a touch or a key */
export function createDialNoise(deps: {
  readonly context: () => AudioContext
  readonly station: number
}): DialNoise {
  const { station } = deps
  let noise: Static | undefined
  let quiet: ReturnType<typeof setTimeout> | undefined
  const hush = () => {
    clearTimeout(quiet)
    noise?.hush()
  }
  return {
    turn(dial, signal = clearness(station, dial)) {
      noise ??= createStatic(deps.context())
      noise.tune(signal, beatOf(station, dial))
      clearTimeout(quiet)
      quiet = setTimeout(hush, quietMs)
    },
    hush,
    close() {
      clearTimeout(quiet)
      noise?.close()
      noise = undefined
    },
  }
}
