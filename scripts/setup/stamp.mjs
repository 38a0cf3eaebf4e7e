import { readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * A stamp is a small file that says for what state of its sources a result was made. It is cleared before the
 * work begins and written, in one step, after it succeeded: an interrupted step leaves no stamp, and is done
 * again.
 * @param {string} path
 */
export function createStamp(path) {
  return {
    /** @param {string} expected @returns {boolean} */
    says: (expected) => {
      try {
        return readFileSync(path, 'utf8') === expected
      } catch {
        return false
      }
    },
    clear: () => rm(path, { force: true }),
    /** @param {string} value */
    write: async (value) => {
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.${process.pid}`, value)
      await rename(`${path}.${process.pid}`, path)
    },
  }
}
