import { settingNames, type ModelSettings, type SettingName } from '../core/conversation.ts'
import { checkedSettings, type SettingsWish } from '../core/modelSettings.ts'
import type { WriterModel } from '../core/ports.ts'
import { builder } from './builder.ts'
import { invalidInput, type InvalidInput } from './outcomes.ts'

const about = {
  temperature: 'How freely it chooses its words; low is predictable.',
  topP: 'It chooses among the likeliest words that make up this share of the probability.',
  topK: 'It chooses among this many of the likeliest words.',
  presencePenalty: 'How much it avoids words that it has used already; negative prefers them.',
  frequencyPenalty: 'How much it avoids words the more often it has used them; negative prefers them.',
} satisfies { [Name in SettingName]: string }

const names = {
  temperature: 'TEMPERATURE',
  topP: 'TOP_P',
  topK: 'TOP_K',
  presencePenalty: 'PRESENCE_PENALTY',
  frequencyPenalty: 'FREQUENCY_PENALTY',
} as const satisfies { [Name in SettingName]: string }

const SettingNameRef = builder.enumType('ModelSettingName', {
  description: 'A setting that a model may or may not take (C6).',
  values: {
    TEMPERATURE: { description: `\`temperature\`. ${about.temperature}` },
    TOP_P: { description: `\`topP\`. ${about.topP}` },
    TOP_K: { description: `\`topK\`. ${about.topK}` },
    PRESENCE_PENALTY: { description: `\`presencePenalty\`. ${about.presencePenalty}` },
    FREQUENCY_PENALTY: { description: `\`frequencyPenalty\`. ${about.frequencyPenalty}` },
  } satisfies { [Name in (typeof names)[SettingName]]: { description: string } },
})

interface Taken {
  readonly setting: SettingName
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

const TakenRef = builder.objectRef<Taken>('ModelSettingRange').implement({
  description: 'A setting that a model takes, and its range.',
  fields: (t) => ({
    setting: t.field({ type: SettingNameRef, description: 'Which setting.', resolve: ({ setting }) => names[setting] }),
    min: t.exposeFloat('min', { description: 'The smallest value it takes.' }),
    max: t.exposeFloat('max', { description: 'The largest value it takes.' }),
    whole: t.exposeBoolean('whole', { description: 'Whether it takes whole numbers only.' }),
  }),
})

const WriterModelRef = builder.objectRef<WriterModel>('WriterModel').implement({
  description: 'A model that can be chosen for a conversation.',
  fields: (t) => ({
    name: t.exposeString('name', { description: "The provider's name of it, for `ModelSettingsInput.model`." }),
    takes: t.field({
      type: [TakenRef],
      description: 'The settings that it takes. Any other is refused by name (C6).',
      resolve: ({ takes }) =>
        settingNames.flatMap((setting) => {
          const range = takes[setting]
          return range ? [{ setting, ...range }] : []
        }),
    }),
  }),
})

builder.queryField('models', (t) =>
  t.field({
    type: [WriterModelRef],
    description: 'The models that can be chosen for conversations, the usual one first (C6). Needs no sign-in.',
    resolve: (_, _args, { deps }) => deps.models,
  }),
)

export const ModelSettingsRef = builder.objectRef<ModelSettings>('ModelSettings').implement({
  description: 'How the model writes in a conversation (C6). Null leaves a setting to the model.',
  fields: (t) => ({
    model: t.exposeString('model', { description: 'Name of the model, one of `models`.' }),
    temperature: t.exposeFloat('temperature', { nullable: true, description: about.temperature }),
    topP: t.exposeFloat('topP', { nullable: true, description: about.topP }),
    topK: t.exposeFloat('topK', { nullable: true, description: about.topK }),
    presencePenalty: t.exposeFloat('presencePenalty', { nullable: true, description: about.presencePenalty }),
    frequencyPenalty: t.exposeFloat('frequencyPenalty', { nullable: true, description: about.frequencyPenalty }),
  }),
})

export const ModelSettingsInputRef = builder.inputType('ModelSettingsInput', {
  description:
    'How the model is to write (C6). What is left out is left to the model. One that the model does not take, or that is out of its range, is InvalidInput with the name of the field; `models` says what fits.',
  fields: (t) => ({
    model: t.string({ required: false, description: 'Name of the model, one of `models`; the usual one where it is left out.' }),
    temperature: t.float({ required: false, description: about.temperature }),
    topP: t.float({ required: false, description: about.topP }),
    topK: t.float({ required: false, description: about.topK }),
    presencePenalty: t.float({ required: false, description: about.presencePenalty }),
    frequencyPenalty: t.float({ required: false, description: about.frequencyPenalty }),
  }),
})

/** Settings that the model takes, or the answer that names the one that it does not (C6). */
export function settingsOf(
  wish: SettingsWish,
  models: readonly WriterModel[],
  path: string,
): { readonly value: ModelSettings } | InvalidInput {
  const result = checkedSettings(wish, models)
  return 'settings' in result ? { value: result.settings } : invalidInput(`${path}.${result.field}`, result.message)
}
