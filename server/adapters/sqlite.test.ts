import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type SessionId } from '../core/ids.ts'
import type { Mission } from '../core/mission.ts'
import type { Store } from '../core/ports.ts'
import { createSqlite } from './sqlite.ts'
import { sqliteFailure } from './sqliteFailure.ts'
import { describeStore } from './store.contract.ts'
import { faultOfStore, sampleEntries, sampleMission, samplePersona, sampleSession } from './storeSamples.ts'

const s1 = id<SessionId>('s1')

let directory: string
let opened: Store[]

async function makeDirectory(): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'store-'))
  opened = []
}

async function open(file = join(directory, 'store.db')): Promise<Store> {
  const store = await createSqlite({ path: file })
  opened.push(store)
  return store
}

async function dispose(): Promise<void> {
  await Promise.all(opened.map((store) => store.close()))
  await rm(directory, { recursive: true })
}

describeStore('SQLite', async () => {
  await makeDirectory()
  return { store: await open(), reopen: () => open(), dispose }
})

describe('SQLite, as a file', () => {
  beforeEach(makeDirectory)
  afterEach(dispose)

  it('E4 has every entry that was acknowledged before a kill -9', async () => {
    // Appends as fast as it can, two entries at a time, and says each number once it is acknowledged.
    const program = `
      const { createSqlite } = await import(${JSON.stringify(import.meta.resolve('./sqlite.ts'))})
      const store = await createSqlite({ path: ${JSON.stringify(join(directory, 'store.db'))} })
      for (let n = 1; ; n += 2) {
        await store.append('s1', [n, n + 1].map((n) => ({ n, event: { at: n, type: 'tick' } })))
        console.log(n + 1)
      }`
    await writeFile(join(directory, 'server.mjs'), program)
    const server = spawn(process.execPath, [join(directory, 'server.mjs')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const gone = new Promise((resolve) => server.once('exit', (_code, signal) => resolve(signal)))
    let acknowledged = 0
    for await (const line of createInterface(server.stdout)) {
      acknowledged = Number(line)
      if (acknowledged >= 200) server.kill('SIGKILL')
    }
    expect(await gone).toBe('SIGKILL')

    const log = await (await open()).log(s1, 0)
    expect(log.length).toBeGreaterThanOrEqual(acknowledged)
    expect(log.length % 2).toBe(0)
    expect(log.map(({ n }) => n)).toEqual(log.map((_, index) => index + 1))
  })

  it('is opened for the first time by several servers at once', async () => {
    const stores = await Promise.all(Array.from({ length: 4 }, () => open()))
    await Promise.all(
      stores.flatMap((store, i) =>
        Array.from({ length: 25 }, (_, n) => store.append(id(`s${i}`), sampleEntries(n + 1, n + 1))),
      ),
    )
    for (const i of stores.keys()) expect(await stores[(i + 1) % 4]?.log(id(`s${i}`), 0)).toHaveLength(25)
    await Promise.all(stores.map((store) => store.close()))
    expect(await readdir(directory)).toEqual(['store.db'])
  })

  it('makes a directory that nobody else can read', async () => {
    await open(join(directory, 'deep', 'down', 'store.db'))
    expect((await stat(join(directory, 'deep', 'down'))).mode & 0o777).toBe(0o700)
  })

  it('waits for another process that is writing, and says so where that takes long', async () => {
    const store = await open()
    const other = new DatabaseSync(join(directory, 'store.db'))
    other.exec('BEGIN IMMEDIATE')
    const waiting = store.append(s1, sampleEntries(1, 1))
    other.exec('COMMIT')
    await waiting

    other.exec('BEGIN IMMEDIATE')
    await expect(store.append(s1, sampleEntries(2, 3))).rejects.toMatchObject(faultOfStore(true))
    expect(await store.log(s1, 0)).toEqual(sampleEntries(1, 1))
    other.exec('COMMIT')
    await store.append(s1, sampleEntries(2, 3))
    other.close()
  })

  it('E17 no byte of what was deleted is left in the files', async () => {
    const store = await open()
    /** How many times a word stands in any file, the write-ahead log included. */
    const bytesOf = async (word: string) => {
      const files = await Promise.all((await readdir(directory)).map((name) => readFile(join(directory, name), 'latin1')))
      return files.reduce((sum, file) => sum + file.split(word).length - 1, 0)
    }
    const say = (word: string, n: number) => `${word} `.repeat(1 + ((n * 7919) % 97))
    // Two players' rows side by side on the same pages, which are split and put together as they grow.
    for (let n = 1; n <= 400; n++) {
      const [word, player] = n % 3 ? ['keepsake', 'p2'] : ['forgetmenot', 'p1']
      const name = `${(n * 31) % 23} ${word}`
      await store.append(id(name), sampleEntries(n, n, say(word, n)))
      const summary = { text: say(word, n * 50), upTo: 0, asked: null, notBefore: 0 }
      const session = sampleSession(name, 'm1', { playerId: id(player), summary, openedAt: player === 'p1' ? 1 : 2 })
      await store.putSession({ session, n })
      await store.putMission({ ...sampleMission(`${word}${n % 30}`, player), direction: say(word, n) } as Mission)
      await store.putPersona(samplePersona(`${word}${n % 40}`, player, { personality: say(word, n) }))
    }
    const kept = await store.sessionIds(id('p2'))
    expect(await bytesOf('forgetmenot')).toBeGreaterThan(1000)
    await store.deletePlayer(id('p1'))
    expect(await bytesOf('forgetmenot')).toBe(0)
    expect(await bytesOf('keepsake')).toBeGreaterThan(1000)
    expect(await store.sessionIds(id('p2'))).toEqual(kept)

    expect(await store.deleteOlder(Number.MAX_SAFE_INTEGER, 0)).toBe(kept.length)
    for (const name of kept) expect(await bytesOf(name)).toBe(0)
  })

  it('E17 says so where another process keeps it from being overwritten, and does it later', async () => {
    const store = await open()
    await store.putPlayer({ id: id('p1'), name: 'forgetmenot', createdAt: 1 })
    const other = new DatabaseSync(join(directory, 'store.db'))
    other.exec('BEGIN')
    other.prepare('SELECT * FROM players').all()
    await expect(store.deletePlayer(id('p1'))).rejects.toMatchObject(faultOfStore(true))
    expect(await store.player(id('p1'))).toBeNull()
    other.exec('COMMIT')
    expect(await store.deleteOlder(0, 0)).toBe(0)
    const files = await Promise.all((await readdir(directory)).map((name) => readFile(join(directory, name), 'latin1')))
    expect(files.join()).not.toContain('forgetmenot')
    other.close()
  })

  it('E17 a deletion that a kill -9 broke off is finished by the next one', async () => {
    const store = await open()
    await store.putPlayer({ id: id('p1'), name: 'forgetmenot', createdAt: 1 })
    const names = Array.from({ length: 120 }, (_, n) => `s${n}`)
    for (const name of names) {
      await store.addSession(sampleSession(name, 'm1'))
      await store.append(id(name), sampleEntries(1, 2))
    }
    const program = `
      const { createSqlite } = await import(${JSON.stringify(import.meta.resolve('./sqlite.ts'))})
      const store = await createSqlite({ path: ${JSON.stringify(join(directory, 'store.db'))} })
      console.log('deleting')
      await store.deletePlayer('p1')`
    await writeFile(join(directory, 'server.mjs'), program)
    const server = spawn(process.execPath, [join(directory, 'server.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] })
    const gone = new Promise((resolve) => server.once('exit', (_code, signal) => resolve(signal)))
    await once(server.stdout, 'data')
    while ((await store.sessionIds(id('p1'))).length === names.length);
    server.kill('SIGKILL')
    expect(await gone).toBe('SIGKILL')

    // Whatever is left of it still has its player, and each log that is left its session.
    const left = await store.sessionIds(id('p1'))
    expect(left.length === 0 || (await store.player(id('p1'))) !== null).toBe(true)
    for (const name of names) if (!left.includes(id(name))) expect(await store.log(id(name), 0)).toEqual([])
    await store.deletePlayer(id('p1'))
    expect(await store.sessionIds(id('p1'))).toEqual([])
    expect(await store.player(id('p1'))).toBeNull()
    for (const name of names) expect(await store.log(id(name), 0)).toEqual([])
  })

  it('E12 holds up nothing else while it waits for the disk', async () => {
    const store = await open()
    const other = new DatabaseSync(join(directory, 'store.db'))
    other.exec('BEGIN IMMEDIATE')
    let over = false
    const waiting = store.append(s1, sampleEntries(1, 1)).finally(() => (over = true))
    for (let turns = 0; turns < 100; turns++) await new Promise((resolve) => setImmediate(resolve))
    expect(over).toBe(false)
    other.exec('COMMIT')
    other.close()
    await waiting
  })

  it('says what is wrong with a file that it cannot take', async () => {
    const complaint = async (path: string) => {
      const failed = await open(path).then(String, (error: unknown) => error)
      expect(failed).toMatchObject(faultOfStore(false))
      return String(failed)
    }
    await writeFile(join(directory, 'text'), 'This is not a database. '.repeat(1000))
    expect(await complaint(join(directory, 'text'))).toContain('damaged')
    expect(await complaint(join(directory, 'text', 'store.db'))).toContain('does not let')
    expect(await complaint(directory)).toContain('does not let')

    const future = new DatabaseSync(join(directory, 'future.db'))
    future.exec('PRAGMA user_version = 1000')
    future.close()
    expect(await complaint(join(directory, 'future.db'))).toContain('newer')
  })

  it('E14 says that the disk is full', () => {
    const small = new DatabaseSync(':memory:')
    small.exec('CREATE TABLE log (entry TEXT); PRAGMA max_page_count = 3')
    let failure: unknown
    try {
      small.exec(`INSERT INTO log VALUES (printf('%.100000c', 'x'))`)
    } catch (error) {
      failure = sqliteFailure(error)
    }
    expect(failure).toMatchObject(faultOfStore(true))
    expect(String(failure)).toContain('full')
  })

  it('hands a bug on as it is', () => {
    const bug = new TypeError('cannot read properties of undefined')
    expect(sqliteFailure(bug)).toBe(bug)
  })
})
