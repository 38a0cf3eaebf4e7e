import { describe, expect, it } from 'vitest'
import { createLinguist } from './linguist.ts'
import { readScenarios } from './scenarioFiles.ts'
import { utterances } from './testing/utterances.ts'

const linguist = createLinguist()
const expectedOnes = ['en', 'es', 'de']

/** From here on another language costs a life (`core/judging.ts`). */
const sure = 0.8

function surelyOther(text: string, expected: string): boolean {
  const language = linguist.languageOf(text, expected)
  return language !== null && language.code !== expected && language.confidence >= sure
}

describe('the linguist', () => {
  it('S3 is never sure of another language where the right one was spoken', () => {
    for (const expected of expectedOnes)
      expect(utterances[expected]?.filter((text) => surelyOther(text, expected)), expected).toEqual([])
  })

  it('S3 is never sure of another language in an example of a shipped scenario, with punctuation or without', async () => {
    const scenarios = await readScenarios(`${import.meta.dirname}/../scenarios`)
    const texts = scenarios.flatMap(({ language, steps }) =>
      steps
        .flatMap(({ expects, mistakes }) => [...expects, ...mistakes])
        .flatMap(({ examples }) => examples)
        .flatMap((text) => [text, text.toLowerCase().replace(/[^\p{L}\p{N}' ]/gu, '')].map((said) => [said, language] as const)),
    )
    expect(texts.length).toBeGreaterThan(900)
    expect(texts.filter(([text, language]) => surelyOther(text, language))).toEqual([])
  })

  it('S3 does not take names, numbers, dishes and the spelling alphabet for a language', () => {
    for (const expected of expectedOnes)
      expect(utterances['none']?.filter((text) => surelyOther(text, expected)), expected).toEqual([])
    for (const text of ['', '7', 'OK', 'alpha bravo seven', 'cortado', 'Café!', 'hm', 'Johann Wolfgang Goethe'])
      expect(linguist.languageOf(text, 'es'), text).toBeNull()
  })

  it.each([
    ['es', 'una coca cola light'],
    ['es', 'me llamo John Smith'],
    ['es', 'quiero un sandwich mixto'],
    ['es', 'un brownie y un smoothie'],
    ['de', 'zum Check in bitte'],
    ['de', 'ich nehme den latte macchiato'],
    ['en', 'to the mozart straße'],
    ['en', 'anna maria schmidt'],
    ['en', 'I live in San Francisco'],
    ['en', 'no no no'],
  ])('S3 %s with borrowed words and names is no other language: %s', (expected, text) => {
    expect(surelyOther(text, expected)).toBe(false)
  })

  it('S3 notices who answers in English or German where Spanish is practised, and the other way round', () => {
    const caught = expectedOnes.map((expected) => {
      const others = expectedOnes.filter((language) => language !== expected).flatMap((language) => utterances[language] ?? [])
      const sentences = others.filter((text) => text.split(' ').length > 3)
      return sentences.filter((text) => surelyOther(text, expected)).length / sentences.length
    })
    expect(Math.min(...caught)).toBeGreaterThan(0.9)
  })

  it('says which language it is, also one that only the scenario makes likely', () => {
    expect(linguist.languageOf('I would like a coffee with milk, please.', 'es')).toMatchObject({ code: 'en' })
    expect(linguist.languageOf('poproszę kawę z mlekiem', 'pl')).toMatchObject({ code: 'pl' })
    expect(linguist.languageOf('quisiera un café con leche', 'es')).toEqual(linguist.languageOf('quisiera un café con leche', 'es'))
  })
})
