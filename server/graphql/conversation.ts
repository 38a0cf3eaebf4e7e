import { ownSession } from './access.ts'
import { builder } from './builder.ts'
import { CharacterRef } from './character.ts'
import { MessageRef } from './message.ts'
import { ModelSettingsRef } from './modelSettings.ts'
import { slice } from './page.ts'
import { SessionRef, type Playing, type SessionView } from './session.ts'

const MessageConnectionRef = builder.connectionObject(
  {
    type: MessageRef,
    name: 'MessageConnection',
    description: 'A page of messages, oldest first.',
    edgesNullable: false,
    nodeNullable: false,
    edgesField: { description: 'The messages on this page, each with its cursor.' },
  },
  {
    name: 'MessageEdge',
    description: 'A message and its place in the conversation.',
    nodeField: { description: 'The message.' },
  },
)

export const ConversationRef = builder.objectRef<Playing<'conversation'>>('Conversation').implement({
  description: 'A player talking with characters (C2). It is one session, and has the same id.',
  fields: (t) => ({
    id: t.id({ description: 'The id of its session, too.', resolve: ({ session }) => session.id }),
    session: t.field({ type: SessionRef, description: 'Its session: the state, the lines on the air, the media.', resolve: (playing) => playing }),
    characters: t.field({
      type: [CharacterRef],
      description: 'Who takes part, those that are switched off included.',
      resolve: ({ programme }) => programme.characters,
    }),
    settings: t.field({
      type: ModelSettingsRef,
      description: 'How the model writes in it (C6).',
      resolve: ({ programme }) => programme.settings,
    }),
    createdAt: t.field({ type: 'DateTime', description: 'When it was started.', resolve: ({ session }) => session.openedAt }),
    messages: t.field({
      type: MessageConnectionRef,
      description:
        'What was said, oldest first (C2, C3). `first` and `after` page forwards, `last` and `before` backwards; the last ones where neither `first` nor `last` is given.',
      args: {
        first: t.arg.int({ required: false, description: 'How many from the beginning, or after `after`: 1 to 50.' }),
        after: t.arg.string({ required: false, description: 'Cursor of the message before the first wanted.' }),
        last: t.arg.int({ required: false, description: 'How many from the end, or before `before`: 1 to 50.' }),
        before: t.arg.string({ required: false, description: 'Cursor of the message after the last wanted.' }),
      },
      resolve: ({ programme }, args) => slice(programme.messages, args),
    }),
  }),
})

/** The conversation that a session is; null where it plays anything else. */
export function conversationOf(view: SessionView): Playing<'conversation'> | null {
  const { programme } = view.session
  return programme.kind === 'conversation' ? { ...view, programme } : null
}

builder.queryField('conversation', (t) =>
  t.field({
    type: ConversationRef,
    nullable: true,
    description: "One of the player's own conversations as it stands now, running or not; null where there is none of that id (C2).",
    args: { id: t.arg.id({ description: 'Id of the conversation.' }) },
    resolve: async (_, args, context) => {
      const session = await ownSession(context, args.id)
      return session && conversationOf({ session, at: context.deps.clock.now() })
    },
  }),
)
