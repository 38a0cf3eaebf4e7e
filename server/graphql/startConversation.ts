import { ownShow } from './access.ts'
import { accepted } from './accepted.ts'
import { builder } from './builder.ts'
import { conversationOf, ConversationRef } from './conversation.ts'
import { ModelSettingsInputRef, settingsOf } from './modelSettings.ts'
import {
  invalidInput,
  InvalidInputRef,
  rateLimited,
  RateLimitedRef,
  TooManyShowsRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'
import { isNone } from './showRoom.ts'
import { TurnResultRef } from './turns.ts'

const StartConversationInputRef = builder.inputType('StartConversationInput', {
  description: 'Whom to talk with, and how. Everything has a default.',
  fields: (t) => ({
    characterIds: t.idList({
      required: false,
      description: 'Ids of characters, at least one, each once. Left out: all that are active, and those that are made later join by themselves.',
    }),
    settings: t.field({
      type: ModelSettingsInputRef,
      required: false,
      description: 'How the model is to write; the usual model and its own settings where it is left out.',
    }),
    captionsOnly: t.boolean({
      required: false,
      description: 'True where the client has no sound: lines are captions, without media. False where left out.',
    }),
  }),
})

const ChangeSettingsInputRef = builder.inputType('ChangeSettingsInput', {
  description: 'How the model is to write in a conversation from now on.',
  fields: (t) => ({
    conversationId: t.id({ description: 'Id of the conversation.' }),
    settings: t.field({ type: ModelSettingsInputRef, description: 'All of the settings: they take the place of those before.' }),
  }),
})

const StartConversationResultRef = builder.unionType('StartConversationResult', {
  description: 'The new conversation, or why there is none.',
  types: [ConversationRef, InvalidInputRef, RateLimitedRef, TooManyShowsRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : ConversationRef),
})

builder.mutationField('startConversation', (t) =>
  t.field({
    type: StartConversationResultRef,
    description:
      'Begins a conversation, each call another one (C2). Follow `sessionEvents` with its id, and take the steps of the media as for a mission; the player has the first word. RateLimited where the player has started too many sessions within the hour.',
    args: { input: t.arg({ type: StartConversationInputRef, description: 'Whom to talk with, and how; `{}` leaves all of it open.' }) },
    resolve: async (_, { input }, { player, deps, rates, showRoom }) => {
      if (!player) return unauthenticated
      const settings = settingsOf(input.settings ?? {}, deps.models, 'input.settings')
      if (!('value' in settings)) return settings
      const all = await deps.personas.personas(player.id)
      const wanted = input.characterIds ?? null
      const field = 'input.characterIds'
      if (wanted && (wanted.length < 1 || new Set(wanted).size < wanted.length))
        return invalidInput(field, 'Choose at least one character, and each once.')
      const chosen = wanted ? all.filter((persona) => wanted.includes(persona.id)) : all.filter(({ active }) => active)
      if (wanted && chosen.length < wanted.length) return invalidInput(field, 'You have no character of one of those ids.')
      if (chosen.length === 0) return invalidInput(field, 'You have no active character: make one first.')
      return showRoom.open(player.id, isNone, async () => {
        const wait = rates.sessions.take(player.id)
        if (wait > 0) return rateLimited(wait)
        const session = await deps.station.startConversation(
          player.id,
          { characters: chosen, openCast: wanted === null, settings: settings.value },
          { captionsOnly: input.captionsOnly ?? false },
        )
        const conversation = conversationOf({ session, at: deps.clock.now() })
        if (!conversation) throw new Error(`session ${session.id} was started as a conversation, and is none`)
        return conversation
      })
    },
  }),
)

builder.mutationField('changeSettings', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'Changes how the model writes in a conversation (C6). A message that is being written is not changed any more; SettingsChanged follows. Refused: WRONG_PROGRAMME, SHOW_ENDED.',
    args: { input: t.arg({ type: ChangeSettingsInputRef, description: 'What to change.' }) },
    resolve: async (_, { input }, context) => {
      const own = await ownShow(context, input.conversationId, 'conversation')
      if (!('show' in own)) return own
      const settings = settingsOf(input.settings, context.deps.models, 'input.settings')
      return 'value' in settings ? accepted(await own.show.changeSettings(settings.value)) : settings
    },
  }),
)
