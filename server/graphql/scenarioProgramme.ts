import type { ScenarioPhase, ScenarioProgramme, StepResult } from '../core/programme.ts'
import type { Step } from '../core/scenario.ts'
import { builder } from './builder.ts'
import { ScenarioRef } from './scenario.ts'
import type { Playing } from './session.ts'
import { AnswerOutcomeRef, StepResultRef } from './stepResult.ts'

export const ScenarioPhaseRef = builder.enumType('ScenarioPhase', {
  description: 'How far a game of a scenario is (S6).',
  values: {
    PLAYING: { description: 'There are steps to answer, and lives to do it with.' },
    COMPLETED: { description: 'Every step is done; `resetScenario` starts over.' },
    OUT_OF_LIVES: { description: 'No life is left, and nothing can be answered or repeated; `resetScenario` starts over.' },
  } satisfies { [Phase in ScenarioPhase]: { description: string } },
})

interface NumberedStep {
  readonly number: number
  readonly step: Step
}

const ScenarioStepRef = builder.objectRef<NumberedStep>('ScenarioStep').implement({
  description: 'One question of a scenario. What it expects never leaves the server.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'Which it is, from 1.' }),
    id: t.id({ description: 'Unique within its scenario, and the same in every game.', resolve: ({ step }) => step.id }),
    says: t.string({ description: 'What the host says, in the language of the scenario.', resolve: ({ step }) => step.says }),
    hint: t.string({ description: 'What the player might say, without saying it.', resolve: ({ step }) => step.hint }),
  }),
})

/** A step with everything that was answered to it, which is something. */
interface AnsweredStep extends NumberedStep {
  readonly results: readonly [StepResult, ...StepResult[]]
}

/** The newest answer that there are words of, or else the newest. */
function last({ results }: AnsweredStep): StepResult {
  return results.findLast(({ transcript }) => transcript !== null) ?? results[results.length - 1] ?? results[0]
}

const StepReviewRef = builder.objectRef<AnsweredStep>('StepReview').implement({
  description: 'How a step was answered (S7).',
  fields: (t) => ({
    step: t.field({ type: ScenarioStepRef, description: 'The step.', resolve: (answered) => answered }),
    attempts: t.int({
      description: 'Answers given to it, those that were not understood included.',
      resolve: ({ results }) => results.length,
    }),
    outcome: t.field({
      type: AnswerOutcomeRef,
      description: 'What the last answer was, of those that were understood if any was.',
      resolve: (answered) => last(answered).verdict.outcome,
    }),
    transcript: t.string({
      nullable: true,
      description: 'The words of that answer; null where none was understood.',
      resolve: (answered) => last(answered).transcript,
    }),
    confidence: t.float({
      nullable: true,
      description: 'How sure those words are, 0 to 1; null without a transcript.',
      resolve: (answered) => last(answered).confidence,
    }),
  }),
})

/** The steps that were answered, in their order. */
function answered({ scenario, results }: ScenarioProgramme): AnsweredStep[] {
  return scenario.steps.flatMap((step, index) => {
    const [first, ...more] = results.filter((result) => result.step === index)
    return first ? [{ number: index + 1, step, results: [first, ...more] }] : []
  })
}

function currentStep({ scenario, step: index }: ScenarioProgramme): NumberedStep {
  const step = scenario.steps[index]
  if (!step) throw new Error(`scenario ${scenario.id} has no step ${index}`)
  return { number: index + 1, step }
}

export const ScenarioProgrammeRef = builder.objectRef<Playing<'scenario'>>('ScenarioProgramme').implement({
  description: 'A game of a scenario, as it stands (S2).',
  fields: (t) => ({
    scenario: t.field({
      type: ScenarioRef,
      description: 'The scenario as it was when the game was opened: a later edit of it changes no game.',
      resolve: ({ programme }) => programme.scenario,
    }),
    timeStop: t.boolean({
      description: 'Whether it is played turn by turn, with `answerStep` (S5), and not on the air.',
      resolve: ({ programme }) => programme.timeStop,
    }),
    phase: t.field({ type: ScenarioPhaseRef, description: 'How far it is.', resolve: ({ programme }) => programme.phase }),
    score: t.int({ description: 'Points, never below 0.', resolve: ({ programme }) => programme.score }),
    livesRemaining: t.int({ description: 'Lives left (S6).', resolve: ({ programme }) => programme.livesRemaining }),
    livesTotal: t.int({ description: 'Lives that the game began with.', resolve: ({ programme }) => programme.scenario.lives }),
    step: t.field({
      type: ScenarioStepRef,
      description: 'The step that is played; the last one that was, once `phase` is not PLAYING.',
      resolve: ({ programme }) => currentStep(programme),
    }),
    stepsTotal: t.int({ description: 'How many steps there are.', resolve: ({ programme }) => programme.scenario.steps.length }),
    judging: t.boolean({
      description: 'Whether an answer is being judged: the next one has to wait (JUDGING).',
      resolve: ({ programme }) => programme.judging !== null,
    }),
    results: t.field({
      type: [StepResultRef],
      description: 'Everything that was judged since the start or the last reset, oldest first; once per turn (E13).',
      resolve: ({ programme }) => programme.results,
    }),
    review: t.field({
      type: [StepReviewRef],
      description: 'Each step that was answered, with the last transcript and its confidence (S7), in the order of the steps.',
      resolve: ({ programme }) => answered(programme),
    }),
  }),
})
