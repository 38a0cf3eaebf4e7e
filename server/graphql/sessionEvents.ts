import { ProviderFailure } from '../core/errors.ts'
import type { Ms } from '../core/ids.ts'
import type { Told } from '../radio/feed.ts'
import { ownSession, ownShow } from './access.ts'
import { builder } from './builder.ts'
import { once } from './once.ts'
import {
  AudioCompletedRef,
  CharactersChangedRef,
  ListeningChangedRef,
  MessageStartedRef,
  SettingsChangedRef,
  SpeechStartedRef,
  SpeechStoppedRef,
  TextCompletedRef,
  TextDeltaRef,
} from './conversationEvents.ts'
import {
  notFound,
  NotFoundRef,
  UnauthenticatedRef,
  type NotFound,
  type Unauthenticated,
} from './outcomes.ts'
import {
  ScenarioErrorRef,
  ScenarioFinalRef,
  ScenarioPartialRef,
  ScenarioPenaltyRef,
  ScenarioReadyRef,
  ScenarioResetRef,
} from './scenarioEvents.ts'
import { SessionRef, type SessionView } from './session.ts'
import {
  ClockWarningRef,
  ShowClosingRef,
  DialogueEndedRef,
  FinalTranscriptRef,
  LineInterruptedRef,
  LineStartedRef,
  PartialTranscriptRef,
  ScoreUpdatedRef,
  SessionEventRef,
  ShowEndedRef,
  SignalBackRef,
  SignalWeakRef,
  StableTranscriptRef,
  StateChangedRef,
  TurnMeasuredRef,
} from './showEvents.ts'

interface Snapshot {
  readonly __typename: 'Snapshot'
  readonly seq: number
  readonly at: Ms
  readonly session: SessionView
}
interface Replaced {
  readonly __typename: 'Replaced'
  readonly message: string
}

const SnapshotRef = builder.objectRef<Snapshot>('Snapshot').implement({
  description: 'The session as it stands after event `seq`. What the client knew before does not count any more.',
  interfaces: [SessionEventRef],
  fields: (t) => ({ session: t.expose('session', { type: SessionRef, description: 'The session at `at`.' }) }),
})

const ReplacedRef = builder.objectRef<Replaced>('Replaced').implement({
  description: 'Another client has taken this session over; this subscription ends (E5). Do not subscribe again by yourself.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'One sentence for a person.' }) }),
})

const SessionEventResultRef = builder.unionType('SessionEventResult', {
  description: 'One message of `sessionEvents`. After ShowEnded, Replaced, NotFound or Unauthenticated it ends; and when the session is put away, which a StateChanged to OFF_AIR comes before (after `leave`, after long silence, when a service failed too often, or when the grace is over), or an error with the code STORE_UNAVAILABLE where not even that could be stored. New members may be added.',
  types: [
    SnapshotRef,
    StateChangedRef,
    LineStartedRef,
    DialogueEndedRef,
    LineInterruptedRef,
    PartialTranscriptRef,
    StableTranscriptRef,
    FinalTranscriptRef,
    ScoreUpdatedRef,
    ClockWarningRef,
    ShowClosingRef,
    SignalWeakRef,
    SignalBackRef,
    TurnMeasuredRef,
    ShowEndedRef,
    ScenarioReadyRef,
    ScenarioPartialRef,
    ScenarioPenaltyRef,
    ScenarioFinalRef,
    ScenarioResetRef,
    ScenarioErrorRef,
    MessageStartedRef,
    TextDeltaRef,
    TextCompletedRef,
    AudioCompletedRef,
    CharactersChangedRef,
    SettingsChangedRef,
    ListeningChangedRef,
    SpeechStartedRef,
    SpeechStoppedRef,
    ReplacedRef,
    NotFoundRef,
    UnauthenticatedRef,
  ],
  resolveType: (value) => ('__typename' in value ? value.__typename : value.kind),
})

/** What the feed tells, as a member of the union. */
function memberOf(told: Told) {
  switch (told.kind) {
    case 'event':
      return told.event
    case 'snapshot': {
      const { session, at } = told
      return { __typename: 'Snapshot', seq: session.seq, at, session: { session, at } } as const
    }
    case 'replaced':
      return { __typename: 'Replaced', message: 'This show has been taken over by another client of yours.' } as const
    case 'putAway': {
      const message = `${told.fault.message} The show was put away as it is stored: tuning in or resuming goes on with it.`
      throw new ProviderFailure({ ...told.fault, message })
    }
    default:
      return told satisfies never
  }
}

builder.subscriptionField('sessionEvents', (t) =>
  t.field({
    type: SessionEventResultRef,
    description:
      'Everything that happens in a session, in order (E3). Without `since` the first event is a Snapshot. With `since` it begins with what was missed, or with a Snapshot where that is not kept any more. After a dropped socket subscribe again with `since`. A session has one subscriber: the newest; the one before gets Replaced. A session that has ended gives one Snapshot.',
    args: {
      sessionId: t.arg.id({ description: 'Id of the session.' }),
      since: t.arg.int({
        required: false,
        description: 'Number of the last event that the client has; left out by a client that has none.',
      }),
    },
    subscribe: async (_, { sessionId, since }, context): Promise<AsyncIterable<Told | NotFound | Unauthenticated>> => {
      const own = await ownShow(context, sessionId)
      if ('show' in own) return own.show.follow(since ?? null)
      if (own.__typename !== 'Refused') return once(own)
      const session = await ownSession(context, sessionId)
      return once(session ? { kind: 'snapshot', session, at: context.deps.clock.now() } : notFound('session'))
    },
    resolve: (told) => ('kind' in told ? memberOf(told) : told),
  }),
)
