import { languageName } from './languageName.ts'
import type { Verdict } from './programme.ts'
import type { Intent, Scenario, Step } from './scenario.ts'
import type { Heard, Language } from './session.ts'
import { contentWords, likeness } from './wording.ts'

/** From this on a detected language is believed. Below it, a wrong guess would cost a life for nothing. */
const sureOfLanguage = 0.8

/**
 * The verdict on an answer where it takes no understanding; null where a model has to decide. Always the same for the
 * same words, so that a step live and turn by turn has the same score (S5).
 *
 * - Nobody spoke, or not a word was made out: `UNHEARD`, no penalty (S3).
 * - An example said nearly word for word (`wording.ts`): right, or a known mistake. First of all, whatever a detector
 *   takes its language for: "OK" is no language.
 * - Surely another language than the scenario's: `WRONG_LANGUAGE` (S3).
 *
 * A low confidence of the words changes nothing: they are what was understood, and the evidence shows it.
 */
export function judgeByRule(scenario: Scenario, step: Step, heard: Heard): Verdict | null {
  switch (heard.kind) {
    case 'silence':
    case 'nothingPressed':
      return unheard('Nobody spoke.')
    case 'unintelligible':
      return unheard('Not a word could be made out.')
    case 'words':
      return contentWords(heard.text, scenario.language).length === 0
        ? unheard('Not a word could be made out.')
        : (byExample(scenario, step, heard.text) ?? byLanguage(scenario, heard.language))
    default:
      return heard satisfies never
  }
}

/** What a partial transcript already says. */
export interface PartialIntent {
  /** The intent that was recognised, right or wrong. */
  readonly intent: string
  /** Whether the turn may end here: it is a right one, and no other answer of the step begins with these words. */
  readonly satisfied: boolean
}

/**
 * The intent of a partial transcript, by the same rule as the final one's (S4); null where it is none yet. "No" is not
 * final where "no, I have a permit" is another answer.
 */
export function partialIntent(scenario: Scenario, step: Step, text: string): PartialIntent | null {
  const found = exampleSaid(scenario, step, text)
  if (!found) return null
  const { intent, right } = found
  return { intent: intent.name, satisfied: right && !goesOn(scenario, step, text, intent) }
}

function byExample(scenario: Scenario, step: Step, text: string): Verdict | null {
  const found = exampleSaid(scenario, step, text)
  if (!found) return null
  const { intent, right } = found
  return right
    ? {
        outcome: 'CORRECT',
        intent: intent.name,
        reason: 'That is what was asked for.',
        reply: intent.reply ?? step.reply ?? null,
        by: 'RULE',
      }
    : {
        outcome: 'INCORRECT_ANSWER',
        intent: intent.name,
        reason: 'That is not what was asked for.',
        reply: intent.reply ?? null,
        by: 'RULE',
      }
}

/** The intent of which an example was said: word for word before nearly so, right before wrong. */
function exampleSaid(scenario: Scenario, step: Step, text: string): { intent: Intent; right: boolean } | null {
  const said = contentWords(text, scenario.language)
  const intents = [
    ...step.expects.map((intent) => ({ intent, right: true })),
    ...step.mistakes.map((intent) => ({ intent, right: false })),
  ]
  const examples = intents.flatMap((one) =>
    one.intent.examples.map((example) => ({ ...one, words: contentWords(example, scenario.language) })),
  )
  const known = new Set(examples.flatMap(({ words }) => words))
  const likenesses = examples.map((example) => ({ ...example, like: likeness(said, example.words, known) }))
  return likenesses.find(({ like }) => like === 'SAME') ?? likenesses.find(({ like }) => like === 'NEARLY') ?? null
}

/** Whether an example of another intent begins with these words and goes on. */
function goesOn(scenario: Scenario, step: Step, text: string, than: Intent): boolean {
  const said = contentWords(text, scenario.language)
  return [...step.expects, ...step.mistakes]
    .filter(({ name }) => name !== than.name)
    .flatMap(({ examples }) => examples.map((example) => contentWords(example, scenario.language)))
    .some((words) => words.length > said.length && said.every((word, at) => word === words[at]))
}

function byLanguage(scenario: Scenario, language: Language | null): Verdict | null {
  if (!language || language.confidence < sureOfLanguage) return null
  // A recogniser may say "es-419": the region is no other language.
  const [code = ''] = language.code.toLowerCase().split('-')
  if (code === scenario.language || !/^[a-z]{2,3}$/.test(code)) return null
  return {
    outcome: 'WRONG_LANGUAGE',
    intent: null,
    reason: `That sounded like ${languageName(code)}; the answer has to be in ${languageName(scenario.language)}.`,
    reply: null,
    by: 'RULE',
  }
}

function unheard(reason: string): Verdict {
  return { outcome: 'UNHEARD', intent: null, reason, reply: null, by: 'RULE' }
}
