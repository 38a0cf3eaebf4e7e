import { z } from 'zod'
import type { CharacterId, MessageId, Ms, PlayerId, TurnId } from './ids.ts'
import { Character } from './mission.ts'

/** Somebody to talk with, as their player made them (C1). */
export interface Persona extends Character {
  readonly id: CharacterId
  readonly playerId: PlayerId
  /** Whether they answer in conversations. */
  readonly active: boolean
  readonly createdAt: Ms
  readonly updatedAt: Ms
}

/** Whoever is called so could not be told from the others. */
const everybody = new Set(['everyone', 'everybody', 'all of you', 'you all', 'player', 'caller', 'you'])

/** What a player says of a character. The same limits as for the characters of a mission, and its messages for people. */
export const PersonaWish = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, 'A character needs a name.')
    .max(60, 'At most 60 characters.')
    .regex(/\p{L}/u, 'A name has at least one letter.')
    .refine((name) => !everybody.has(name.toLowerCase()), 'That name means everybody, or you.'),
  role: z.string().trim().min(1, 'Say what they are.').max(200, 'At most 200 characters.'),
  personality: z.string().trim().min(1, 'Say what they are like.').max(600, 'At most 600 characters.'),
  sound: z.string().trim().min(1, 'Say how they sound.').max(300, 'At most 300 characters.'),
  gender: Character.shape.gender,
  active: z.boolean(),
})
export type PersonaWish = z.infer<typeof PersonaWish>

/** How the model is to write in a conversation (C6); null leaves a setting to the model. */
export interface ModelSettings {
  readonly model: string
  readonly temperature: number | null
  readonly topP: number | null
  readonly topK: number | null
  readonly presencePenalty: number | null
  readonly frequencyPenalty: number | null
}

/** The settings that a model may or may not take. */
export const settingNames = ['temperature', 'topP', 'topK', 'presencePenalty', 'frequencyPenalty'] as const
export type SettingName = (typeof settingNames)[number]

/** Who wrote a message: the player in a turn, or a character. */
export type Author =
  | { readonly kind: 'player'; readonly turn: TurnId }
  | { readonly kind: 'character'; readonly id: CharacterId; readonly name: string }

/**
 * `WRITING`: its text is still coming. `SPEAKING`: the text is whole, the audio is not. `COMPLETE`: heard to its end; a
 * player's message is from the beginning. `INTERRUPTED`: only what was heard is left of it (E7). `FAILED`: the writer
 * broke off before the first word.
 */
export type MessageStatus = 'WRITING' | 'SPEAKING' | 'COMPLETE' | 'INTERRUPTED' | 'FAILED'

/** One message of a conversation (C3). */
export interface Message {
  readonly id: MessageId
  readonly author: Author
  /** When it was begun. */
  readonly at: Ms
  /** What has been written of it; once it is COMPLETE or INTERRUPTED, word for word what was heard. */
  readonly text: string
  readonly status: MessageStatus
}
