import type { Ms } from '../core/ids.ts'
import type { Programme } from '../core/programme.ts'
import { leftMs, type Outcome, type Session, type Speaker, type State } from '../core/session.ts'
import { ownSession } from './access.ts'
import { builder } from './builder.ts'
import { MissionRef } from './mission.ts'
import { FaultRef } from './outcomes.ts'
import { LineRef, SaidRef } from './said.ts'

/** A session as it stands at a moment: what runs by itself, such as the clock, is worked out for then. */
export interface SessionView {
  readonly session: Session
  readonly at: Ms
}

/** A session that plays one kind of programme. */
export interface Playing<Kind extends Programme['kind']> extends SessionView {
  readonly programme: Extract<Programme, { kind: Kind }>
}

export const SessionStateRef = builder.enumType('SessionState', {
  description: 'The states of a session (E1). Every one but ENDED ends by itself, at `endsInMs` at the latest.',
  values: {
    PREPARING: {
      description: "The hosts' next words are being written, or what was just said is being judged.",
    },
    HOST_SPEAKING: { description: 'Lines of the hosts are on the air. A press cuts them off, where `interruptible` (E7).' },
    WAITING_FOR_USER: {
      description: "The player's turn. Whoever does not press before `endsInMs` is over has said nothing: the hosts go on (M9).",
    },
    USER_SPEAKING: {
      description: 'The key is down, for 30 seconds at most, or has just been released and the last words are being understood.',
    },
    OFF_AIR: {
      description: 'Nobody listens: the client is gone or has left, and the clock stands still. `tuneIn` or `resumeSession` goes on with the show (E5). A scenario in time-stop is played here, with `answerStep` (S5).',
    },
    ENDED: { description: 'The show is over, and `outcome` says how.' },
  } satisfies { [Kind in State['kind']]: { description: string } },
})

export const SessionOutcomeRef = builder.enumType('SessionOutcome', {
  description: 'How a session ended (M12, S6).',
  values: {
    WON: { description: 'The target was reached.' },
    TIME_UP: { description: 'The time on the air was over before the target was reached.' },
    ABANDONED: { description: 'The player left and did not come back.' },
    COMPLETED: { description: 'Every step of the scenario was answered.' },
    OUT_OF_LIVES: { description: 'No life of the scenario was left (S6).' },
    BUDGET_SPENT: { description: 'It has cost what a session may cost (E15).' },
  } satisfies { [Name in Outcome]: { description: string } },
})

export const SpeakerRef = builder.objectRef<Speaker>('Speaker').implement({
  description: 'Somebody on the air, with the voice they were given (M6).',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'As `Line.speaker` has it.' }),
    role: t.exposeString('role', { description: 'What they do, or who they are.' }),
    voice: t.exposeString('voice', { description: 'Id of their voice, one of `voices`. It stays theirs for the whole session.' }),
    colour: t.exposeString('colour', { description: '`#rrggbb`, readable on a dark ground: for captions.' }),
  }),
})

/** Milliseconds until a deadline, seen from `at`; null where there is none. */
export function untilMs(deadline: Ms | null, at: Ms): number | null {
  return deadline === null ? null : Math.max(0, Math.round(deadline - at))
}

/** Whole milliseconds; null where there are none. */
export function rounded(ms: Ms | null): number | null {
  return ms === null ? null : Math.round(ms)
}

/** The line that is being heard: its packets go out, or the client has yet to say that it was heard. */
function lineOn(state: State) {
  if (state.kind !== 'HOST_SPEAKING') return null
  const { moment } = state
  return moment.step === 'onAir' || moment.step === 'hearing' ? moment.line : null
}

type OffAirReason = Extract<State, { kind: 'OFF_AIR' }>['why']
type ClosingReason = NonNullable<Session['closing']>['why']

export const OffAirReasonRef = builder.enumType('OffAirReason', {
  description: 'Why a show is off the air (E5, E14).',
  values: {
    CLIENT_GONE: { description: 'The client was lost, or has not come back yet.' },
    LEFT: { description: 'The player left; `tuneIn` or `resumeSession` goes on with the show.' },
    FAULT: { description: 'A service that the show needs failed too often. It is saved; `tuneIn` or `resumeSession` tries again.' },
    TIME_STOP: { description: 'The scenario is played turn by turn, with `answerStep` and without a connection (S5).' },
    IDLE: { description: 'Nobody has said anything for long; `resumeSession` goes on with it.' },
  } satisfies { [Reason in OffAirReason]: { description: string } },
})

export const ClosingReasonRef = builder.enumType('ClosingReason', {
  description: 'Why a show comes to its end (M12, E15).',
  values: {
    TIME_UP: { description: 'The time on the air is over.' },
    TARGET_REACHED: { description: 'As many listeners are awake as win.' },
    BUDGET_SPENT: { description: 'It has cost what a session may cost.' },
  } satisfies { [Reason in ClosingReason]: { description: string } },
})

const open = (state: State) => (state.kind === 'USER_SPEAKING' ? state : null)

