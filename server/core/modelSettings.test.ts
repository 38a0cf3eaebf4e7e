import { describe, expect, it } from 'vitest'
import { checkedSettings } from './modelSettings.ts'
import type { WriterModel } from './ports.ts'

const models: readonly WriterModel[] = [
  { name: 'new', takes: {} },
  {
    name: 'old',
    takes: { temperature: { min: 0, max: 2, whole: false }, topK: { min: 1, max: 64, whole: true } },
  },
]

describe('settings of a conversation', () => {
  it('C6 what nobody chose is left to the model, and the model is the usual one', () => {
    expect(checkedSettings({}, models)).toEqual({
      settings: {
        model: 'new',
        temperature: null,
        topP: null,
        topK: null,
        presencePenalty: null,
        frequencyPenalty: null,
      },
    })
    expect(checkedSettings({ model: null, temperature: null, topK: undefined }, models)).toHaveProperty(
      'settings',
    )
  })

  it('C6 what the model takes is taken', () => {
    expect(checkedSettings({ model: 'old', temperature: 0, topK: 64 }, models)).toMatchObject({
      settings: { model: 'old', temperature: 0, topK: 64, topP: null },
    })
  })

  it.each([
    [{ model: 'none' }, 'model', 'The model must be one of new, old.'],
    [{ temperature: 1 }, 'temperature', 'new has no temperature. Models that have it: old.'],
    [{ model: 'old', topP: 0.5 }, 'topP', 'old has no top P. No model here has it.'],
    [
      { model: 'old', presencePenalty: 0 },
      'presencePenalty',
      'old has no presence penalty. No model here has it.',
    ],
    [{ model: 'old', temperature: 2.1 }, 'temperature', 'The temperature must be from 0 to 2.'],
    [{ model: 'old', temperature: NaN }, 'temperature', 'The temperature must be from 0 to 2.'],
    [{ model: 'old', topK: 1.5 }, 'topK', 'The top K must be a whole number from 1 to 64.'],
    [{ model: 'old', topK: 0 }, 'topK', 'The top K must be from 1 to 64.'],
  ] as const)('C6 %j is refused by name', (wish, field, message) => {
    expect(checkedSettings(wish, models)).toEqual({ field, message })
  })

  it('C6 without any model none can be chosen', () => {
    expect(checkedSettings({}, [])).toMatchObject({ field: 'model' })
  })
})
