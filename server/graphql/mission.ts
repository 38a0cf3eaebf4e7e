import type { Character, Mission, MissionStatus } from '../core/mission.ts'
import { targetOf } from '../core/score.ts'
import { ownMission } from './access.ts'
import { builder } from './builder.ts'
import { once } from './once.ts'
import { FaultRef, NotFoundRef, unauthenticated, notFound, UnauthenticatedRef, type NotFound, type Unauthenticated } from './outcomes.ts'

export const MissionStatusRef = builder.enumType('MissionStatus', {
  description: 'How far a mission is (M2, M3).',
  values: {
    STAGE1: { description: 'It has its brief; the live phase is being prepared.' },
    STAGE2: { description: 'It can be tuned in to.' },
    FAILED: { description: 'It could not be prepared; `fault` says why, and `retryMission` tries again.' },
  } satisfies { [Status in MissionStatus]: { description: string } },
})

const MissionCharacterRef = builder.objectRef<Character>('MissionCharacter').implement({
  description: 'Somebody who is on the air in a mission.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name they go by on the air; no two of a mission have the same.' }),
    role: t.exposeString('role', { description: 'What they do on this station.' }),
    personality: t.exposeString('personality', { description: 'What they are like, and so what may move them.' }),
    sound: t.exposeString('sound', { description: 'How they sound: age, pace, temper, accent. Their voice is cast by it.' }),
  }),
})

export const MissionRef = builder.objectRef<Mission>('Mission').implement({
  description: 'A story to play: a station, the people on it, and a task. It is played as often as one likes, each time as a new session.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `mission`, `missionStatus`, `retryMission` and `tuneIn`.' }),
    status: t.expose('status', { type: MissionStatusRef, description: 'How far it is. `missionStatus` tells when that changes.' }),
    title: t.string({ description: 'Its title.', resolve: ({ brief }) => brief.title }),
    story: t.string({ description: 'What has happened.', resolve: ({ brief }) => brief.story }),
    task: t.string({ description: 'What the player is to achieve on the air.', resolve: ({ brief }) => brief.task }),
    frequency: t.float({
      description: "The station's frequency in MHz, 87.5 to 108.0, with one decimal.",
      resolve: ({ brief }) => brief.frequency,
    }),
    characters: t.field({
      type: [MissionCharacterRef],
      description: 'The two to four people on the air.',
      resolve: ({ brief }) => brief.characters,
    }),
    listeners: t.int({ description: 'How many people are listening.', resolve: ({ brief }) => brief.listeners }),
    target: t.int({
      description: 'How many of them have to be awakened to win.',
      resolve: ({ brief, wish }) => targetOf(brief.listeners, wish.targetShare),
    }),
    timeLimitSeconds: t.int({
      description: 'Time on the air, in seconds. It runs only while somebody is on the air (M12).',
      resolve: ({ wish }) => Math.round(wish.timeLimitMs / 1000),
    }),
    fault: t.field({
      type: FaultRef,
      nullable: true,
      description: 'Why the mission FAILED; null otherwise.',
      resolve: (mission) => (mission.status === 'FAILED' ? mission.fault : null),
    }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When it was created.' }),
  }),
})

builder.queryField('mission', (t) =>
  t.field({
    type: MissionRef,
    nullable: true,
    description: "One of the player's own missions; null where there is none of that id (M4).",
    args: { id: t.arg.id({ description: 'Id of the mission.' }) },
    resolve: (_, args, context) => ownMission(context, args.id),
  }),
)

const MissionStatusResultRef = builder.unionType('MissionStatusResult', {
  description: 'One message of `missionStatus`. After NotFound or Unauthenticated it ends.',
  types: [MissionRef, NotFoundRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : MissionRef),
})

builder.subscriptionField('missionStatus', (t) =>
  t.field({
    type: MissionStatusResultRef,
    description:
      'The mission now, and again whenever its status changes (M4). It goes on until it is unsubscribed from: a FAILED mission may be retried.',
    args: { missionId: t.arg.id({ description: 'Id of the mission.' }) },
    subscribe: async (_, args, context): Promise<AsyncIterable<Mission | NotFound | Unauthenticated>> => {
      if (!context.player) return once(unauthenticated)
      const mission = await ownMission(context, args.missionId)
      const followed = mission && (await context.deps.desk.follow(context.player.id, mission.id))
      return followed ?? once(notFound('mission'))
    },
    resolve: (message) => message,
  }),
)
