import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { MongoClient } from 'mongodb'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { id, type SessionId } from '../core/ids.ts'
import type { Log, Store } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { createMongo } from './mongo.ts'
import { databaseOf } from './mongoConnection.ts'
import { describeStore } from './store.contract.ts'
import {
  faultOfStore,
  inVersion1,
  inVersion2,
  sampleConversationSession,
  sampleEntries,
  sampleScenarioSession,
  sampleSession,
  sampleShows,
} from './storeSamples.ts'

const server = process.env['MONGODB_URI']
const s1 = id<SessionId>('s1')
const log: Log = { info() {}, warn() {}, error() {} }

/** Passes everything on to the server, until it is told to keep silent or to break. */
async function createLine(to: { readonly hostname: string; readonly port: string }) {
  const sockets = new Set<Socket>()
  const hold = (socket: Socket): Socket => {
    sockets.add(socket)
    return socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy())
  }
  const listener = createServer((near) => {
    const far = hold(connect(Number(to.port), to.hostname))
    hold(near).pipe(far).pipe(near)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
  })
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const { port } = listener.address() as AddressInfo
  return {
    port,
    silence: () => sockets.forEach((socket) => socket.unpipe()),
    break() {
      listener.close()
      for (const socket of sockets) socket.destroy()
    },
    mend: () => once(listener.listen(port, '127.0.0.1'), 'listening'),
  }
}

describe('MongoDB, before there is any', () => {
  it('E14 a server that is not there, or never answers, is a fault and not a wait for ever', async () => {
    const mute = createServer().listen(0, '127.0.0.1')
    await once(mute, 'listening')
    const sockets: Socket[] = []
    mute.on('connection', (socket) => sockets.push(socket))
    const { port } = mute.address() as AddressInfo

    await Promise.all(
      [`mongodb://127.0.0.1:${port}`, 'mongodb://127.0.0.1:1'].map((uri) =>
        expect(createMongo({ uri, log })).rejects.toMatchObject(faultOfStore(true)),
      ),
    )
    mute.close()
    for (const socket of sockets) socket.destroy()
  })

  it('uses the database that the connection string names, or wakeband', () => {
    const names = {
      'mongodb://host': 'wakeband',
      'mongodb://host/': 'wakeband',
      'mongodb://host/?w=1': 'wakeband',
      'mongodb://host?proxyHost=a/b': 'wakeband',
      'mongodb://ann:a%2Fb@one:1,two:2/radio?replicaSet=rs0': 'radio',
      'mongodb+srv://host/r%C3%A1dio?x=/y': 'rádio',
    }
    expect(Object.keys(names).map(databaseOf)).toEqual(Object.values(names))
  })
})

