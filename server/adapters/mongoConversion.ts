import type { Collection, WithId } from 'mongodb'
import type { SessionEvent } from '../core/machine.ts'
import type { MissionProgramme } from '../core/programme.ts'
import type { Heard, HostMoment, Line, Queued, Rules, Said, Session, State } from '../core/session.ts'
import type { LogDocument, SessionDocument } from './mongoCollections.ts'

/** Sessions that are converted at a time; one can be of more than a megabyte. */
const batch = 20

/**
 * Gives sessions that an earlier version has stored the form of today. In version 1 every one was a mission's: what was
 * the mission's goes into `programme`. Since version 2 there are a weak signal and a budget. Members that are new say
 * that there is nothing. A session's log goes before the session, so that one that was broken off is done again; done
 * twice it comes to the same, on two servers at once too. Here rather than in an update pipeline, whose operators for
 * arrays not every server of the protocol has.
 */
export async function convertSessions(
  sessions: Collection<SessionDocument>,
  log: Collection<LogDocument>,
): Promise<void> {
  const unconverted = { 'session.rules.patienceMs': { $exists: false } } as const
  for (;;) {
    const found = await sessions.find(unconverted).limit(batch).toArray()
    if (found.length === 0) return
    for (const { _id, n, session } of found as unknown as WithId<EarlierDocument>[]) {
      const second = isSecond(session) ? session : await convertFirst(_id, session, log)
      // A server of the earlier version may have put a newer state meanwhile: that is found in the next batch.
      await sessions.updateOne({ _id, n, ...unconverted }, { $set: { session: thirdOf(second) } })
    }
  }
}

type SecondSession = Omit<Session, 'weak' | 'emptySince' | 'rules'> & {
  readonly rules: Omit<Rules, 'patienceMs' | 'budget'>
}

type FirstSession = Omit<SecondSession, 'programme' | 'rules' | 'listening'> &
  Omit<MissionProgramme, 'kind' | 'targetShare'> & {
    readonly rules: SecondSession['rules'] & { readonly targetShare: number }
  }

interface EarlierDocument {
  readonly _id: string
  readonly n: number
  readonly session: FirstSession | SecondSession
}

function isSecond(session: FirstSession | SecondSession): session is SecondSession {
  return 'programme' in session
}

/** The session of version 1 as version 2 had it; its log is converted on the way. */
async function convertFirst(
  sessionId: string,
  session: FirstSession,
  log: Collection<LogDocument>,
): Promise<SecondSession> {
  for (const { _id, entries } of await log.find({ sessionId }).toArray()) {
    const converted = entries.map((entry) => ({ ...entry, event: eventOf(entry.event) }))
    await log.updateOne({ _id }, { $set: { entries: converted } })
  }
  return secondOf(session)
}

function thirdOf(session: SecondSession): Session {
  const rules = { ...session.rules, patienceMs: 3000, budget: null }
  return { ...session, rules, weak: null, emptySince: null }
}

function secondOf({ missionId, brief, direction, score, ...session }: FirstSession): SecondSession {
  const { targetShare, ...rules } = session.rules
  return {
    ...session,
    programme: { kind: 'mission', missionId, brief, direction, targetShare, score },
    rules,
    listening: false,
    state: stateOf(session.state),
    queue: session.queue.map(queuedOf),
    context: session.context.map(saidOf),
  }
}

function stateOf(state: State): State {
  if (state.kind === 'USER_SPEAKING') return { ...state, handsFree: false, enough: null }
  return state.kind === 'HOST_SPEAKING' ? { ...state, moment: momentOf(state.moment) } : state
}

function momentOf(moment: HostMoment): HostMoment {
  return moment.step === 'gap' ? moment : { ...moment, line: lineOf(moment.line) }
}

function queuedOf(queued: Queued): Queued {
  return queued.kind === 'line' ? { ...queued, line: lineOf(queued.line) } : queued
}

function saidOf(said: Said): Said {
  return said.kind === 'line' ? { ...said, line: lineOf(said.line) } : { ...said, heard: heardOf(said.heard) }
}

function lineOf(line: Line): Line {
  return { ...line, message: null }
}

function heardOf(heard: Heard): Heard {
  return heard.kind === 'words' ? { ...heard, language: heard.language ?? null } : heard
}

function eventOf(event: SessionEvent): SessionEvent {
  switch (event.type) {
    case 'typed':
    case 'partialHeard':
      return { ...event, language: event.language ?? null }
    case 'heard':
      return { ...event, heard: heardOf(event.heard) }
    default:
      return event
  }
}
