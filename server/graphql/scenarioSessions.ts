import { builder } from './builder.ts'
import { page, pageArgs } from './page.ts'
import { SessionRef } from './session.ts'

const SessionConnectionRef = builder.connectionObject(
  {
    type: SessionRef,
    name: 'SessionConnection',
    description: 'A page of sessions, newest first.',
    edgesNullable: false,
    nodeNullable: false,
    edgesField: { description: 'The sessions on this page, each with its cursor.' },
  },
  {
    name: 'SessionEdge',
    description: 'A session and its place in the list.',
    nodeField: { description: 'The session.' },
  },
)

builder.queryField('scenarioSessions', (t) =>
  t.field({
    type: SessionConnectionRef,
    nullable: true,
    description: "The player's own games of scenarios, those that are not over included, newest first; null without a sign-in (S7).",
    args: pageArgs(t.arg),
    resolve: (_, args, { player, deps }) =>
      player &&
      page(
        args,
        async (first, after) => {
          const { sessions, more } = await deps.station.sessions(player.id, 'scenario', { first, after })
          const at = deps.clock.now()
          return { nodes: sessions.map((session) => ({ session, at })), more }
        },
        ({ session }) => session.id,
      ),
  }),
)
