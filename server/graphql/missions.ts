import { builder } from './builder.ts'
import { MissionRef } from './mission.ts'

/** Missions on a page: as many as are asked for, within 1 and `most`. */
const usual = 20
const most = 50

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
    args: {
      first: t.arg.int({
        required: false,
        description: `How many, 1 to ${most}; ${usual} where it is left out. More than ${most} gives ${most}.`,
      }),
      after: t.arg.string({
        required: false,
        description: '`endCursor` of the page before; the first page where it is left out.',
      }),
    },
    resolve: async (_, args, { player, deps }) => {
      if (!player) return null
      const first = Math.min(most, Math.max(1, args.first ?? usual))
      const after = args.after ?? null
      const { missions, more } = await deps.desk.missions(player.id, first, after)
      const edges = missions.map((node) => ({ node, cursor: node.id }))
      return {
        edges,
        pageInfo: {
          hasNextPage: more,
          hasPreviousPage: after !== null,
          startCursor: edges[0]?.cursor ?? null,
          endCursor: edges.at(-1)?.cursor ?? null,
        },
      }
    },
  }),
)
