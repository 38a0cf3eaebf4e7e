/**
 * Tells of a set-up step that failed: what the failing command printed, what that means, what to do.
 * @param {import('../setup/failure.mjs').SetupFailure} failure
 */
export function explain({ message, advice, output }) {
  for (const line of output) console.error(`  ${line}`)
  console.error(`wakeband: ${message}. ${advice}`)
}