export const SessionRef = builder.objectRef<SessionView>('Session').implement({
  description:
    'One show of one player: a mission, a scenario or a conversation. What all of them have stands here, and what each has of its own in `programme`.',
  fields: (t) => ({
    id: t.id({ description: 'For everything that is done in the show.', resolve: ({ session }) => session.id }),
    state: t.field({ type: SessionStateRef, description: 'What happens now.', resolve: ({ session }) => session.state.kind }),
    seq: t.int({
      description: 'Number of the newest event of `sessionEvents`: follow with it as `since` to miss nothing.',
      resolve: ({ session }) => session.seq,
    }),
    cast: t.field({ type: [SpeakerRef], description: 'Everybody on the air.', resolve: ({ session }) => session.cast }),
    line: t.field({
      type: LineRef,
      nullable: true,
      description: 'The line on the air, if one is.',
      resolve: ({ session }) => lineOn(session.state),
    }),
    hint: t.string({
      nullable: true,
      description: 'At a pause, what the player might do.',
      resolve: ({ session: { state } }) => (state.kind === 'WAITING_FOR_USER' ? state.hint || null : null),
    }),
    turnId: t.id({
      nullable: true,
      description: "The player's turn that is open, in USER_SPEAKING; null otherwise.",
      resolve: ({ session }) => open(session.state)?.turn ?? null,
    }),
    keyDown: t.boolean({
      description: 'Whether the key is down, in USER_SPEAKING; false otherwise.',
      resolve: ({ session }) => open(session.state)?.keyDown ?? false,
    }),
    said: t.field({ type: [SaidRef], description: 'What was said so far, oldest first.', resolve: ({ session }) => session.context }),
    clockLeftMs: t.int({
      nullable: true,
      description: 'Time left on the air, in milliseconds; null where there is no limit, as in scenarios and conversations.',
      resolve: ({ session, at }) => rounded(leftMs(session, at)),
    }),
    clockRunning: t.boolean({
      description: 'Whether the clock runs now. It stands still before the first line, while the client is gone, and while the hosts close (M12).',
      resolve: ({ session }) => session.clock.since !== null,
    }),
    endsInMs: t.float({
      nullable: true,
      description: 'Milliseconds until the state ends by itself (a Float: a saved show is kept for longer than fits in Int); null when ENDED.',
      resolve: ({ session: { state }, at }) => untilMs(state.kind === 'ENDED' ? null : state.deadline, at),
    }),
    offAirReason: t.field({
      type: OffAirReasonRef,
      nullable: true,
      description: 'In OFF_AIR, why; null otherwise.',
      resolve: ({ session: { state } }) => (state.kind === 'OFF_AIR' ? state.why : null),
    }),
    closingReason: t.field({
      type: ClosingReasonRef,
      nullable: true,
      description: 'Why the hosts are saying goodbye; null while they are not.',
      resolve: ({ session }) => session.closing?.why ?? null,
    }),
    weak: t.field({
      type: FaultRef,
      nullable: true,
      description:
        'What is away, from `SignalWeak` of the writer or the voice to `SignalBack`: the medium has static wherever no voice is. Null with a clear signal (E14).',
      resolve: ({ session }) => session.weak?.fault ?? null,
    }),
    listening: t.boolean({
      description: "Whether the player's voice opens and closes the turns by itself, without a key (C7).",
      resolve: ({ session }) => session.listening,
    }),
    interruptible: t.boolean({
      description: 'Whether a press cuts a host off (E7). Where it does not, it is refused with HOSTS_ON_AIR.',
      resolve: ({ session }) => session.rules.interruptible,
    }),
    understandsSpeech: t.boolean({
      description: "Whether speech in the programme's language is understood; where it is not, `say` is the way.",
      resolve: ({ session: { programme } }, _args, { deps }) =>
        deps.understands(programme.kind === 'scenario' ? programme.scenario.language : null),
    }),
    outcome: t.field({
      type: SessionOutcomeRef,
      nullable: true,
      description: 'How it ended; null while it has not.',
      resolve: ({ session: { state } }) => (state.kind === 'ENDED' ? state.outcome : null),
    }),
    openedAt: t.field({ type: 'DateTime', description: 'When it was opened.', resolve: ({ session }) => session.openedAt }),
  }),
})

builder.queryField('session', (t) =>
  t.field({
    type: SessionRef,
    nullable: true,
    description: "One of the player's own sessions as it stands now; null where there is none of that id.",
    args: { id: t.arg.id({ description: 'Id of the session.' }) },
    resolve: async (_, args, context) => {
      const session = await ownSession(context, args.id)
      return session && { session, at: context.deps.clock.now() }
    },
  }),
)

builder.objectField(MissionRef, 'sessions', (t) =>
  t.field({
    type: [SessionRef],
    description: 'The sessions of this mission, newest first.',
    resolve: async (mission, _args, { deps }) => {
      const at = deps.clock.now()
      const sessions = await deps.station.sessionsOf(mission.playerId, mission.id)
      return sessions.map((session) => ({ session, at }))
    },
  }),
)
