import type { Persona } from '../core/conversation.ts'
import { builder } from './builder.ts'

export const GenderRef = builder.enumType('VoiceGender', {
  description: 'Which voices fit somebody.',
  values: {
    FEMININE: { value: 'feminine', description: 'Feminine ones.' },
    MASCULINE: { value: 'masculine', description: 'Masculine ones.' },
  } satisfies { [Name in Persona['gender'] as Uppercase<Name>]: { value: Name; description: string } },
})

export const CharacterRef = builder.objectRef<Persona>('Character').implement({
  description: 'Somebody to talk with in conversations, as their player made them (C1).',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `updateCharacter` and `startConversation`. It stays the same.' }),
    name: t.exposeString('name', {
      description: "The name they answer to, and that `Line.speaker` has; no two of a player's characters have the same.",
    }),
    role: t.exposeString('role', { description: 'What they are.' }),
    personality: t.exposeString('personality', { description: 'What they are like.' }),
    sound: t.exposeString('sound', { description: 'How they sound: age, pace, temper, accent. Their voice is cast by it.' }),
    gender: t.expose('gender', { type: GenderRef, description: 'Which voices fit them.' }),
    active: t.exposeBoolean('active', { description: 'Whether they answer in conversations.' }),
    createdAt: t.expose('createdAt', { type: 'DateTime', description: 'When they were made.' }),
    updatedAt: t.expose('updatedAt', { type: 'DateTime', description: 'When they were changed last.' }),
  }),
})

builder.queryField('characters', (t) =>
  t.field({
    type: [CharacterRef],
    nullable: true,
    description: "All of the player's own characters, those that are switched off included, oldest first; the ones that everybody begins with where they have made none; null without a sign-in (C1).",
    resolve: (_, _args, { player, deps }) => player && deps.personas.personas(player.id),
  }),
)
