import { builder } from './builder.ts'
import { ConversationRef, conversationOf } from './conversation.ts'
import { page, pageArgs } from './page.ts'

const ConversationConnectionRef = builder.connectionObject(
  {
    type: ConversationRef,
    name: 'ConversationConnection',
    description: 'A page of conversations, newest first.',
    edgesNullable: false,
    nodeNullable: false,
    edgesField: { description: 'The conversations on this page, each with its cursor.' },
  },
  {
    name: 'ConversationEdge',
    description: 'A conversation and its place in the list.',
    nodeField: { description: 'The conversation.' },
  },
)

builder.queryField('conversations', (t) =>
  t.field({
    type: ConversationConnectionRef,
    nullable: true,
    description: "The player's own conversations, newest first; null without a sign-in (C2).",
    args: pageArgs(t.arg),
    resolve: (_, args, { player, deps }) =>
      player &&
      page(
        args,
        async (first, after) => {
          const { sessions, more } = await deps.station.sessions(player.id, 'conversation', { first, after })
          const at = deps.clock.now()
          return { nodes: sessions.flatMap((session) => conversationOf({ session, at }) ?? []), more }
        },
        ({ session }) => session.id,
      ),
  }),
)
