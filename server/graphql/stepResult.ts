import type { AnswerOutcome, StepResult, Verdict } from '../core/programme.ts'
import type { PenaltyKind } from '../core/scenario.ts'
import type { Language } from '../core/session.ts'
import { builder } from './builder.ts'

const penalties = {
  WRONG_LANGUAGE: { description: 'The answer was in another language than that of the scenario.' },
  INCORRECT_ANSWER: { description: 'The answer was understood, and is not what was asked for.' },
} satisfies { [Kind in PenaltyKind]: { description: string } }

export const PenaltyKindRef = builder.enumType('PenaltyKind', {
  description: 'What is penalised in a scenario, and nothing else is (S3).',
  values: penalties,
})

export const AnswerOutcomeRef = builder.enumType('AnswerOutcome', {
  description: 'What an answer to a step was (S3).',
  values: {
    CORRECT: { description: 'It is right: the next step follows.' },
    ...penalties,
    UNHEARD: { description: 'Nobody spoke, or not a word could be made out. It costs nothing.' },
  } satisfies { [Outcome in AnswerOutcome]: { description: string } },
})

const DecidedByRef = builder.enumType('DecidedBy', {
  description: 'Who judged an answer.',
  values: {
    RULE: { description: 'A rule: the answer is nearly word for word one that the scenario knows, or is in another language, or is none.' },
    MODEL: { description: 'The language model.' },
  } satisfies { [By in Verdict['by']]: { description: string } },
})

const DetectedLanguageRef = builder.objectRef<Language>('DetectedLanguage').implement({
  description: 'The language that words are in, as far as it can be told.',
  fields: (t) => ({
    code: t.exposeString('code', { description: 'ISO 639-1 code, such as `es`.' }),
    confidence: t.exposeFloat('confidence', { description: 'How sure that is, 0 to 1.' }),
  }),
})

export const StepResultRef = builder.objectRef<StepResult>('StepResult').implement({
  description: 'One answer as it was judged, with its evidence (S3). There is one for a turn, and it does not change any more (E13).',
  fields: (t) => ({
    turnId: t.id({
      description: 'Id of the turn, the same as in PlayerTurn. It is unique within its session only.',
      resolve: ({ turn }) => turn,
    }),
    stepNumber: t.int({ description: 'The step that it answers, from 1.', resolve: ({ step }) => step + 1 }),
    at: t.expose('at', { type: 'DateTime', description: 'When it was judged.' }),
    outcome: t.field({ type: AnswerOutcomeRef, description: 'What it was.', resolve: ({ verdict }) => verdict.outcome }),
    transcript: t.exposeString('transcript', { nullable: true, description: 'The words that were understood; null where none were.' }),
    confidence: t.exposeFloat('confidence', {
      nullable: true,
      description: 'How sure the words are, 0 to 1, and 1 for typed ones; null without a transcript.',
    }),
    language: t.expose('language', {
      type: DetectedLanguageRef,
      nullable: true,
      description: 'The language detected; null where so few words do not say.',
    }),
    intent: t.string({
      nullable: true,
      description: 'Short name of what was recognised, right or wrong, such as `order_coffee`; null where nothing was.',
      resolve: ({ verdict }) => verdict.intent,
    }),
    reason: t.string({ description: 'Why, one sentence for the player.', resolve: ({ verdict }) => verdict.reason }),
    reply: t.exposeString('reply', { description: 'What the host said to it, in the language of the scenario.' }),
    decidedBy: t.field({ type: DecidedByRef, description: 'Who judged it.', resolve: ({ verdict }) => verdict.by }),
    scoreDelta: t.exposeInt('scoreDelta', { description: 'Points really gained, or lost where negative: the score never falls below 0.' }),
    livesDelta: t.exposeInt('livesDelta', { description: 'Lives really lost, as a negative number; 0 otherwise.' }),
  }),
})
