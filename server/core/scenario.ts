import { z } from 'zod'
import { Character } from './mission.ts'

/** What a wrong answer costs. */
export const Penalty = z.strictObject({
  lives: z.int().min(0).max(10).describe('lives that are lost'),
  points: z.int().min(0).max(1000).describe('points that are lost; the score never falls below 0'),
})
export type Penalty = z.infer<typeof Penalty>

/** The two things that are penalised, and no other (S3). */
export const penaltyKinds = ['WRONG_LANGUAGE', 'INCORRECT_ANSWER'] as const
export type PenaltyKind = (typeof penaltyKinds)[number]

const Overrides = z
  .strictObject({ WRONG_LANGUAGE: Penalty.optional(), INCORRECT_ANSWER: Penalty.optional() })
  .describe('penalties that differ from those of the scenario')

const spoken = z.string().trim().min(1).max(400)

/** Something that an answer can mean, with answers that mean it. */
const Intent = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be lower case letters, digits and _')
    .describe('short name of it, such as order_coffee'),
  about: z.string().trim().min(1).max(400).describe('what has to be said, for the judge'),
  examples: z
    .array(z.string().trim().min(1).max(200))
    .min(1)
    .max(30)
    .describe('answers as people say them; one said nearly word for word is decided without a model'),
  reply: spoken.optional().describe('what the host says to it, where that differs from the reply of the step'),
})
export type Intent = z.infer<typeof Intent>

const threshold = z
  .number()
  .min(0.5)
  .max(1)
  .describe('confidence from which a partial transcript that satisfies the step ends the turn by itself')

const Step = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and -')
    .describe('unique in the scenario'),
  says: spoken.describe('what the host says, in the language of the scenario; it asks for the answer'),
  hint: z.string().trim().min(1).max(200).describe('what the player might say, without saying it'),
  expects: z.array(Intent).min(1).max(10).describe('any of these is right'),
  mistakes: z.array(Intent).max(10).default([]).describe('wrong answers worth knowing, decided by rule like the right ones'),
  reply: spoken.optional().describe('what the host says to a right answer before the next step'),
  reward: z.int().min(0).max(1000).optional().describe('points for a right answer, where they differ'),
  penalties: Overrides.optional(),
  autoFinalise: threshold.optional(),
})
export type Step = z.infer<typeof Step>

const replies = z.array(spoken).min(1).max(10)

/** A scenario file (S1). What it says is said by the host as it stands; what it expects never leaves the server. */
export const Scenario = z
  .strictObject({
    $schema: z.string().optional().describe('where the schema of this file is'),
    id: z
      .string()
      .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be lower case letters, digits and -')
      .describe('unique in the folder; the name of the file without .json'),
    title: z.string().trim().min(1).max(80),
    kind: z.enum(['language', 'checkpoint', 'signals']),
    language: z
      .string()
      .regex(/^[a-z]{2}$/, 'must be an ISO 639-1 code')
      .describe('in which the host speaks and the answers have to be, ISO 639-1'),
    level: z.enum(['A1', 'A2', 'B1', 'B2', 'C1', 'C2']).describe('of the Common European Framework of Reference'),
    summary: z.string().trim().min(1).max(400).describe('what it is about, for the player, in English'),
    host: Character,
    lives: z.int().min(1).max(10),
    reward: z.int().min(0).max(1000).describe('points for the right answer to a step'),
    penalties: z.strictObject({ WRONG_LANGUAGE: Penalty, INCORRECT_ANSWER: Penalty }),
    autoFinalise: threshold.default(0.9),
    replies: z
      .strictObject({
        right: replies,
        wrong: replies,
        wrongLanguage: replies,
        unheard: replies.describe('nobody spoke, or not a word could be made out'),
        completed: spoken.describe('the last words, all steps done'),
        outOfLives: spoken.describe('the last words, no life left'),
      })
      .describe('what the host says where the step has no words of its own'),
    steps: z.array(Step).min(1).max(20),
  })
  .superRefine(({ steps }, context) => {
    steps.forEach((step, index) => {
      if (steps.findIndex(({ id }) => id === step.id) !== index)
        context.addIssue({ code: 'custom', path: ['steps', index, 'id'], message: `there is a step "${step.id}" already` })
      const names = [...step.expects, ...step.mistakes].map(({ name }) => name)
      names.forEach((name, at) => {
        if (names.indexOf(name) !== at)
          context.addIssue({ code: 'custom', path: ['steps', index], message: `there is an intent "${name}" already` })
      })
    })
  })
export type Scenario = z.infer<typeof Scenario>

/** The price of a wrong answer to a step: its own, or else the scenario's (S3). */
export function penaltyOf(scenario: Scenario, step: Step, kind: PenaltyKind): Penalty {
  return step.penalties?.[kind] ?? scenario.penalties[kind]
}

export function rewardOf(scenario: Scenario, step: Step): number {
  return step.reward ?? scenario.reward
}

/** From which confidence on a partial that satisfies the step ends the turn (S4). */
export function autoFinaliseOf(scenario: Scenario, step: Step): number {
  return step.autoFinalise ?? scenario.autoFinalise
}
