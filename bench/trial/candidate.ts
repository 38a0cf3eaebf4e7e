import { ProviderFailure } from '../../server/core/errors.ts'
import { added, nothingUsed, type Usage } from '../../server/core/usage.ts'

export type Kind = 'writer' | 'voice' | 'ear'

/** One call of a provider: what was measured by name, what it used, and why it failed, if it did. */
export interface Call {
  readonly task: string
  readonly figures: Readonly<Record<string, number>>
  readonly usage: Partial<Usage>
  readonly error: string | null
}

/** A model, voice or ear on trial, and everything that was asked of it. */
export interface Candidate {
  readonly kind: Kind
  /** The provider's name of it. */
  readonly name: string
  readonly calls: readonly Call[]
  readonly usage: Usage
}

/** What came of a call that did not throw; it may have gone wrong half-way. */
export type Tried = Pick<Call, 'figures' | 'usage'> & { readonly error?: string | null }

/** After so many failures in a row the rest of the script is not asked: a wrong key is wrong forty times. */
const patience = 3

/**
 * Asks every candidate every task. Each task is put to all of them before the next one, so that an hour in which the
 * provider is slow is the same hour for all. Nothing is waited for longer than `limitMs`, whatever it does with the signal.
 */
export async function askInTurns<Task extends { readonly name: string }>(deps: {
  readonly kind: Kind
  readonly names: readonly string[]
  readonly tasks: readonly Task[]
  /** At the same time, where they do not stand in each other's way. */
  readonly together: boolean
  readonly limitMs: number
  readonly attempt: (name: string, task: Task, signal: AbortSignal) => Promise<Tried>
  readonly say: (progress: string) => void
}): Promise<readonly Candidate[]> {
  const { kind, names, tasks, together, limitMs, attempt, say } = deps
  const calls = new Map<string, Call[]>(names.map((name) => [name, []]))

  async function ask(name: string, task: Task): Promise<void> {
    const own = calls.get(name) ?? []
    const last = own.slice(-patience)
    if (last.length === patience && last.every(({ error }) => error !== null)) return
    const call = await callOf(task.name, limitMs, (signal) => attempt(name, task, signal))
    own.push(call)
    say(`${kind} ${name}, ${task.name}: ${call.error ?? 'done'}`)
  }

  for (const task of tasks) {
    if (together) await Promise.all(names.map((name) => ask(name, task)))
    else for (const name of names) await ask(name, task)
  }
  return names.map((name) => {
    const own = calls.get(name) ?? []
    return { kind, name, calls: own, usage: own.reduce((sum, { usage }) => added(sum, usage), nothingUsed) }
  })
}

async function callOf(task: string, limitMs: number, attempt: (signal: AbortSignal) => Promise<Tried>): Promise<Call> {
  const late = new AbortController()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`No answer within ${limitMs / 1000} s.`)
      reject(error)
      late.abort(error)
    }, limitMs)
  })
  try {
    const tried = await Promise.race([attempt(late.signal), limit])
    return { task, error: null, ...tried }
  } catch (error) {
    return { task, figures: {}, usage: {}, error: reasonOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

/** A provider's failure in its own words; of anything else as much as fits on a line. */
export function reasonOf(error: unknown): string {
  if (error instanceof ProviderFailure) return error.fault.message
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? 'unknown'
}
