import type { Collection, Db } from 'mongodb'
import type { Persona } from '../core/conversation.ts'
import type { Mission } from '../core/mission.ts'
import type { LogEntry, Player, SignIn } from '../core/ports.ts'
import type { Session } from '../core/session.ts'
import { convertSessions } from './mongoConversion.ts'

interface PlayerDocument {
  readonly _id: string
  readonly player: Player
}

interface SignInDocument {
  readonly _id: string
  readonly signIn: SignIn
}

export interface MissionDocument {
  readonly _id: string
  readonly mission: Mission
  /** Only there where the mission was added with an idempotency key. */
  readonly claim?: { readonly playerId: string; readonly key: string }
}

interface PersonaDocument {
  readonly _id: string
  readonly persona: Persona
}

export interface SessionDocument {
  readonly _id: string
  readonly n: number
  readonly session: Session
  /** The token that shows it; only there where it is shared. */
  readonly share?: string
}

/** What one append has added: a document is written as a whole or not at all, and so is the append. */
export interface LogDocument {
  /** The session and the number of the first entry. */
  readonly _id: string
  readonly sessionId: string
  readonly entries: readonly LogEntry[]
}

export interface MongoCollections {
  readonly players: Collection<PlayerDocument>
  readonly signIns: Collection<SignInDocument>
  readonly missions: Collection<MissionDocument>
  readonly personas: Collection<PersonaDocument>
  readonly sessions: Collection<SessionDocument>
  readonly log: Collection<LogDocument>
}

/** The collections, with their indexes made where there are none, and what is in them converted. */
export async function openCollections(database: Db): Promise<MongoCollections> {
  const players = database.collection<PlayerDocument>('players')
  const signIns = database.collection<SignInDocument>('signIns')
  const missions = database.collection<MissionDocument>('missions')
  const personas = database.collection<PersonaDocument>('personas')
  const sessions = database.collection<SessionDocument>('sessions')
  const log = database.collection<LogDocument>('log')
  await players.createIndex({ 'player.createdAt': 1 })
  await signIns.createIndex({ 'signIn.playerId': 1 })
  await signIns.createIndex({ 'signIn.expiresAt': 1 })
  // Sparse rather than partial: without a claim a mission has neither of the two members, and is left out.
  await missions.createIndex({ 'claim.playerId': 1, 'claim.key': 1 }, { unique: true, sparse: true })
  await missions.createIndex({ 'mission.playerId': 1, 'mission.createdAt': -1, _id: -1 })
  await missions.createIndex({ 'mission.status': 1 })
  await personas.createIndex({ 'persona.playerId': 1, 'persona.createdAt': 1, _id: 1 })
  await sessions.createIndex({ 'session.programme.missionId': 1, 'session.openedAt': -1, _id: -1 })
  const byPlayer = { 'session.programme.kind': 1, 'session.playerId': 1, 'session.openedAt': -1, _id: -1 } as const
  await sessions.createIndex(byPlayer)
  await sessions.createIndex({ 'session.playerId': 1, 'session.openedAt': 1, _id: 1 })
  await sessions.createIndex({ 'session.openedAt': 1 })
  await sessions.createIndex({ share: 1 }, { unique: true, sparse: true })
  // Sessions without it are looked for at every start.
  await sessions.createIndex({ 'session.rules.patienceMs': 1 })
  // An index on members of an array holds every one of them, so no two appends can have a number in common.
  await log.createIndex({ sessionId: 1, 'entries.n': 1 }, { unique: true })
  await convertSessions(sessions, log)
  return { players, signIns, missions, personas, sessions, log }
}
