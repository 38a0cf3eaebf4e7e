import { describe, expect, it } from 'vitest'
import { createLinguist } from '../adapters/linguist.ts'
import { readScenarios } from '../adapters/scenarioFiles.ts'
import { answers } from '../scenarios/testing/answers.ts'
import { judgeByRule, partialIntent } from './judging.ts'
import { penaltyOf, rewardOf, Scenario } from './scenario.ts'
import type { Heard, Language } from './session.ts'

const shipped = await readScenarios(`${import.meta.dirname}/../scenarios`)
const linguist = createLinguist()

function stepOf(scenarioId: string, stepId: string) {
  const scenario = shipped.find(({ id }) => id === scenarioId)
  const step = scenario?.steps.find(({ id }) => id === stepId)
  if (!scenario || !step) throw new Error(`no step ${stepId} in ${scenarioId}`)
  return { scenario, step }
}

function words(text: string, language: Language | null = null, confidence = 1): Heard {
  return { kind: 'words', text, confidence, typed: false, language }
}

describe('judging by rule', () => {
  it.each(['silence', 'nothingPressed', 'unintelligible'] as const)('S3 %s is UNHEARD, and no penalty', (kind) => {
    const { scenario, step } = stepOf('checkpoint', 'papers')
    expect(judgeByRule(scenario, step, { kind })).toMatchObject({ outcome: 'UNHEARD', intent: null, by: 'RULE' })
  })

  it('S3 words without a word in them are UNHEARD', () => {
    const { scenario, step } = stepOf('checkpoint', 'papers')
    expect(judgeByRule(scenario, step, words('... ?'))).toMatchObject({ outcome: 'UNHEARD' })
  })

  it('S3 another language is penalised only where it is sure', () => {
    const { scenario, step } = stepOf('cafe-es', 'drink')
    const text = 'whatever you have there'
    const sure = judgeByRule(scenario, step, words(text, { code: 'en-US', confidence: 0.8 }))
    expect(sure).toMatchObject({ outcome: 'WRONG_LANGUAGE', intent: null, by: 'RULE' })
    expect(sure?.reason).toBe('That sounded like English; the answer has to be in Spanish.')
    const others = [
      { code: 'en', confidence: 0.79 },
      { code: 'es-419', confidence: 1 },
      { code: '', confidence: 1 },
    ]
    for (const language of [null, ...others])
      expect(judgeByRule(scenario, step, words(text, language))).toBeNull()
  })

  it('S3 an example is what it is, whatever language a detector takes it for', () => {
    const { scenario, step } = stepOf('cafe-es', 'drink')
    const italian = { code: 'it', confidence: 0.99 }
    expect(judgeByRule(scenario, step, words('un cortado', italian))).toMatchObject({ outcome: 'CORRECT', intent: 'order_coffee' })
    expect(judgeByRule(scenario, step, words('nada', italian))).toMatchObject({ outcome: 'INCORRECT_ANSWER' })
  })

  it('S3 words of low confidence are words', () => {
    const { scenario, step } = stepOf('signals', 'fog')
    expect(judgeByRule(scenario, step, words('alpha seven', null, 0.05))).toMatchObject({ outcome: 'CORRECT' })
  })

  it('S3 a mistake is INCORRECT_ANSWER with its own reply; a right answer has that of the intent, or of the step', () => {
    const { scenario, step } = stepOf('way-de', 'way')
    expect(judgeByRule(scenario, step, words('rechts'))).toMatchObject({
      outcome: 'INCORRECT_ANSWER',
      intent: 'turn_right',
      reply: step.mistakes[0]?.reply,
    })
    const bare = { ...step, reply: 'So ist es.', expects: step.expects.map(({ reply: _, ...intent }) => intent) }
    expect(judgeByRule(scenario, bare, words('links'))?.reply).toBe('So ist es.')
    const { reply: _, ...silent } = bare
    expect(judgeByRule(scenario, silent, words('links'))?.reply).toBeNull()
  })

  it('S5 every answer of the table is judged as it says, the model asked only where it has to be', () => {
    const wrong = answers.filter(({ scenario: scenarioId, step: stepId, text, outcome, intent, by }) => {
      const { scenario, step } = stepOf(scenarioId, stepId)
      const verdict = judgeByRule(scenario, step, words(text, linguist.languageOf(text, scenario.language)))
      return by === 'MODEL' ? verdict !== null : verdict?.outcome !== outcome || verdict.intent !== intent
    })
    expect(wrong).toEqual([])
    expect(answers.filter(({ by }) => by === 'RULE').length).toBeGreaterThan(250)
    expect(new Set(answers.map(({ scenario, step, text }) => `${scenario} ${step} ${text}`)).size).toBe(answers.length)
  })
})

describe('partial transcripts', () => {
  it('S4 the words of a right answer satisfy the step, those of a mistake do not', () => {
    const { scenario, step } = stepOf('way-de', 'way')
    expect(partialIntent(scenario, step, 'an der Ampel')).toBeNull()
    expect(partialIntent(scenario, step, 'an der Ampel links')).toEqual({ intent: 'turn_left', satisfied: true })
    expect(partialIntent(scenario, step, 'rechts')).toEqual({ intent: 'turn_right', satisfied: false })
  })

  it('S4 words with which another answer begins do not satisfy it yet', () => {
    const { scenario, step } = stepOf('checkpoint', 'papers')
    const both = {
      ...step,
      expects: [{ name: 'yes', about: 'yes', examples: ['yes'] }],
      mistakes: [{ name: 'but', about: 'but', examples: ['yes but not mine'] }],
    }
    expect(partialIntent(scenario, both, 'Yes')).toEqual({ intent: 'yes', satisfied: false })
    expect(partialIntent(scenario, both, 'Yes, but not mine')).toEqual({ intent: 'but', satisfied: false })
  })
})

describe('the shipped scenarios', () => {
  const each = shipped.map((scenario) => [scenario.id, scenario] as const)

  it('S1 there are four: two languages to practise, a checkpoint, a signal drill', () => {
    expect(shipped.map(({ id, kind, language }) => `${id} ${kind} ${language}`)).toEqual([
      'cafe-es language es',
      'checkpoint checkpoint en',
      'signals signals en',
      'way-de language de',
    ])
  })

  it.each(each)('S1 %s: each example is judged as its own intent', (_, scenario) => {
    for (const step of scenario.steps)
      for (const [outcome, intents] of [['CORRECT', step.expects], ['INCORRECT_ANSWER', step.mistakes]] as const)
        for (const intent of intents)
          for (const example of intent.examples)
            expect(judgeByRule(scenario, step, words(example)), example).toMatchObject({
              outcome,
              intent: intent.name,
              by: 'RULE',
            })
  })

  it.each(each)('S4 %s: each right example can end the turn by itself', (_, scenario) => {
    for (const step of scenario.steps)
      for (const { name, examples } of step.expects)
        for (const example of examples)
          expect(partialIntent(scenario, step, example), example).toEqual({ intent: name, satisfied: true })
  })

  it.each(each)('S3 %s has a step with a penalty and a reward of its own', (_, scenario) => {
    const usual = scenario.penalties.INCORRECT_ANSWER
    expect(scenario.steps.some((step) => penaltyOf(scenario, step, 'INCORRECT_ANSWER').points !== usual.points)).toBe(true)
    expect(scenario.steps.some((step) => rewardOf(scenario, step) !== scenario.reward)).toBe(true)
    expect(Scenario.safeParse(scenario).success).toBe(true)
  })
})
