import { Interruption } from './interruption.mjs'

/**
 * What a step can say while it works.
 * @typedef {object} Step
 * @property {(doing: string) => void} doing Changes what the line says is being done.
 * @property {(outcome: string) => void} outcome What the closing line says instead of `ready`.
 */

/**
 * @typedef {object} Progress
 * @property {<T>(name: string, doing: string, work: (step: Step) => Promise<T>) => Promise<T>} during Shows a
 *   step that takes time while `work` does it, and how it ended: `packages  ready (34 s)`.
 * @property {(name: string, text: string) => void} say One line at once.
 */

/** Wide enough for `packages` and a gap. */
const NAME_WIDTH = 10
/** A log that is read later wants few lines; a terminal wants to see the seconds pass. Milliseconds. */
const LOG_EVERY = 15_000
const TERMINAL_EVERY = 1_000

/**
 * Tells what set-up is doing. On a terminal one line is rewritten in place; anywhere else whole lines are
 * printed, with no control characters, when a step begins, every 15 s and when it ends.
 * @param {{ isTTY?: boolean, columns?: number, write: (text: string) => unknown }} out
 * @param {() => number} now Milliseconds.
 * @returns {Progress}
 */
export function createProgress(out, now = Date.now) {
  const line = (/** @type {string} */ name, /** @type {string} */ text) => `${name.padEnd(NAME_WIDTH)}${text}`
  const print = (/** @type {string} */ text) => out.write(out.isTTY ? `\r\x1b[K${text}\n` : `${text}\n`)
  // A line that wraps could not be rewritten.
  const redraw = (/** @type {string} */ text) =>
    out.write(`\r\x1b[K${text.slice(0, (out.columns ?? 80) - 1)}`)

  return {
    say: (name, text) => {
      print(line(name, text))
    },

    during: async (name, doing, work) => {
      const began = now()
      const elapsed = () => `(${Math.round((now() - began) / 1000)} s)`
      const show = out.isTTY ? redraw : print
      let current = doing
      let outcome = 'ready'

      show(line(name, current))
      const refresh = () => show(line(name, `${current} ${elapsed()}`))
      const timer = setInterval(refresh, out.isTTY ? TERMINAL_EVERY : LOG_EVERY)
      timer.unref()
      try {
        return await work({
          doing: (next) => {
            current = next
          },
          outcome: (ended) => {
            outcome = ended
          },
        })
      } catch (error) {
        outcome = error instanceof Interruption ? 'stopped' : 'failed'
        throw error
      } finally {
        clearInterval(timer)
        print(line(name, `${outcome} ${elapsed()}`))
      }
    },
  }
}
