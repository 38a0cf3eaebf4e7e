import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withScratch } from './scratch.mjs'
import { testFolder } from './testFolder.mjs'

test('what was renamed out of it stays, the rest goes', async () => {
  const target = join(testFolder(), 'cache', 'node')
  await withScratch(target, async (scratch) => {
    mkdirSync(join(scratch, 'half', 'bin'), { recursive: true })
    writeFileSync(join(scratch, 'rubbish'), '')
    await rename(join(scratch, 'half'), target)
  })
  expect(readdirSync(join(target, '..'))).toEqual(['node'])
})

test('nothing is left after a failure', async () => {
  const folder = testFolder()
  await expect(withScratch(join(folder, 'node'), () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(readdirSync(folder)).toEqual([])
})

test('what a killed launch left is swept after a day, not before', async () => {
  const folder = testFolder()
  const [old, recent] = [join(folder, 'node.part-1'), join(folder, 'node.part-2')]
  mkdirSync(old)
  mkdirSync(recent)
  const twoDaysAgo = new Date(Date.now() - 48 * 3_600_000)
  utimesSync(old, twoDaysAgo, twoDaysAgo)
  await withScratch(join(folder, 'node'), async () => {})
  expect([existsSync(old), existsSync(recent)]).toEqual([false, true])
})
