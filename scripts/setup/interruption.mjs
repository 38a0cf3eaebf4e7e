import { constants } from 'node:os'

/**
 * Set-up was stopped by a signal. Carries the exit code a shell expects of that: 128 + the signal's number.
 */
export class Interruption extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`interrupted by ${signal}`)
    this.name = 'Interruption'
    this.signal = signal
    this.exitCode = 128 + constants.signals[signal]
  }
}
