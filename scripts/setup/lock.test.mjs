import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withLock } from './lock.mjs'
import { testFolder } from './testFolder.mjs'

const calm = new AbortController().signal

test('two takers follow each other, and the second is told that it waits', async () => {
  const path = join(testFolder(), 'locks', 'one')
  /** @type {string[]} */
  const order = []
  /** @type {PromiseWithResolvers<void>} */
  const secondWaits = Promise.withResolvers()

  const first = withLock(path, { signal: calm }, async () => {
    order.push('first in')
    await secondWaits.promise
    order.push('first out')
  })
  const second = withLock(path, { signal: calm, onWait: secondWaits.resolve }, async () => {
    order.push('second in')
  })
  await Promise.all([first, second])
  expect(order).toEqual(['first in', 'first out', 'second in'])
  expect(existsSync(path)).toBe(false)
})

test('the lock is free again after work that failed', async () => {
  const path = join(testFolder(), 'one')
  await expect(withLock(path, { signal: calm }, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  await expect(withLock(path, { signal: calm }, async () => 'yes')).resolves.toBe('yes')
})

test('a lock whose holder was killed is taken over', async () => {
  const path = join(testFolder(), 'one')
  const lock = new URL('lock.mjs', import.meta.url).href
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '--eval',
    `import { withLock } from ${JSON.stringify(lock)}
     await withLock(${JSON.stringify(path)}, { signal: new AbortController().signal }, async () => {
       process.stdout.write('held')
       await new Promise(() => setInterval(() => {}, 1000))
     })`,
  ])
  await once(holder.stdout, 'data')
  holder.kill('SIGKILL')
  await once(holder, 'exit')

  expect(existsSync(path)).toBe(true)
  await expect(withLock(path, { signal: calm }, async () => 'mine')).resolves.toBe('mine')
})

test('a lock of another host is respected until its heartbeat stops', async () => {
  const path = join(testFolder(), 'one')
  writeFileSync(path, JSON.stringify({ pid: process.pid, host: `not-${hostname()}`, id: 'x' }))
  const stopping = new AbortController()
  const waiting = withLock(
    path,
    { signal: stopping.signal, onWait: () => stopping.abort(new Error('waited')) },
    async () => {},
  )
  await expect(waiting).rejects.toThrow('waited')

  const longAgo = new Date(Date.now() - 3_600_000)
  utimesSync(path, longAgo, longAgo)
  await expect(withLock(path, { signal: calm }, async () => 'mine')).resolves.toBe('mine')
})
