import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createEventLog, type EventLog } from './eventLog.ts'

/** The terminal player as its user starts it, in a process of its own. */
export interface TerminalPlayer {
  readonly log: EventLog
  /** Leaves politely, if it has not left by itself; resolves to the exit code. */
  leave(): Promise<number | null>
}

const main = fileURLToPath(new URL('../player/main.ts', import.meta.url))

/** @param stateHome where it keeps what it remembers */
export function startTerminalPlayer(url: string, stateHome: string, args: readonly string[]): TerminalPlayer {
  const child = spawn(process.execPath, [main, '--url', url, '--json', ...args], {
    env: { ...process.env, XDG_STATE_HOME: stateHome },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const log = createEventLog()
  createInterface(child.stdout).on('line', (line) => log.push(JSON.parse(line)))
  const gone = once(child, 'close') as Promise<[number | null]>
  void gone.then(() => log.end())
  return {
    log,
    async leave() {
      child.kill('SIGTERM')
      return (await gone)[0]
    },
  }
}
