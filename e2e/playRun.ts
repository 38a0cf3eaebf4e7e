import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** What the terminal player prints at the end of a mission. */
export interface MissionSummary {
  readonly type: 'summary'
  readonly lines: number
  readonly turns: number
  readonly transcripts: readonly { readonly said: string; readonly heard: string | null }[]
  readonly awakened: number
  readonly outcome: string
  readonly reactionMs: readonly number[]
  readonly packetsLost: number
}

/** Runs the terminal player as its user does, and gives its exit code and everything it printed. */
export async function play(...args: string[]): Promise<{ code: number | null; printed: { readonly type: string }[] }> {
  const main = fileURLToPath(new URL('../player/main.ts', import.meta.url))
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  const printed: { readonly type: string }[] = []
  createInterface(child.stdout).on('line', (line) => printed.push(JSON.parse(line) as { type: string }))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, printed }
}
