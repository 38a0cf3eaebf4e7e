import { targetOf } from '../core/score.ts'
import { ownMission } from './access.ts'
import { builder } from './builder.ts'
import { ConversationRef } from './conversation.ts'
import { MissionRef } from './mission.ts'
import { ScenarioProgrammeRef } from './scenarioProgramme.ts'
import { SessionRef, type Playing } from './session.ts'

const MissionProgrammeRef = builder.objectRef<Playing<'mission'>>('MissionProgramme').implement({
  description: 'A mission on the air, as it stands (M11).',
  fields: (t) => ({
    mission: t.field({
      type: MissionRef,
      description: 'The mission that is played.',
      resolve: async ({ programme, session }, _args, context) => {
        const mission = await ownMission(context, programme.missionId)
        if (!mission) throw new Error(`session ${session.id} has no mission ${programme.missionId}`)
        return mission
      },
    }),
    awakened: t.int({ description: 'How many listeners are awake now.', resolve: ({ programme }) => programme.score.awakened }),
    listeners: t.int({ description: 'How many people are listening.', resolve: ({ programme }) => programme.score.listeners }),
    target: t.int({
      description: 'How many of them have to be awakened to win.',
      resolve: ({ programme: { score, targetShare } }) => targetOf(score.listeners, targetShare),
    }),
  }),
})

const ConversationProgrammeRef = builder.objectRef<Playing<'conversation'>>('ConversationProgramme').implement({
  description: 'A conversation, as it stands.',
  fields: (t) => ({
    conversation: t.field({
      type: ConversationRef,
      description: 'The conversation: who takes part, and what was said.',
      resolve: (playing) => playing,
    }),
  }),
})

const ProgrammeRef = builder.unionType('Programme', {
  description: 'What a session plays, and how that stands. New members may be added.',
  types: [MissionProgrammeRef, ScenarioProgrammeRef, ConversationProgrammeRef],
  resolveType: ({ programme }) => {
    switch (programme.kind) {
      case 'mission':
        return MissionProgrammeRef
      case 'scenario':
        return ScenarioProgrammeRef
      case 'conversation':
        return ConversationProgrammeRef
      default:
        return programme satisfies never
    }
  },
})

builder.objectField(SessionRef, 'programme', (t) =>
  t.field({
    type: ProgrammeRef,
    description: 'What is played, and how it stands.',
    resolve: (view) => ({ ...view, programme: view.session.programme }) as Playing<'mission'> | Playing<'scenario'> | Playing<'conversation'>,
  }),
)
