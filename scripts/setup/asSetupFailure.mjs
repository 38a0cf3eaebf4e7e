import { SetupFailure } from './failure.mjs'
import { CommandFailure } from './run.mjs'

/**
 * For `.catch()`: a command that failed becomes a set-up failure that says what that means; anything else is
 * passed on.
 * @param {string} message What failed, in one line.
 * @param {string} advice What to do.
 * @returns {(error: unknown) => never}
 */
export function asSetupFailure(message, advice) {
  return (error) => {
    throw error instanceof CommandFailure
      ? new SetupFailure(message, { advice, output: error.output })
      : error
  }
}
