import { settingNames, type ModelSettings, type SettingName } from './conversation.ts'
import type { WriterModel } from './ports.ts'

/** A wish for settings: what is left out or null is left to the model, and the model to the configuration. */
export type SettingsWish = { readonly [K in keyof ModelSettings]?: ModelSettings[K] | null | undefined }

/** What is wrong with a wish, and where. */
export interface SettingsFault {
  readonly field: keyof ModelSettings
  /** One sentence for a person. */
  readonly message: string
}

/** As people call them, in a sentence. */
const titles: Readonly<Record<SettingName, string>> = {
  temperature: 'temperature',
  topP: 'top P',
  topK: 'top K',
  presencePenalty: 'presence penalty',
  frequencyPenalty: 'frequency penalty',
}

/**
 * The settings of a conversation out of a wish for them, or what is wrong with it: a setting that the model does not
 * have is refused by name, never ignored (C6). `models` is what can be chosen, the usual one first.
 */
export function checkedSettings(
  wish: SettingsWish,
  models: readonly WriterModel[],
): { readonly settings: ModelSettings } | SettingsFault {
  const name = wish.model ?? models[0]?.name
  const model = models.find((one) => one.name === name)
  if (!model) {
    const known = models.map((one) => one.name).join(', ')
    return {
      field: 'model',
      message: known ? `The model must be one of ${known}.` : 'No model can be chosen here.',
    }
  }
  for (const setting of settingNames) {
    const value = wish[setting] ?? null
    const message = value === null ? null : faultIn(setting, value, model, models)
    if (message !== null) return { field: setting, message }
  }
  const left = (setting: SettingName) => wish[setting] ?? null
  return {
    settings: {
      model: model.name,
      temperature: left('temperature'),
      topP: left('topP'),
      topK: left('topK'),
      presencePenalty: left('presencePenalty'),
      frequencyPenalty: left('frequencyPenalty'),
    },
  }
}

function faultIn(
  setting: SettingName,
  value: number,
  model: WriterModel,
  models: readonly WriterModel[],
): string | null {
  const title = titles[setting]
  const range = model.takes[setting]
  if (!range) {
    const others = models.filter(({ takes }) => takes[setting]).map((one) => one.name)
    const instead = others.length > 0 ? `Models that have it: ${others.join(', ')}.` : 'No model here has it.'
    return `${model.name} has no ${title}. ${instead}`
  }
  const { min, max, whole } = range
  if (whole && !Number.isInteger(value)) return `The ${title} must be a whole number from ${min} to ${max}.`
  if (!(value >= min && value <= max)) return `The ${title} must be from ${min} to ${max}.`
  return null
}
