import { z } from 'zod'
import { PersonaWish } from '../core/conversation.ts'
import { id, type CharacterId } from '../core/ids.ts'
import { longestId } from './access.ts'
import { builder } from './builder.ts'
import { CharacterRef, GenderRef } from './character.ts'
import { checked } from './input.ts'
import {
  invalidInput,
  InvalidInputRef,
  notFound,
  NotFoundRef,
  rateLimited,
  RateLimitedRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'
import { tooOften } from './turns.ts'

const lengths = {
  name: 'The name they answer to, 1 to 60 characters with a letter in it. It is theirs alone, upper and lower case not counted.',
  role: 'What they are, 1 to 200 characters.',
  personality: 'What they are like, 1 to 600 characters: it is how they talk.',
  sound: 'How they sound, 1 to 300 characters: age, pace, temper, accent.',
  gender: 'Which voices fit them.',
}

const CreateCharacterInputRef = builder.inputType('CreateCharacterInput', {
  description: 'Who to make.',
  fields: (t) => ({
    name: t.string({ description: lengths.name }),
    role: t.string({ description: lengths.role }),
    personality: t.string({ description: lengths.personality }),
    sound: t.string({ description: lengths.sound }),
    gender: t.field({ type: GenderRef, description: lengths.gender }),
    active: t.boolean({ required: false, description: 'Whether they answer in conversations; true where it is left out.' }),
  }),
})

const UpdateCharacterInputRef = builder.inputType('UpdateCharacterInput', {
  description: 'What to change of a character. What is left out, or null, stays as it is.',
  fields: (t) => ({
    characterId: t.id({ description: 'Id of the character.' }),
    name: t.string({ required: false, description: lengths.name }),
    role: t.string({ required: false, description: lengths.role }),
    personality: t.string({ required: false, description: lengths.personality }),
    sound: t.string({ required: false, description: lengths.sound }),
    gender: t.field({ type: GenderRef, required: false, description: lengths.gender }),
    active: t.boolean({ required: false, description: 'Switches them on or off.' }),
  }),
})

const CreateCharacterResultRef = builder.unionType('CreateCharacterResult', {
  description: 'The new character, or why there is none.',
  types: [CharacterRef, InvalidInputRef, RateLimitedRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : CharacterRef),
})

const UpdateCharacterResultRef = builder.unionType('UpdateCharacterResult', {
  description: 'The character as it is now, or why nothing was changed.',
  types: [CharacterRef, InvalidInputRef, NotFoundRef, RateLimitedRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : CharacterRef),
})

const Change: z.ZodType<Partial<PersonaWish>> = z.strictObject({
  name: PersonaWish.shape.name.exactOptional(),
  role: PersonaWish.shape.role.exactOptional(),
  personality: PersonaWish.shape.personality.exactOptional(),
  sound: PersonaWish.shape.sound.exactOptional(),
  gender: PersonaWish.shape.gender.exactOptional(),
  active: PersonaWish.shape.active.exactOptional(),
})

/** What of it was given. */
function given(fields: object) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))
}

function nameTaken(name: string) {
  return invalidInput('input.name', `You have a character named ${name} already.`)
}

builder.mutationField('createCharacter', (t) =>
  t.field({
    type: CreateCharacterResultRef,
    description:
      'Makes a character (C1). It joins those running conversations that were started without a list of characters. RateLimited where the player has made too many within the hour.',
    args: { input: t.arg({ type: CreateCharacterInputRef, description: 'Who to make.' }) },
    resolve: async (_, args, { player, deps, rates }) => {
      if (!player) return unauthenticated
      const wish = checked(PersonaWish, { ...args.input, active: args.input.active ?? true }, 'input')
      if (!('value' in wish)) return wish
      const wait = rates.characters.take(player.id)
      if (wait > 0) return rateLimited(wait)
      const made = await deps.personas.create(player.id, wish.value)
      if ('nameTaken' in made) return nameTaken(made.nameTaken)
      if ('tooMany' in made) return invalidInput('input', `You have ${made.tooMany} characters, and cannot have more.`)
      return made
    },
  }),
)

builder.mutationField('updateCharacter', (t) =>
  t.field({
    type: UpdateCharacterResultRef,
    description: 'Changes a character, or switches it on or off. Running conversations have it at once: CharactersChanged (C1). RateLimited after too many within the minute.',
    args: { input: t.arg({ type: UpdateCharacterInputRef, description: 'What to change.' }) },
    resolve: async (_, { input }, context) => {
      const { player, deps } = context
      if (!player) return unauthenticated
      const { characterId, ...fields } = input
      const change = checked(Change, given(fields), 'input')
      if (!('value' in change)) return change
      if (characterId.length > longestId) return notFound('character')
      const limited = tooOften(context)
      if (limited) return limited
      const changed = await deps.personas.change(player.id, id<CharacterId>(characterId), change.value)
      if (!changed) return notFound('character')
      return 'nameTaken' in changed ? nameTaken(changed.nameTaken) : changed
    },
  }),
)
