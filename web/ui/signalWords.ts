/** How much of a station comes through, 0 to 1, in words for whoever hears the dial read out (W3). */
export function signalWords(signal: number): string {
  if (signal >= 0.9) return 'a clear station'
  if (signal >= 0.4) return 'a station, near'
  return signal > 0.02 ? 'a station, far off' : 'only noise'
}
