import { type HeardWord, punctuated } from './earWords.ts'

/** How the words of an answer are wanted. */
export interface AlternativeRequest {
  readonly punctuate: boolean
  readonly language: string
}

/** What the metadata says of the model: the truth. */
export const modelId = '5f3c1d52-6c0a-4d43-9a53-7a1c0e0f5b11'
export const modelInfo = { name: 'studio', version: '1', arch: 'pocketsphinx' }

/**
 * The one alternative that there is, of stretches of speech. Asked for many languages it names that of each word, as
 * Deepgram does; there is one that the studio knows.
 */
export function alternativeOf(stretches: readonly (readonly HeardWord[])[], asked: AlternativeRequest): object {
  const words = stretches.flat()
  const many = asked.language === 'multi'
  const written = asked.punctuate ? stretches.flatMap(punctuated) : words.map(({ word }) => word)
  const confidence = words.reduce((sum, word) => sum + word.confidence, 0) / (words.length || 1)
  return {
    transcript: written.join(' '),
    confidence,
    ...(many && { languages: words.length > 0 ? ['en'] : [] }),
    words: words.map((word, index) => ({
      ...word,
      ...(many && { language: 'en' }),
      ...(asked.punctuate && { punctuated_word: written[index] }),
    })),
  }
}
