import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'

/** Who played what at a server: a guest is the same player again only as long as the sign-in is gone on with (M1). */
export type Remembered = { refreshToken: string | null; missionId: string | null }

type Kept = Record<string, Remembered>

const SERVERS = 20

/** @param url The server that it was at. */
export async function recall(url: string, env: NodeJS.ProcessEnv): Promise<Remembered | undefined> {
  return (await read(fileOf(env)))[url]
}

/** Keeps it for this user alone, whole or not at all: whoever has the token is the player, and there is no other one. */
export async function remember(url: string, remembered: Remembered, env: NodeJS.ProcessEnv): Promise<void> {
  const file = fileOf(env)
  const others = Object.entries(await read(file)).filter(([other]) => other !== url)
  const kept: Kept = Object.fromEntries([...others, [url, remembered] as const].slice(-SERVERS))
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const fresh = `${file}.${process.pid}`
  await writeFile(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600, flush: true })
  await rename(fresh, file)
}

async function read(file: string): Promise<Kept> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Kept
  } catch {
    // The first time, or cut off in the middle: there is nothing to go on with.
    return {}
  }
}

function fileOf(env: NodeJS.ProcessEnv) {
  const base = env['XDG_STATE_HOME']
  // The XDG specification says that a relative path is invalid and to be ignored.
  return join(base && isAbsolute(base) ? base : join(homedir(), '.local', 'state'), 'wakeband', 'player.json')
}
