import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** A scratch folder this old belongs to nobody: its launcher was killed. Milliseconds. */
const ABANDONED = 24 * 3_600_000

/**
 * Lends a scratch folder next to `target`, on the same file system, so that what is finished in it can be
 * renamed to `target` in one step; nobody ever sees a half-done `target`. The folder is removed afterwards,
 * whatever happened.
 * @template T
 * @param {string} target
 * @param {(folder: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withScratch(target, work) {
  const parent = dirname(target)
  const prefix = `${basename(target)}.part-`
  await mkdir(parent, { recursive: true })
  await sweep(parent, prefix)

  const folder = join(parent, `${prefix}${randomUUID()}`)
  await mkdir(folder)
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} parent
 * @param {string} prefix
 */
async function sweep(parent, prefix) {
  for (const name of await readdir(parent)) {
    if (!name.startsWith(prefix)) continue
    const path = join(parent, name)
    const age = await stat(path).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    )
    if (age > ABANDONED) await rm(path, { recursive: true, force: true })
  }
}
