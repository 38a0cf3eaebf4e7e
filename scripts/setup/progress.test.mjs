import { expect, test } from 'vitest'
import { Interruption } from './interruption.mjs'
import { createProgress } from './progress.mjs'

/** @param {{ isTTY?: boolean }} [kind] */
function screen({ isTTY = false } = {}) {
  const clock = { now: 0 }
  /** @type {string[]} */
  const written = []
  const out = { isTTY, columns: 40, write: (/** @type {string} */ text) => written.push(text) }
  return { clock, written, progress: createProgress(out, () => clock.now) }
}

test('in a log a step is a line when it begins and a line when it ends', async () => {
  const { clock, written, progress } = screen()
  await progress.during('packages', 'installing', async () => {
    clock.now = 34_000
  })
  expect(written).toEqual(['packages  installing\n', 'packages  ready (34 s)\n'])
})

test('a step tells its own outcome, a failed one and a stopped one tell theirs', async () => {
  const { written, progress } = screen()
  await progress.during('worker', 'downloading', async (step) => step.outcome('no prebuilt one'))
  await progress.during('web', 'building', () => Promise.reject(new Error())).catch(() => {})
  await progress.during('web', 'building', () => Promise.reject(new Interruption('SIGINT'))).catch(() => {})
  expect(written.filter((_, index) => index % 2 === 1)).toEqual([
    'worker    no prebuilt one (0 s)\n',
    'web       failed (0 s)\n',
    'web       stopped (0 s)\n',
  ])
})

test('no control characters outside a terminal; in one, no line longer than the terminal while it is rewritten', async () => {
  const log = screen()
  await log.progress.during('web', 'building', async () => {})
  expect(log.written.join('')).toMatch(/^[ -~\n]+$/)

  const terminal = screen({ isTTY: true })
  await terminal.progress.during('system', 'installing '.repeat(10), async () => {})
  expect(terminal.written[0]).toHaveLength('\r\x1b[K'.length + 39)
})
