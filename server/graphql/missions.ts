import { builder } from './builder.ts'
import { MissionRef } from './mission.ts'
import { page, pageArgs } from './page.ts'

const MissionConnectionRef = builder.connectionObject(
  {
    type: MissionRef,
    name: 'MissionConnection',
    description: 'A page of missions, newest first.',
    edgesNullable: false,
    nodeNullable: false,
    edgesField: { description: 'The missions on this page, each with its cursor.' },
  },
  {
    name: 'MissionEdge',
    description: 'A mission and its place in the list.',
    nodeField: { description: 'The mission.' },
  },
)

builder.queryField('missions', (t) =>
  t.field({
    type: MissionConnectionRef,
    nullable: true,
    description: "The player's own missions, newest first; null without a sign-in.",
    args: pageArgs(t.arg),
    resolve: (_, args, { player, deps }) =>
      player &&
      page(
        args,
        async (first, after) => {
          const { missions: nodes, more } = await deps.desk.missions(player.id, first, after)
          return { nodes, more }
        },
        (mission) => mission.id,
      ),
  }),
)
