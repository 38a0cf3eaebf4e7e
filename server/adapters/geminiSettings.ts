import type { GenerateContentConfig } from '@google/genai'
import { settingNames, type ModelSettings } from '../core/conversation.ts'
import type { WriterModel } from '../core/ports.ts'

/**
 * What 2.5 takes. Penalties are not in it: the Gemini API answers any but 0 with 400 "Penalty is not enabled for
 * models/gemini-2.5-flash", whatever the reference says (github.com/google-gemini/cookbook/issues/1290).
 */
const sampling: WriterModel['takes'] = {
  temperature: { min: 0, max: 2, whole: false },
  topP: { min: 0, max: 1, whole: false },
  topK: { min: 1, max: 64, whole: true },
}

/**
 * A model as it can be chosen (C6). From 3 on, temperature, top P and top K are ignored and a penalty is an error: what
 * would be ignored is not taken either. A name that says no version, such as gemini-flash-latest, is one of the newest.
 */
export function modelNamed(name: string): WriterModel {
  const major = Number(/gemini-(\d+)/.exec(name)?.[1] ?? Infinity)
  return { name, takes: major < 3 ? sampling : {} }
}

/** Somebody's settings as far as `model` takes them: the one that steps in for another may take fewer. */
export function settingsFor(
  model: string,
  settings: ModelSettings | undefined,
): Partial<GenerateContentConfig> {
  const { takes } = modelNamed(model)
  const taken = settingNames.flatMap((name): [string, number][] => {
    const value = settings?.[name] ?? null
    return value !== null && takes[name] ? [[name, value]] : []
  })
  return Object.fromEntries(taken)
}
