import type { Message, MessageStatus } from '../core/conversation.ts'
import { builder } from './builder.ts'

const authors = { player: 'PLAYER', character: 'CHARACTER' } as const satisfies {
  [Kind in Message['author']['kind']]: string
}

const MessageAuthorRef = builder.enumType('MessageAuthor', {
  description: 'Who wrote a message.',
  values: {
    PLAYER: { description: 'The player, spoken or typed.' },
    CHARACTER: { description: 'A character.' },
  } satisfies { [Author in (typeof authors)[Message['author']['kind']]]: { description: string } },
})

const MessageStatusRef = builder.enumType('MessageStatus', {
  description: 'How far a message is (C3, C5).',
  values: {
    WRITING: { description: 'Its text is still coming.' },
    SPEAKING: { description: 'The text is whole; its audio is not.' },
    COMPLETE: { description: "It was heard to its end; a player's is from the beginning." },
    INTERRUPTED: { description: 'The player cut in: only what was heard is left of it (E7).' },
    FAILED: { description: 'The writer broke off before the first word.' },
  } satisfies { [Status in MessageStatus]: { description: string } },
})

const byPlayer = ({ author }: Message) => (author.kind === 'player' ? author : null)
const byCharacter = ({ author }: Message) => (author.kind === 'character' ? author : null)

export const MessageRef = builder.objectRef<Message>('Message').implement({
  description: 'One message of a conversation: what the player said in one turn, or one answer of one character (C3).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'There before its first word. It is unique within its conversation only.' }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was begun.' }),
    author: t.field({ type: MessageAuthorRef, description: 'Who wrote it.', resolve: ({ author }) => authors[author.kind] }),
    characterId: t.id({
      nullable: true,
      description: 'Id of the character that wrote it; null where it is the player.',
      resolve: (message) => byCharacter(message)?.id ?? null,
    }),
    characterName: t.string({
      nullable: true,
      description: 'The name of that character as it was then; null where it is the player.',
      resolve: (message) => byCharacter(message)?.name ?? null,
    }),
    turnId: t.id({
      nullable: true,
      description: 'Id of the turn in which the player said it; null where a character wrote it.',
      resolve: (message) => byPlayer(message)?.turn ?? null,
    }),
    text: t.exposeString('text', {
      description: 'What has been written of it; once it is COMPLETE or INTERRUPTED, word for word what was heard.',
    }),
    status: t.expose('status', { type: MessageStatusRef, description: 'How far it is.' }),
  }),
})
