import type { Collection, WithId } from 'mongodb'
import type { SessionEvent } from '../core/machine.ts'
import type { MissionProgramme } from '../core/programme.ts'
import type { Heard, HostMoment, Line, Queued, Rules, Said, Session, State } from '../core/session.ts'
import type { LogDocument, SessionDocument } from './mongoCollections.ts'

/** Sessions that are converted at a time; one can be of more than a megabyte. */
const batch = 20

/**
 * Gives sessions that an earlier version has stored, when every one was a mission's, the form of today: what was the
 * mission's goes into `programme`, and members that are new say that there is nothing. A session's log goes before the
 * session, so that one that was broken off is done again; done twice it comes to the same, on two servers at once too.
 * Here rather than in an update pipeline, whose operators for arrays not every server of the protocol has.
 */
export async function convertSessions(
  sessions: Collection<SessionDocument>,
  log: Collection<LogDocument>,
): Promise<void> {
  const unconverted = { 'session.programme.kind': { $exists: false } } as const
  for (;;) {
    const found = await sessions.find(unconverted).limit(batch).toArray()
    if (found.length === 0) return
    for (const { _id, n, session } of found as unknown as WithId<EarlierDocument>[]) {
      for (const { _id: logId, entries } of await log.find({ sessionId: _id }).toArray()) {
        const converted = entries.map((entry) => ({ ...entry, event: eventOf(entry.event) }))
        await log.updateOne({ _id: logId }, { $set: { entries: converted } })
      }
      // A server of the earlier version may have put a newer state meanwhile: that is found in the next batch.
      await sessions.updateOne({ _id, n, ...unconverted }, { $set: { session: sessionOf(session) } })
    }
  }
}

type EarlierSession = Omit<Session, 'programme' | 'rules' | 'listening'> &
  Omit<MissionProgramme, 'kind' | 'targetShare'> & {
    readonly rules: Rules & { readonly targetShare: number }
  }

interface EarlierDocument {
  readonly _id: string
  readonly n: number
  readonly session: EarlierSession
}

function sessionOf({ missionId, brief, direction, score, ...session }: EarlierSession): Session {
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
