/** A frequency as it stands on a dial. */
export function megahertz(frequency: number): string {
  return frequency.toFixed(1)
}

/** A span of seconds in whole or half minutes. */
export function minutes(seconds: number): string {
  const value = Math.round(seconds / 30) / 2
  return value === 1 ? '1 minute' : `${value} minutes`
}

/** A clock that counts down: minutes and seconds, the second that has begun counted in full. */
export function countdown(ms: number): string {
  const seconds = Math.ceil(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A change, always with its sign. */
export function signed(change: number): string {
  if (change === 0) return '±0'
  return change > 0 ? `+${change}` : `−${-change}`
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

/** The time of day of an ISO time, as this device writes it. */
export function timeOfDay(iso: string): string {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' })
}

/** A day and the time of it, as this device writes them. */
export function dayAndTime(iso: string): string {
  return new Date(iso).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })
}

/** How long after the beginning, in minutes and seconds. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
