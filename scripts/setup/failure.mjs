/**
 * A set-up step that could not be done: one line on what failed, one on what to do about it, and what the
 * failing command printed. The launcher prints it and exits with 1.
 */
export class SetupFailure extends Error {
  /**
   * @param {string} message What failed, in one line.
   * @param {{ advice: string, output?: string[] }} details What to do, and the command's output.
   */
  constructor(message, { advice, output = [] }) {
    super(message)
    this.name = 'SetupFailure'
    this.advice = advice
    this.output = output
  }
}
