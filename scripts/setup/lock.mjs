import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** The holder touches its lock this often; one untouched for STALE is nobody's. Milliseconds. */
const HEARTBEAT = 5_000
const STALE = 60_000
const RETRY = 250

/**
 * Does `work` while holding the lock file `path`, so that two launches never do it at once. A launch that
 * died holding it does not block the next: on the same host its process id tells, elsewhere (a cache shared
 * by containers, whose process ids mean nothing to each other) the heartbeat does.
 * @template T
 * @param {string} path
 * @param {{ signal: AbortSignal, onWait?: () => void }} options `onWait` is called once if somebody else
 *   holds it.
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws the signal's reason, when aborted while waiting.
 */
export async function withLock(path, { signal, onWait }, work) {
  await mkdir(dirname(path), { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() })

  for (let waited = false; !take(path, mine); waited = true) {
    if (!waited) onWait?.()
    if (!removeStale(path)) await pause(RETRY, undefined, { signal }).catch(() => signal.throwIfAborted())
  }

  const heartbeat = setInterval(() => touch(path), HEARTBEAT)
  heartbeat.unref()
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

/**
 * @param {string} path
 * @param {string} content
 */
function take(path, content) {
  try {
    writeFileSync(path, content, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

/**
 * Removes the lock if its holder is gone. It is moved aside and looked at again before it is thrown away:
 * between the two looks another waiter may have removed the stale one and taken a fresh one, which then goes
 * back to its place.
 * @param {string} path
 */
function removeStale(path) {
  const content = read(path)
  if (content === undefined || !isStale(path, content)) return false

  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return true
  }
  if (read(aside) !== content) {
    try {
      linkSync(aside, path)
    } catch {
      // Taken by a third launch in that instant; there is no place to put it back to.
    }
  }
  rmSync(aside, { force: true })
  return true
}

/**
 * @param {string} path
 * @param {string} content
 */
function isStale(path, content) {
  const age = ageOf(path)
  if (age > STALE) return true
  const holder = parse(content)
  return holder !== undefined && holder.host === hostname() && !isAlive(holder.pid)
}

/** @param {string} content @returns {{ pid: number, host: string } | undefined} */
function parse(content) {
  try {
    return JSON.parse(content)
  } catch {
    // Created, not yet written: its age decides.
    return undefined
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** @param {string} path */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** @param {string} path */
function touch(path) {
  try {
    const now = new Date()
    utimesSync(path, now, now)
  } catch {
    // Gone: somebody cleared the cache under us. The work goes on; there is nothing left to keep alive.
  }
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
