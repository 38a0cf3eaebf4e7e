import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesUnder, fingerprint } from './fingerprint.mjs'
import { createStamp } from './stamp.mjs'
import { testFolder } from './testFolder.mjs'

test('follows contents, names, absence and facts, but not dates', () => {
  const root = testFolder()
  writeFileSync(join(root, 'a'), 'one')
  const before = fingerprint(root, ['a', 'b'], ['24'])

  utimesSync(join(root, 'a'), 0, 0)
  expect(fingerprint(root, ['a', 'b'], ['24'])).toBe(before)
  expect(fingerprint(root, ['a', 'b'], ['26'])).not.toBe(before)

  writeFileSync(join(root, 'b'), '')
  expect(fingerprint(root, ['a', 'b'], ['24'])).not.toBe(before)
  rmSync(join(root, 'b'))
  writeFileSync(join(root, 'a'), 'two')
  expect(fingerprint(root, ['a', 'b'], ['24'])).not.toBe(before)
})

test('lists every file in a fixed order', () => {
  const root = testFolder()
  mkdirSync(join(root, 'web', 'ui'), { recursive: true })
  for (const file of ['z.ts', 'ui/b.ts', 'ui/a.ts']) writeFileSync(join(root, 'web', file), '')
  expect(filesUnder(root, 'web')).toEqual(['web/ui/a.ts', 'web/ui/b.ts', 'web/z.ts'])
})

test('a stamp says what was last written, and nothing once cleared', async () => {
  const stamp = createStamp(join(testFolder(), 'deep', 'stamp'))
  expect(stamp.says('one')).toBe(false)
  await stamp.write('one')
  expect(stamp.says('one')).toBe(true)
  expect(stamp.says('two')).toBe(false)
  await stamp.clear()
  expect(stamp.says('one')).toBe(false)
})
