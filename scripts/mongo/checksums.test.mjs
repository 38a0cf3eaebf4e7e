import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SetupFailure } from '../setup/failure.mjs'
import { testFolder } from '../setup/testFolder.mjs'
import { verifyChecksums } from './checksums.mjs'

/** What `printf one | sha256sum` prints. */
const ONE = '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed'

test('only exactly the files that the list names are let through', () => {
  const root = testFolder()
  const folder = join(root, 'lib')
  const list = join(root, 'sha256sums')
  mkdirSync(folder)
  writeFileSync(list, `${ONE}  a.jar\n${ONE}  b.jar\n`)
  const complaints = () => {
    try {
      verifyChecksums(folder, list)
      return []
    } catch (error) {
      if (error instanceof SetupFailure) return error.output
      throw error
    }
  }

  writeFileSync(join(folder, 'a.jar'), 'one')
  expect(complaints()).toEqual([`expected ${ONE}  b.jar`])

  writeFileSync(join(folder, 'b.jar'), 'two')
  expect(complaints()).toEqual([`expected ${ONE}  b.jar`, expect.stringMatching(/^received 3fc4ccfe.*  b\.jar$/)])

  writeFileSync(join(folder, 'b.jar'), 'one')
  expect(complaints()).toEqual([])

  writeFileSync(join(folder, 'c.jar'), 'one')
  expect(complaints()).toEqual([`received ${ONE}  c.jar`])
})
