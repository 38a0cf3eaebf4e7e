import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { Lane } from './lane.ts'
import type { Row, Strike } from './row.ts'

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

export const ownRows: readonly Row[] = [
  { plays: 'mission', service: 'own', fault: 'nothing at all', at: 'RELEASE', strike: () => done },
  { plays: 'mission', service: 'own', fault: 'media worker killed in a line', at: 'PRESS', strike: killMediaWorker },
  { plays: 'mission', service: 'own', fault: 'store locked for 1 s', at: 'RELEASE', strike: lockStore(1000) },
  { plays: 'mission', service: 'own', fault: 'store locked for 2 s', at: 'RELEASE', strike: lockStore(2000) },
  { plays: 'mission', service: 'own', fault: 'store locked for 10 s', at: 'RELEASE', strike: lockStore(10_000) },
  { plays: 'mission', service: 'own', fault: 'process held for 500 ms', at: 'RELEASE', strike: (lane) => holdProcess(lane, 500) },
  { plays: 'mission', service: 'own', fault: 'kill -9 and restart, in a line', at: 'PRESS', strike: restart },
  { plays: 'mission', service: 'own', fault: 'kill -9 and restart, at the release', at: 'RELEASE', strike: restart },
]
