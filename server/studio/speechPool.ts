import { startSpeechProcess, type SpeechProcess } from './speechProcess.ts'

/** Who has something done for them by a process. */
export interface Member<From> {
  heard(message: From): void
  /** The process has died, or could not be started; nothing more is heard. */
  failed(error: Error): void
}

export interface Seat<To> {
  /** The name of this member in the messages. */
  readonly id: number
  send(message: To): void
  /** Nothing more is heard. */
  leave(): void
}

export interface SpeechPool<To, From> {
  /** The least busy process takes one more. */
  enter(member: Member<From>): Seat<To>
  close(): Promise<void>
}

interface Worker<To, From> {
  readonly process: SpeechProcess<To>
  readonly members: Map<number, Member<From>>
  ready: boolean
  /** What is sent before it can hear. */
  readonly waiting: To[]
}

interface Options<From> {
  readonly module: URL
  /** Processes at most. */
  readonly most: number
  /** Members of each before a further one is started. */
  readonly each: number
  /** The first message of each, before any other. */
  ready?(greeting: From): void
}

/** Processes of one module, started as they are needed. Resolves when the first is ready. */
export async function createSpeechPool<To, From extends { readonly id: number }>(
  options: Options<From>,
): Promise<SpeechPool<To, From>> {
  const workers = new Set<Worker<To, From>>()
  const first = Promise.withResolvers<void>()
  let nextId = 1
  let closed = false

  function start(): Worker<To, From> {
    const members = new Map<number, Member<From>>()
    const process = startSpeechProcess<To, From>(options.module, {
      heard(message) {
        if (worker.ready) return members.get(message.id)?.heard(message)
        options.ready?.(message)
        worker.ready = true
        for (const waiting of worker.waiting.splice(0)) process.send(waiting)
        if (members.size === 0) process.release()
        first.resolve()
      },
      died(error) {
        workers.delete(worker)
        first.reject(error)
        const lost = [...members.values()]
        members.clear()
        for (const member of lost) member.failed(error)
      },
    })
    const worker: Worker<To, From> = { process, members, ready: false, waiting: [] }
    workers.add(worker)
    return worker
  }

  /** A further process is started for those to come; whoever is here now goes to one that can hear. */
  function choose(): Worker<To, From> {
    const all = [...workers].toSorted((a, b) => a.members.size - b.members.size)
    const best = all.find(({ ready }) => ready) ?? all[0] ?? start()
    const starting = all.some(({ ready }) => !ready)
    if (best.members.size >= options.each && !starting && workers.size < options.most) start()
    return best
  }

  // A later one that cannot be started is told to its members; this one to whoever makes the pool.
  start()
  await first.promise

  return {
    enter(member) {
      if (closed) throw new Error('the pool is closed')
      const id = nextId++
      const worker = choose()
      const { process, members } = worker
      members.set(id, member)
      process.hold()
      return {
        id,
        send(message) {
          if (worker.ready) process.send(message)
          else worker.waiting.push(message)
        },
        leave() {
          members.delete(id)
          if (members.size === 0) process.release()
        },
      }
    },
    async close() {
      closed = true
      const all = [...workers]
      workers.clear()
      await Promise.all(all.map(({ process }) => process.close()))
    },
  }
}
