import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SetupFailure } from '../setup/failure.mjs'

/**
 * Checks that a folder holds exactly the files that a list names, with the contents it names. The list is what
 * `sha256sum *` prints in that folder.
 * @param {string} folder
 * @param {string} list
 * @throws {SetupFailure} A file is missing, is another one, or is not in the list.
 */
export function verifyChecksums(folder, list) {
  const expected = readFileSync(list, 'utf8').split('\n').filter(Boolean)
  const actual = readdirSync(folder).map((name) => `${sha256(join(folder, name))}  ${name}`)

  const missing = expected.filter((line) => !actual.includes(line))
  const unknown = actual.filter((line) => !expected.includes(line))
  if (missing.length === 0 && unknown.length === 0) return
  throw new SetupFailure(`what was fetched is not what ${list} names`, {
    advice: 'Do not use it. After a change of version the list has to be renewed.',
    output: [...missing.map((line) => `expected ${line}`), ...unknown.map((line) => `received ${line}`)],
  })
}

/** @param {string} path */
function sha256(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
