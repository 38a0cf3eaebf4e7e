import { Frequency, signalAt, type MissionStatus } from '../core/mission.ts'
import type { Session } from '../core/session.ts'
import { ownMission } from './access.ts'
import { builder } from './builder.ts'
import { checked } from './input.ts'
import { MissionStatusRef } from './mission.ts'
import { InvalidInputRef, notFound, NotFoundRef, TooManyShowsRef, unauthenticated, UnauthenticatedRef } from './outcomes.ts'
import { SessionRef, type SessionView } from './session.ts'

interface TunedIn {
  readonly __typename: 'TunedIn'
  readonly session: SessionView
}
interface NotReady {
  readonly __typename: 'NotReady'
  readonly message: string
  readonly status: MissionStatus
}
interface NothingOnAir {
  readonly __typename: 'NothingOnAir'
  readonly message: string
  readonly signal: number
}

const TunedInRef = builder.objectRef<TunedIn>('TunedIn').implement({
  description: 'The dial is on the station. The show starts when the client can hear: after `resumeHosts`, or, with `captionsOnly`, when `sessionEvents` is subscribed to.',
  fields: (t) => ({
    session: t.expose('session', { type: SessionRef, description: 'The session: a new one, or the one that is not over.' }),
  }),
})

const NotReadyRef = builder.objectRef<NotReady>('NotReady').implement({
  description: 'The mission is not at STAGE2 (M5). `missionStatus` tells when it is.',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'One sentence for a person.' }),
    status: t.expose('status', { type: MissionStatusRef, description: 'Where the mission stands: STAGE1 or FAILED.' }),
  }),
})

const NothingOnAirRef = builder.objectRef<NothingOnAir>('NothingOnAir').implement({
  description: 'Nothing but noise at that frequency (M5).',
  fields: (t) => ({
    message: t.exposeString('message', { description: 'One sentence for a person.' }),
    signal: t.exposeFloat('signal', {
      description: '0 (noise) to 1 (on the station): grows as the dial comes near, from 2 MHz off.',
    }),
  }),
})

const TuneInInputRef = builder.inputType('TuneInInput', {
  description: 'What to tune in to.',
  fields: (t) => ({
    missionId: t.id({ description: 'Id of the mission.' }),
    frequency: t.float({ description: 'The dial, in MHz, 87.5 to 108.0 with one decimal.' }),
    captionsOnly: t.boolean({
      required: false,
      description:
        'True where the client has no sound: the show starts when `sessionEvents` is subscribed to, without media. False where left out.',
    }),
  }),
})

const TuneInResultRef = builder.unionType('TuneInResult', {
  description: 'The session, or why there is none.',
  types: [TunedInRef, NotReadyRef, NothingOnAirRef, NotFoundRef, InvalidInputRef, TooManyShowsRef, UnauthenticatedRef],
})

builder.mutationField('tuneIn', (t) =>
  t.field({
    type: TuneInResultRef,
    description:
      'Tunes in: opens the session of a mission that is ready, or goes on with the one that is not over (M5). Safe to repeat.',
    args: { input: t.arg({ type: TuneInInputRef, description: 'What to tune in to.' }) },
    resolve: async (_, { input }, context) => {
      const { player, deps, showRoom } = context
      if (!player) return unauthenticated
      const dial = checked(Frequency, input.frequency, 'input.frequency')
      if (!('value' in dial)) return dial
      const mission = await ownMission(context, input.missionId)
      if (!mission) return notFound('mission')
      if (mission.status !== 'STAGE2') {
        const message =
          mission.status === 'STAGE1'
            ? 'The mission is still being prepared.'
            : `The mission could not be prepared: ${mission.fault.message}`
        return { __typename: 'NotReady', message, status: mission.status } as const
      }
      const signal = signalAt(mission.brief.frequency, dial.value)
      if (signal < 1) return { __typename: 'NothingOnAir', message: 'Nothing but noise here.', signal } as const
      const isIt = ({ programme }: Session) => programme.kind === 'mission' && programme.missionId === mission.id
      const wish = { captionsOnly: input.captionsOnly ?? false }
      const session = await showRoom.open(player.id, isIt, () => deps.station.tuneIn(mission, wish))
      if ('__typename' in session) return session
      return { __typename: 'TunedIn', session: { session, at: deps.clock.now() } } as const
    },
  }),
)
