/** The band, in MHz (M2). */
export const lowest = 87.5
export const highest = 108
/** What the dial goes on by. */
export const step = 0.1

/** Keeps a frequency on the scale, with one decimal. */
export function onScale(frequency: number): number {
  return Math.round(Math.min(highest, Math.max(lowest, frequency)) * 10) / 10
}
