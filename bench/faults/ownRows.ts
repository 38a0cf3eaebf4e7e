import { rmSync } from 'node:fs'
import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { Lane } from './lane.ts'
import type { Row, Strike } from './row.ts'

/** A store that is away is noticed after 2 s, and then there is static; the rest is the way to the player and back. */
const mediumMs = 3500

const done: Strike = { struck: () => true, lift: () => undefined }

/** The media server is a process of its own: the product's only child. */
export async function killMediaWorker(lane: Lane): Promise<Strike> {
  const workers = await childrenOf(lane.product().pid)
  if (workers.length === 0) throw new Error('the product has no media worker')
  for (const worker of workers) process.kill(worker, 'SIGKILL')
  return done
}

/** From /proc, which is where this row can run. */
async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // The name of the program stands in brackets and may have any character in it.
  return pids.filter((_, index) => Number(stats[index]?.split(') ').at(-1)?.split(' ')[1]) === parent).map(Number)
}

/** Another connection writes, and takes its time. */
export function lockStore(ms: number): (lane: Lane) => Strike {
  return (lane) => {
    const database = new DatabaseSync(join(lane.product().dataDir, 'wakeband.sqlite'), { timeout: 3000 })
    database.exec('BEGIN EXCLUSIVE')
    let held = true
    const release = (): void => {
      if (held) database.exec('ROLLBACK')
      if (held) database.close()
      held = false
    }
    const timer = setTimeout(release, ms)
    return {
      struck: () => !held,
      lift() {
        clearTimeout(timer)
        release()
      },
    }
  }
}

/** From the moment at which the direction of the mission is being written, which is then to be stored. */
function lockStoreDuringDirection(ms: number): (lane: Lane) => Strike {
  return (lane) => {
    const armed = lane.writer.arm('direction', { kind: 'delay', ms: 300 }, 1)
    let strike: Strike | undefined
    const looking = setInterval(() => {
      if (armed.struck() === 0) return
      clearInterval(looking)
      strike = lockStore(ms)(lane)
    }, 20)
    return {
      struck: () => strike?.struck() ?? false,
      lift() {
        clearInterval(looking)
        armed.lift()
        strike?.lift()
      },
    }
  }
}

/** Refused at the door, like a server that is gone. */
function shutStore(ms: number): (lane: Lane) => Strike {
  return ({ gate }) => {
    let away = true
    const lift = (): void => {
      if (away) void gate?.open()
      away = false
    }
    gate?.shut()
    const timer = setTimeout(lift, ms)
    return {
      struck: () => !away,
      lift() {
        clearTimeout(timer)
        lift()
      },
    }
  }
}

/** Every byte that is left on its disk is taken, and given back after a time. */
function fillDisk(ms: number): (lane: Lane) => Promise<Strike> {
  return async (lane) => {
    const filler = join(lane.product().dataDir, 'filler')
    const taken = await writeFile(filler, Buffer.alloc(64 * 1024 * 1024)).then(
      () => false,
      (error: NodeJS.ErrnoException) => error.code === 'ENOSPC',
    )
    if (!taken) throw new Error('the disk is not full')
    let full = true
    const lift = (): void => {
      if (full) rmSync(filler)
      full = false
    }
    const timer = setTimeout(lift, ms)
    return {
      struck: () => !full,
      lift() {
        clearTimeout(timer)
        lift()
      },
    }
  }
}

async function holdProcess(lane: Lane, ms: number): Promise<Strike> {
  const { pid } = lane.product()
  process.kill(pid, 'SIGSTOP')
  try {
    await delay(ms)
  } finally {
    process.kill(pid, 'SIGCONT')
  }
  return done
}

export async function restart(lane: Lane): Promise<Strike> {
  await lane.restart()
  return done
}

type Facts = Omit<Row, 'plays' | 'service'>

const facts: readonly Facts[] = [
  { fault: 'nothing at all', at: 'RELEASE', strike: () => done },
  { fault: 'media worker killed in a line', at: 'PRESS', strike: killMediaWorker },
  { fault: 'store locked for 1 s', at: 'RELEASE', strike: lockStore(1000), silenceMs: mediumMs },
  { fault: 'store locked for 2 s', at: 'RELEASE', strike: lockStore(2000), silenceMs: mediumMs },
  { fault: 'store locked for 10 s', at: 'RELEASE', strike: lockStore(10_000), silenceMs: mediumMs },
  { fault: 'store locked for 10 s, in a line', at: 'PRESS', strike: lockStore(10_000), silenceMs: mediumMs },
  { fault: 'store locked for 10 s, while the mission is prepared', at: 'MISSION', strike: lockStoreDuringDirection(10_000) },
  { fault: 'store locked for 30 s', at: 'RELEASE', strike: lockStore(30_000) },
  { fault: 'MongoDB away for 1 s', at: 'RELEASE', strike: shutStore(1000), house: 'mongo', silenceMs: mediumMs },
  { fault: 'MongoDB away for 10 s', at: 'RELEASE', strike: shutStore(10_000), house: 'mongo', silenceMs: mediumMs },
  { fault: 'MongoDB away for 30 s', at: 'RELEASE', strike: shutStore(30_000), house: 'mongo' },
  { fault: 'disk full for 5 s', at: 'RELEASE', strike: fillDisk(5000), house: 'smallDisk', silenceMs: mediumMs },
  { fault: 'disk full for 30 s', at: 'RELEASE', strike: fillDisk(30_000), house: 'smallDisk' },
  { fault: 'process held for 500 ms', at: 'RELEASE', strike: (lane) => holdProcess(lane, 500) },
  { fault: 'kill -9 and restart, in a line', at: 'PRESS', strike: restart },
  { fault: 'kill -9 and restart, at the release', at: 'RELEASE', strike: restart },
]

export const ownRows: readonly Row[] = facts.map((row) => ({ plays: 'mission', service: 'own', ...row }))
