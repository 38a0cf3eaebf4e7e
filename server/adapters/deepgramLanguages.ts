import { z } from 'zod'
import type { Language } from '../core/session.ts'

/** What is asked of Deepgram, by what is expected: its model and its parameter `language`. */
export interface Listening {
  readonly model: string
  readonly language: string
  /** Whether it says which language was spoken. */
  readonly tells: boolean
}

/** The models that can listen for many languages at once; any other gives way to the first of them. */
const multilingual = /^nova-[23](?:-general)?$/
const multilingualModel = 'nova-3'

/**
 * For the configured language its model and its name; for any other `multi`, which tells the language that was spoken, so that
 * an answer in the wrong one is heard as what it is (S3).
 * @param expected ISO 639-1 code; null for the configured one.
 */
export function listeningFor(
  configured: { readonly model: string; readonly language: string },
  expected: string | null,
): Listening {
  const { model, language } = configured
  if (expected === null || codeOf(language) === expected.toLowerCase())
    return { model, language, tells: language === 'multi' }
  return { model: multilingual.test(model) ? model : multilingualModel, language: 'multi', tells: true }
}

/** Whether a model takes `keyterm`: others refuse the request over it. */
export function takesKeyterms(model: string): boolean {
  return /^(?:nova-3|flux)(?:-|$)/.test(model)
}

/** An alternative, as far as it tells languages. Either may be missing where the speaker changes language. */
export const SpokenLanguages = z.object({
  languages: z.array(z.string()).nullish(),
  words: z.array(z.object({ language: z.string().nullish() })).nullish(),
})

/**
 * The language that most of the words were in, with their share as confidence; without any words, the first that is named.
 * Null where the answer does not say.
 */
export function languageOf({ languages, words }: z.infer<typeof SpokenLanguages>): Language | null {
  const codes = (words ?? []).map(({ language }) => codeOf(language)).filter((code) => code !== null)
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  const [most] = [...counts].toSorted(([, a], [, b]) => b - a)
  if (most) return { code: most[0], confidence: most[1] / codes.length }
  const named = (languages ?? []).map(codeOf).filter((code) => code !== null)
  return named[0] === undefined ? null : { code: named[0], confidence: 1 / named.length }
}

/** ISO 639-1, of a tag such as `en-US`; null where it is none. */
export function codeOf(tag: string | null | undefined): string | null {
  const [code = ''] = (tag ?? '').toLowerCase().split('-')
  return /^[a-z]{2}$/.test(code) ? code : null
}