describe.runIf(server)(`MongoDB${server ? '' : ': skipped, set MONGODB_URI'}`, () => {
  let uri: URL
  let opened: Store[]

  function choose(): void {
    uri = new URL(server ?? '')
    uri.pathname = `/wakeband-test-${randomUUID()}`
    opened = []
  }

  async function open(at = uri): Promise<Store> {
    const store = await createMongo({ uri: at.href, log })
    opened.push(store)
    return store
  }

  async function dispose(): Promise<void> {
    await Promise.all(opened.map((store) => store.close()))
    const client = await MongoClient.connect(uri.href)
    await client.db().dropDatabase()
    await client.close()
  }

  describeStore('MongoDB', async () => {
    choose()
    return { store: await open(), reopen: () => open(), dispose }
  })

  describe('a database of version 1', () => {
    beforeEach(choose)
    afterEach(dispose)

    const shows = sampleShows()
    const entries = sampleEntries(1, 3)
    const many = Array.from({ length: 50 }, (_, n) => sampleSession(`of m2: ${n}`, 'm2', { openedAt: n }))

    /** Its sessions, and in two appends the log of one of them. */
    async function makeVersion1(): Promise<void> {
      const client = await MongoClient.connect(uri.href)
      const database = client.db()
      const documentOf = (session: Session) => ({ _id: session.id, n: 2, session: inVersion1(session) })
      await database.collection<{ _id: string }>('sessions').insertMany([...shows, ...many].map(documentOf))
      const logs = [entries.slice(0, 2), entries.slice(2)].map((appended) => ({
        ...{ _id: `s1:${appended[0]?.n}`, sessionId: 's1' },
        entries: appended.map(({ n, event }) => ({ n, event: inVersion1(event) })),
      }))
      await database.collection<{ _id: string }>('log').insertMany(logs)
      await client.close()
    }

    it('E4 has its sessions in the form of today, and their logs, on several servers at once', async () => {
      await makeVersion1()
      const stores = await Promise.all([open(), open(), open()])
      for (const store of [...stores, await open()]) {
        const recordsOf = (sessions: Session[]) => sessions.map((session) => ({ session, n: 2 })).toReversed()
        expect(await store.sessionsOf(id('m1'))).toEqual(recordsOf(shows))
        expect(await store.sessionsOf(id('m2'))).toEqual(recordsOf(many))
        expect(await store.openSession(id('m1'))).toEqual(recordsOf(shows)[1])
        const { records } = await store.sessions(id('p1'), 'mission', { first: 100, after: null })
        const ids = [...shows, ...many].map((session) => session.id)
        expect(records.map(({ session }) => session.id).toSorted()).toEqual(ids.toSorted())
        expect(await store.log(s1, 0)).toEqual(entries)
      }
    })

    it('E4 goes on where it was, and is converted once', async () => {
      await makeVersion1()
      const store = await open()
      await store.append(s1, sampleEntries(4, 4))
      const session = { ...shows[1], ...(await store.session(s1))?.session, seq: 60 } as Session
      await store.putSession({ session, n: 4 })
      const again = await open()
      expect(await again.session(s1)).toEqual({ session, n: 4 })
      expect(await again.log(s1, 0)).toEqual([...entries, ...sampleEntries(4, 4)])
    })
  })

  describe('a database of version 2', () => {
    beforeEach(choose)
    afterEach(dispose)

    it('E4 E14 has its sessions in the form of today: a clear signal, and no budget', async () => {
      const { rules } = sampleSession('', '')
      const scenario = sampleScenarioSession('scenario', { weak: null, emptySince: null, rules })
      const many = Array.from({ length: 50 }, (_, n) => sampleConversationSession(`conversation ${n}`))
      const played = [...sampleShows(), scenario, ...many]
      const client = await MongoClient.connect(uri.href)
      const documents = played.map((session) => ({ _id: session.id, n: 2, session: inVersion2(session) }))
      await client.db().collection<{ _id: string }>('sessions').insertMany(documents)
      await client.close()
      const stores = await Promise.all([open(), open()])
      for (const store of [...stores, await open()])
        for (const session of played) expect(await store.session(session.id)).toEqual({ session, n: 2 })
      expect(await stores[0]?.sessionIds(id('p1'))).toHaveLength(played.length)
    })
  })

  describe('over a line', () => {
    beforeEach(choose)
    afterEach(dispose)

    async function openOver(line: { readonly port: number }): Promise<Store> {
      const near = new URL(uri)
      near.host = `127.0.0.1:${line.port}`
      near.searchParams.set('directConnection', 'true')
      return open(near)
    }

    it('E14 a line that breaks is a fault, and nothing is lost once it is mended', async () => {
      const line = await createLine(uri)
      const store = await openOver(line)
      await store.append(s1, sampleEntries(1, 2))
      line.break()
      await expect(store.append(s1, sampleEntries(3, 3))).rejects.toMatchObject(faultOfStore(true))
      await line.mend()
      await store.append(s1, sampleEntries(3, 4))
      expect(await store.log(s1, 0)).toEqual([...sampleEntries(1, 2), ...sampleEntries(3, 4)])
      await store.close()
      line.break()
    })

    it('E14 a line that falls silent is a fault and not a wait for ever', { timeout: 40_000 }, async () => {
      const line = await createLine(uri)
      const store = await openOver(line)
      line.silence()
      await expect(store.append(s1, sampleEntries(1, 1))).rejects.toMatchObject(faultOfStore(true))
      line.break()
    })

    it('E17 a deletion that is broken off is finished by the next one', async () => {
      const direct = await open()
      const line = await createLine(uri)
      const store = await openOver(line)
      await direct.putPlayer({ id: id('p1'), name: 'Ann', createdAt: 1 })
      const names = Array.from({ length: 40 }, (_, n) => `s${n}`)
      for (const name of names) {
        await direct.addSession(sampleConversationSession(name))
        await direct.append(id(name), sampleEntries(1, 2))
      }
      const broken = store.deletePlayer(id('p1'))
      const left = async () => (await direct.sessionIds(id('p1'))).length
      while ((await left()) === names.length);
      line.break()
      await expect(broken).rejects.toMatchObject(faultOfStore(true))
      // Whatever is left of it still has its player, and each log that is left its session.
      const sessions = await direct.sessionIds(id('p1'))
      expect(await direct.player(id('p1'))).not.toBeNull()
      for (const name of names) if (!sessions.includes(id(name))) expect(await direct.log(id(name), 0)).toEqual([])
      await direct.deletePlayer(id('p1'))
      expect(await left()).toBe(0)
      expect(await direct.player(id('p1'))).toBeNull()
      for (const name of names) expect(await direct.log(id(name), 0)).toEqual([])
      await store.close()
    })

    it('refuses what is larger than a document can be', async () => {
      const store = await open()
      const large = sampleEntries(1, 1, 'x'.repeat(20_000_000))
      await expect(store.append(s1, large)).rejects.toMatchObject(faultOfStore(false))
      expect(await store.log(s1, 0)).toEqual([])
    })
  })
})
