import { builder } from './builder.ts'
import { CharacterRef } from './character.ts'
import { MessageRef } from './message.ts'
import { ModelSettingsRef } from './modelSettings.ts'
import { SpeakerRef } from './session.ts'
import { SessionEventRef, turnIdText, type Event } from './showEvents.ts'

const interfaces = [SessionEventRef]

const messageId = 'Id of the message, from MessageStarted.'
const characterId = 'Id of the character that writes it.'

export const MessageStartedRef = builder.objectRef<Event<'MessageStarted'>>('MessageStarted').implement({
  description: "A message exists (C3). A character's comes before its first token, with an empty text; a player's comes whole.",
  interfaces,
  fields: (t) => ({ message: t.expose('message', { type: MessageRef, description: 'The message as it is now.' }) }),
})

export const TextDeltaRef = builder.objectRef<Event<'TextDelta'>>('TextDelta').implement({
  description: 'More text of a message, as the model writes it (C5). Put it after what came before.',
  interfaces,
  fields: (t) => ({
    messageId: t.exposeID('messageId', { description: messageId }),
    characterId: t.exposeID('character', { description: characterId }),
    text: t.exposeString('text', { description: 'What is added, white space included.' }),
  }),
})

export const TextCompletedRef = builder.objectRef<Event<'TextCompleted'>>('TextCompleted').implement({
  description: 'The text of a message is whole; its audio may still be coming (C5).',
  interfaces,
  fields: (t) => ({
    messageId: t.exposeID('messageId', { description: messageId }),
    characterId: t.exposeID('character', { description: characterId }),
    text: t.exposeString('text', { description: 'All of it: it takes the place of the deltas.' }),
  }),
})

export const AudioCompletedRef = builder.objectRef<Event<'AudioCompleted'>>('AudioCompleted').implement({
  description: 'A message was heard to its end, or as far as it was (C5). Nothing more comes of it.',
  interfaces,
  fields: (t) => ({
    message: t.expose('message', { type: MessageRef, description: 'The message as it stays: `text` is what was heard, word for word.' }),
  }),
})

export const CharactersChangedRef = builder.objectRef<Event<'CharactersChanged'>>('CharactersChanged').implement({
  description: 'A character was made, changed, or switched on or off (C1).',
  interfaces,
  fields: (t) => ({
    characters: t.expose('characters', { type: [CharacterRef], description: 'Who takes part from here on, those that are switched off included.' }),
    cast: t.expose('cast', { type: [SpeakerRef], description: 'Everybody on the air from here on, with their voices.' }),
  }),
})

export const SettingsChangedRef = builder.objectRef<Event<'SettingsChanged'>>('SettingsChanged').implement({
  description: 'The model writes otherwise from here on (C6).',
  interfaces,
  fields: (t) => ({ settings: t.expose('settings', { type: ModelSettingsRef, description: 'All of its settings.' }) }),
})

export const ListeningChangedRef = builder.objectRef<Event<'ListeningChanged'>>('ListeningChanged').implement({
  description: "Whether the player's voice opens and closes the turns by itself changed (C7).",
  interfaces,
  fields: (t) => ({ listening: t.exposeBoolean('listening', { description: 'Whether it does now.' }) }),
})

export const SpeechStartedRef = builder.objectRef<Event<'SpeechStarted'>>('SpeechStarted').implement({
  description: "The player's voice opened a turn (C7).",
  interfaces,
  fields: (t) => ({ turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }) }),
})

export const SpeechStoppedRef = builder.objectRef<Event<'SpeechStopped'>>('SpeechStopped').implement({
  description: 'The player has been quiet for long enough: the turn is closed, and FinalTranscript follows (C7).',
  interfaces,
  fields: (t) => ({ turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }) }),
})
