import { expect, test } from 'vitest'
import { Interruption } from './interruption.mjs'
import { CommandFailure, run } from './run.mjs'

const calm = new AbortController().signal
const node = (/** @type {string} */ code) =>
  /** @type {[string, string[]]} */ ([process.execPath, ['--eval', code]])

test('hands out each line; a failure keeps the first and the last ones', async () => {
  /** @type {string[]} */
  const lines = []
  const code = 'for (let i = 0; i < 100; i += 1) console.log(i); process.exitCode = 1'
  const running = run(...node(code), { signal: calm, onLine: (line) => lines.push(line) })
  const failure = await running.catch((/** @type {CommandFailure} */ error) => error)
  expect(lines).toHaveLength(100)
  expect(failure?.output).toEqual([...lines.slice(0, 15), '(70 lines left out)', ...lines.slice(-15)])
})

test('a failure carries the exit code and what was said on either stream', async () => {
  const failure = run(...node('console.log("out"); console.error("err"); process.exitCode = 3'), {
    signal: calm,
  })
  await expect(failure).rejects.toBeInstanceOf(CommandFailure)
  await expect(failure).rejects.toMatchObject({ code: 3, output: expect.arrayContaining(['out', 'err']) })
})

test('a command that does not exist is a failure, not a crash', async () => {
  await expect(run('/nowhere/at/all', [], { signal: calm })).rejects.toMatchObject({
    name: 'CommandFailure',
    code: null,
  })
})

test('an abort stops the command, waits for its end and rejects with the reason', async () => {
  const stopping = new AbortController()
  const code = `process.on('SIGTERM', () => { console.log('cleaned up'); process.exit(0) })
                console.log('ready'); setInterval(() => {}, 1000)`
  /** @type {string[]} */
  const lines = []
  const running = run(...node(code), {
    signal: stopping.signal,
    onLine: (line) => {
      lines.push(line)
      if (line === 'ready') stopping.abort(new Interruption('SIGINT'))
    },
  })
  await expect(running).rejects.toMatchObject({ name: 'Interruption', exitCode: 130 })
  expect(lines).toEqual(['ready', 'cleaned up'])
})
