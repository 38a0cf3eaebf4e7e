import { afterEach, describe, expect, it } from 'vitest'
import { createSpeechPool, type SpeechPool } from './speechPool.ts'
import type { FromEcho, ToEcho } from './testing/speechEcho.ts'

const echo = new URL('./testing/speechEcho.ts', import.meta.url)
const pools: SpeechPool<ToEcho, FromEcho>[] = []
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

async function open(
  most: number,
  each = 1,
): Promise<{ pool: SpeechPool<ToEcho, FromEcho>; started: Set<number> }> {
  const started = new Set<number>()
  const pool = await createSpeechPool<ToEcho, FromEcho>({
    module: echo,
    most,
    each,
    ready: (greeting) => void started.add(greeting.process),
  })
  pools.push(pool)
  return { pool, started }
}

/** A member that asks once and hears, or hears that nobody is there. */
function ask(pool: SpeechPool<ToEcho, FromEcho>): { answer: Promise<FromEcho>; leave(): void; die(): void } {
  const { promise, resolve, reject } = Promise.withResolvers<FromEcho>()
  const seat = pool.enter({ heard: resolve, failed: reject })
  seat.send({ kind: 'echo', id: seat.id, bytes: Uint8Array.of(seat.id, 2, 3) })
  return { answer: promise, leave: () => seat.leave(), die: () => seat.send({ kind: 'die', id: seat.id }) }
}

describe('processes that speak and listen', () => {
  it('have started when the pool is there, and pass bytes on', async () => {
    const { pool, started } = await open(1)
    const one = await ask(pool).answer
    expect(started).toEqual(new Set([one.process]))
    expect([...(one.bytes ?? [])]).toEqual([one.id, 2, 3])
  })

  it('become more when there is more to do, up to a limit, and share the work', async () => {
    const { pool, started } = await open(2)
    const first = ask(pool)
    const second = ask(pool)
    const [one, other] = await Promise.all([first.answer, second.answer])
    // Whoever came while the second process was starting is with the first.
    expect(one.process).toBe(other.process)
    while (started.size < 2) {
      const probe = ask(pool)
      await probe.answer
      probe.leave()
    }
    expect((await ask(pool).answer).process).not.toBe(one.process)
    await Promise.all(Array.from({ length: 6 }, () => ask(pool).answer))
    expect(started.size).toBe(2)
  })

  it('E14 may die: who was with them is told, and a new one is there for the next', async () => {
    const { pool, started } = await open(1, 4)
    const [doomed, neighbour] = [ask(pool), ask(pool)]
    await Promise.all([doomed.answer, neighbour.answer])
    const lost = Promise.withResolvers<Error>()
    const waiting = pool.enter({ heard: () => undefined, failed: lost.resolve })
    waiting.send({ kind: 'die', id: waiting.id })
    expect((await lost.promise).message).toContain('SIGKILL')
    const next = await ask(pool).answer
    expect(started.size).toBe(2)
    expect(next.process).toBe([...started].at(-1))
  })

  it('are not waited for when they cannot start', async () => {
    const missing = new URL('./testing/nothing.ts', import.meta.url)
    await expect(createSpeechPool<ToEcho, FromEcho>({ module: missing, most: 1, each: 1 })).rejects.toThrow(
      'ended (1)',
    )
  })

  it('end with the pool', async () => {
    const { pool, started } = await open(1)
    ask(pool).answer.catch(() => undefined)
    await pool.close()
    for (const process of started) expect(() => globalThis.process.kill(process, 0)).toThrow('ESRCH')
    expect(() => ask(pool)).toThrow('closed')
  })
})
