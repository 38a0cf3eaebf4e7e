import type { Filter } from 'mongodb'
import type { Ms, PlayerId, SessionId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import type { MissionDocument, SessionDocument } from './mongoCollections.ts'
import { type MongoOptions, openMongo } from './mongoConnection.ts'
import { isTaken } from './mongoFailure.ts'

const newestSession = { 'session.openedAt': -1, _id: -1 } as const
const oldestPersona = { 'persona.createdAt': 1, _id: 1 } as const
const newestMission = { 'mission.createdAt': -1, _id: -1 } as const

/**
 * A store in MongoDB 6 or later, which several servers can share. Its indexes are made where there are none, and
 * what an earlier version has stored is converted.
 * Every wait in it ends after some seconds, whatever has become of the database.
 * @throws ProviderFailure where the database cannot be reached, or does not let this server in; the driver's
 * MongoParseError where the connection string is wrong.
 */
export async function createMongo(options: MongoOptions): Promise<Store> {
  const { players, signIns, missions, personas, sessions, log, ask, close } = await openMongo(options)

  /** False where a newer state of the session is there already, or none at all. */
  async function replaceSession({ _id, n, session }: SessionDocument): Promise<boolean> {
    const { matchedCount } = await sessions.updateOne({ _id, n: { $lte: n } }, { $set: { n, session } })
    return matchedCount > 0
  }

  /** The log first: broken off in between, what is left can still be found, and is deleted next time. */
  async function deleteSession(id: string): Promise<void> {
    await log.deleteMany({ sessionId: id })
    await sessions.deleteOne({ _id: id })
  }

  async function idsOf(playerId: PlayerId): Promise<SessionId[]> {
    const own = sessions.find({ 'session.playerId': playerId }, { projection: { _id: 1 } })
    const found = await own.sort({ 'session.openedAt': 1, _id: 1 }).toArray()
    return found.map(({ _id }) => _id as SessionId)
  }

  async function erase(id: PlayerId): Promise<void> {
    for (const sessionId of await idsOf(id)) await deleteSession(sessionId)
    await personas.deleteMany({ 'persona.playerId': id })
    await missions.deleteMany({ 'mission.playerId': id })
    await signIns.deleteMany({ 'signIn.playerId': id })
    // Last: as long as anything is left, the player is there to ask once more.
    await players.deleteOne({ _id: id })
  }

  async function shareOf(id: SessionId): Promise<string | null> {
    return (await sessions.findOne({ _id: id }, { projection: { share: 1 } }))?.share ?? null
  }

  /** When a session was last written to, as its newest event says; null where there is none. */
  async function writtenAt(id: string): Promise<Ms | null> {
    const newest = await log.findOne({ sessionId: id }, { sort: { 'entries.n': -1 } })
    return newest?.entries.at(-1)?.event.at ?? null
  }

  return {
    putPlayer: (player) =>
      ask(async () => {
        await players.updateOne({ _id: player.id }, { $set: { player } }, { upsert: true })
      }),

    player: (id) => ask(async () => (await players.findOne({ _id: id }))?.player ?? null),

    deletePlayer: (id) => ask(() => erase(id)),

    putSignIn: (signIn, replacing) =>
      ask(async () => {
        const { id: _id } = signIn
        if (replacing !== null) {
          const replaced = await signIns.updateOne({ _id, 'signIn.hash': replacing }, { $set: { signIn } })
          return replaced.matchedCount > 0
        }
        try {
          await signIns.insertOne({ _id, signIn })
          return true
        } catch (error) {
          if (isTaken(error)) return false
          throw error
        }
      }),

    signIn: (id) => ask(async () => (await signIns.findOne({ _id: id }))?.signIn ?? null),

    signIns: (playerId) =>
      ask(async () => {
        const found = await signIns.find({ 'signIn.playerId': playerId }).sort({ _id: 1 }).toArray()
        return found.map(({ signIn }) => signIn)
      }),

    deleteSignIn: (id) =>
      ask(async () => {
        await signIns.deleteOne({ _id: id })
      }),

    addMission: (mission, key) =>
      ask(async () => {
        const { id: _id, playerId } = mission
        try {
          await missions.insertOne(
            key === null ? { _id, mission } : { _id, mission, claim: { playerId, key } },
          )
          return mission
        } catch (error) {
          if (key === null || !isTaken(error)) throw error
          const claimed = await missions.findOne({ 'claim.playerId': playerId, 'claim.key': key })
          if (!claimed) throw error
          return claimed.mission
        }
      }),

    missionByKey: (playerId, key) =>
      ask(
        async () =>
          (await missions.findOne({ 'claim.playerId': playerId, 'claim.key': key }))?.mission ?? null,
      ),

    mission: (id) => ask(async () => (await missions.findOne({ _id: id }))?.mission ?? null),

    putMission: (mission) =>
      ask(async () => {
        await missions.updateOne({ _id: mission.id }, { $set: { mission } }, { upsert: true })
      }),

    missions: (playerId, { first, after }) =>
      ask(async () => {
        const filter: Filter<MissionDocument> = { 'mission.playerId': playerId }
        if (after !== null) {
          const last = await missions.findOne({ _id: after, 'mission.playerId': playerId })
          if (!last) return { missions: [], more: false }
          const { createdAt } = last.mission
          filter.$or = [
            { 'mission.createdAt': { $lt: createdAt } },
            { 'mission.createdAt': createdAt, _id: { $lt: after } },
          ]
        }
        const found = await missions
          .find(filter)
          .sort(newestMission)
          .limit(first + 1)
          .toArray()
        return { missions: found.slice(0, first).map(({ mission }) => mission), more: found.length > first }
      }),

    unprepared: () =>
      ask(async () => {
        const found = await missions
          .find({ 'mission.status': 'STAGE1' })
          .sort({ 'mission.createdAt': 1 })
          .toArray()
        return found.map(({ mission }) => mission)
      }),

    personas: (playerId) =>
      ask(async () => {
        const found = await personas.find({ 'persona.playerId': playerId }).sort(oldestPersona).toArray()
        return found.map(({ persona }) => persona)
      }),

    persona: (id) => ask(async () => (await personas.findOne({ _id: id }))?.persona ?? null),

    putPersona: (persona) =>
      ask(async () => {
        await personas.updateOne({ _id: persona.id }, { $set: { persona } }, { upsert: true })
      }),

    addSession: (session) =>
      ask(async () => {
        await sessions.insertOne({ _id: session.id, n: 0, session })
      }),

    session: (id) => ask(async () => recordOf(await sessions.findOne({ _id: id }))),

    putSession: ({ session, n }) =>
      ask(async () => {
        const document = { _id: session.id, n, session }
        if (await replaceSession(document)) return
        try {
          await sessions.insertOne(document)
        } catch (error) {
          if (!isTaken(error)) throw error
          // It is newer; or it is older, and was added between the two: then it is replaced now.
          await replaceSession(document)
        }
      }),

    openSession: (missionId) =>
      ask(async () => {
        const open = { 'session.programme.missionId': missionId, 'session.state.kind': { $ne: 'ENDED' } } as const
        return recordOf(await sessions.findOne(open, { sort: newestSession }))
      }),

    sessionsOf: (missionId) =>
      ask(async () => {
        const found = await sessions
          .find({ 'session.programme.missionId': missionId })
          .sort(newestSession)
          .toArray()
        return found.map(({ session, n }) => ({ session, n }))
      }),

    sessions: (playerId, programme, { first, after }) =>
      ask(async () => {
        const own = { 'session.programme.kind': programme, 'session.playerId': playerId } as const
        const filter: Filter<SessionDocument> = { ...own }
        if (after !== null) {
          const last = await sessions.findOne({ ...own, _id: after })
          if (!last) return { records: [], more: false }
          const { openedAt } = last.session
          filter.$or = [
            { 'session.openedAt': { $lt: openedAt } },
            { 'session.openedAt': openedAt, _id: { $lt: after } },
          ]
        }
        const found = await sessions
          .find(filter)
          .sort(newestSession)
          .limit(first + 1)
          .toArray()
        const records = found.slice(0, first).map(({ session, n }) => ({ session, n }))
        return { records, more: found.length > first }
      }),

    shareSession: (id, token) =>
      ask(async () => {
        await sessions.updateOne({ _id: id, share: { $exists: false } }, { $set: { share: token } })
        return shareOf(id)
      }),

    unshareSession: (id) =>
      ask(async () => {
        await sessions.updateOne({ _id: id }, { $unset: { share: '' } })
      }),

    shareOf: (id) => ask(() => shareOf(id)),

    sharedSession: (token) =>
      ask(async () => {
        const found = await sessions.findOne({ share: token }, { projection: { 'session.playerId': 1 } })
        return found && { id: found._id as SessionId, playerId: found.session.playerId }
      }),

    append: (sessionId, entries) =>
      ask(async () => {
        const [first] = entries
        if (first) await log.insertOne({ _id: `${sessionId}:${first.n}`, sessionId, entries })
      }),

    log: (sessionId, afterN) =>
      ask(async () => {
        const found = await log.find({ sessionId, 'entries.n': { $gt: afterN } }).toArray()
        const entries = found.flatMap((document) => document.entries)
        return entries.filter(({ n }) => n > afterN).sort((one, other) => one.n - other.n)
      }),

    sessionIds: (playerId) => ask(() => idsOf(playerId)),

    deleteOlder: (before, now) =>
      ask(async () => {
        const opened = sessions.find({ 'session.openedAt': { $lt: before } }, { projection: { _id: 1 } })
        let deleted = 0
        for (const { _id } of await opened.toArray()) {
          if (((await writtenAt(_id)) ?? -Infinity) >= before) continue
          await deleteSession(_id)
          deleted++
        }
        await signIns.deleteMany({ 'signIn.expiresAt': { $lte: now } })
        return deleted
      }),

    deleteIdle: (before, returns) =>
      ask(async () => {
        const made = players.find({ 'player.createdAt': { $lt: before } }, { projection: { _id: 1 } })
        let deleted = 0
        for (const { _id } of await made.toArray()) {
          const id = _id as PlayerId
          if (returns(id) || (await sessions.findOne({ 'session.playerId': id }, { projection: { _id: 1 } }))) continue
          if (await signIns.findOne({ 'signIn.playerId': id })) continue
          await erase(id)
          deleted++
        }
        return deleted
      }),

    close,
  }
}

function recordOf(document: SessionDocument | null) {
  return document && { session: document.session, n: document.n }
}
