import type { StepResult } from '../core/programme.ts'
import { ownShow } from './access.ts'
import { longestFile } from './bodies.ts'
import { builder } from './builder.ts'
import { checked } from './input.ts'
import {
  invalidInput,
  InvalidInputRef,
  NotFoundRef,
  providerFailed,
  ProviderFailedRef,
  rateLimited,
  RateLimitedRef,
  refused,
  RefusedRef,
  UnauthenticatedRef,
} from './outcomes.ts'
import { SessionRef, type SessionView } from './session.ts'
import { StepResultRef } from './stepResult.ts'
import { Words } from './turns.ts'

interface StepAnswered {
  readonly __typename: 'StepAnswered'
  readonly result: StepResult
  readonly session: SessionView
}

const StepAnsweredRef = builder.objectRef<StepAnswered>('StepAnswered').implement({
  description: 'The answer was judged.',
  fields: (t) => ({
    result: t.expose('result', { type: StepResultRef, description: 'What it was, with the evidence.' }),
    session: t.expose('session', { type: SessionRef, description: 'The session after it: `programme` has the next step.' }),
  }),
})

const AnswerStepInputRef = builder.inputType('AnswerStepInput', {
  description: 'An answer to the current step: either `text` or `recording`.',
  fields: (t) => ({
    sessionId: t.id({ description: 'Id of the session.' }),
    stepNumber: t.int({
      required: false,
      description:
        'The step that it is for, from 1: a call that is sent again, because no answer came, is then refused with STEP_OVER and no answer to the next step. Left out: the step that is played.',
    }),
    text: t.string({
      required: false,
      description: 'The answer in words, 1 to 1000 characters, white space at both ends not counted.',
    }),
    recording: t.field({
      type: 'File',
      required: false,
      description: 'The answer as it was spoken: WAV, WebM/Opus or Ogg/Opus, 5,000,000 bytes at most. It is not kept (E17).',
    }),
  }),
})

const AnswerStepResultRef = builder.unionType('AnswerStepResult', {
  description: 'What the answer was, or why it was not judged. Where it was not, nothing was changed, and it can be given again.',
  types: [
    StepAnsweredRef,
    RefusedRef,
    InvalidInputRef,
    ProviderFailedRef,
    NotFoundRef,
    RateLimitedRef,
    UnauthenticatedRef,
  ],
})

builder.mutationField('answerStep', (t) =>
  t.field({
    type: AnswerStepResultRef,
    description:
      'Answers the current step in time-stop, with a recording or in text, over plain HTTP (S5). The rules and the score are those of a live game, and it returns when the answer is judged. RateLimited where the player has sent too many answers within the minute. Refused: WRONG_PROGRAMME, STEP_OVER, JUDGING, STARTED_OVER, NO_LIVES_LEFT, SCENARIO_COMPLETED, SHOW_ENDED, SHOW_CLOSED.',
    args: { input: t.arg({ type: AnswerStepInputRef, description: 'The answer.' }) },
    resolve: async (_, { input }, context) => {
      const own = await ownShow(context, input.sessionId)
      if (!('show' in own)) return own
      const { show } = own
      const recording = input.recording ?? null
      const text = input.text ?? null
      if ((recording === null) === (text === null)) return invalidInput('input', 'Send either `text` or `recording`.')
      const given = recording ? await recorded(recording) : checked(Words, text, 'input.text')
      if (!('value' in given)) return given
      const step = typeof input.stepNumber === 'number' ? input.stepNumber - 1 : null
      const { player, deps, rates } = context
      const wait = player ? (recording ? rates.recordings : rates.turns).take(player.id) : 0
      if (wait > 0) return rateLimited(wait)
      const answer = await (typeof given.value === 'string' ? show.answerText(given.value, step) : show.answerRecording(given.value, step))
      if ('refusal' in answer) return refused(answer.refusal)
      if ('fault' in answer) return providerFailed(answer.fault)
      if ('invalid' in answer) return invalidInput('input.recording', answer.invalid)
      const session = { session: answer.session, at: deps.clock.now() }
      return { __typename: 'StepAnswered', result: answer.result, session } as const
    },
  }),
)

async function recorded(file: File) {
  if (file.size > longestFile) return invalidInput('input.recording', 'A recording has at most 5,000,000 bytes.')
  return { value: new Uint8Array(await file.arrayBuffer()) }
}
