import type { Standing } from '../core/showEvents.ts'
import { builder } from './builder.ts'
import { FaultRef } from './outcomes.ts'
import { ScenarioPhaseRef } from './scenarioProgramme.ts'
import { SessionEventRef, turnIdText, type Event } from './showEvents.ts'
import { PenaltyKindRef, StepResultRef } from './stepResult.ts'

export const ScenarioEventRef = builder.interfaceRef<Event<'ScenarioReset'>>('ScenarioEvent').implement({
  description: 'Something that happened in a scenario, and how the game stands after it (S2).',
  interfaces: [SessionEventRef],
  fields: (t) => ({
    score: t.int({ description: 'Points, never below 0.', resolve: ({ score }: Standing) => score }),
    livesRemaining: t.int({ description: 'Lives left (S6).', resolve: ({ livesRemaining }: Standing) => livesRemaining }),
    livesTotal: t.int({ description: 'Lives that the game began with.', resolve: ({ livesTotal }: Standing) => livesTotal }),
    phase: t.field({ type: ScenarioPhaseRef, description: 'How far the game is.', resolve: ({ phase }: Standing) => phase }),
  }),
})
const interfaces = [SessionEventRef, ScenarioEventRef]

export const ScenarioReadyRef = builder.objectRef<Event<'ScenarioReady'>>('ScenarioReady').implement({
  description: 'The host has put the question of a step: the answer can come (S2).',
  interfaces,
  fields: (t) => ({
    stepNumber: t.int({ description: 'Which step it is, from 1.', resolve: ({ step }) => step + 1 }),
    says: t.exposeString('says', { description: 'The question, in the language of the scenario.' }),
    hint: t.exposeString('hint', { description: 'What the player might say, without saying it.' }),
  }),
})

export const ScenarioPartialRef = builder.objectRef<Event<'ScenarioPartial'>>('ScenarioPartial').implement({
  description: 'What the words so far would be as an answer, while the player still speaks (S4).',
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    text: t.exposeString('text', { description: 'All words of the turn so far.' }),
    confidence: t.exposeFloat('confidence', { description: '0 to 1.' }),
    intent: t.exposeString('intent', { nullable: true, description: 'Short name of what was recognised; null where nothing was.' }),
    satisfied: t.exposeBoolean('satisfied', {
      description: 'Whether it is right. With enough confidence the turn ends by itself: stop the microphone when it does.',
    }),
  }),
})

const score = 'Points gained by it, or lost where negative: the score never falls below 0.'
const lives = 'Lives lost by it, as a negative number; 0 otherwise.'

export const ScenarioPenaltyRef = builder.objectRef<Event<'ScenarioPenalty'>>('ScenarioPenalty').implement({
  description: 'A wrong answer, with its evidence (S3). It ends the turn; the same step can be answered again, while there are lives.',
  interfaces,
  fields: (t) => ({
    penalty: t.expose('penalty', { type: PenaltyKindRef, description: 'What it is penalised for.' }),
    scoreDelta: t.int({ description: score, resolve: (event) => event.result.scoreDelta }),
    livesDelta: t.int({ description: lives, resolve: (event) => event.result.livesDelta }),
    result: t.expose('result', { type: StepResultRef, description: 'The answer as it was judged: the words, their confidence, the language.' }),
  }),
})

export const ScenarioFinalRef = builder.objectRef<Event<'ScenarioFinal'>>('ScenarioFinal').implement({
  description: 'An answer that is no penalty: right, or nothing that could be judged. A turn ends with this, with ScenarioPenalty or with ScenarioError.',
  interfaces,
  fields: (t) => ({
    scoreDelta: t.int({ description: score, resolve: (event) => event.result.scoreDelta }),
    livesDelta: t.int({ description: lives, resolve: (event) => event.result.livesDelta }),
    result: t.expose('result', { type: StepResultRef, description: 'The answer as it was judged: CORRECT or UNHEARD.' }),
  }),
})

export const ScenarioResetRef = builder.objectRef<Event<'ScenarioReset'>>('ScenarioReset').implement({
  description: 'The game starts over: what was judged before does not count any more (S6).',
  interfaces,
})

export const ScenarioErrorRef = builder.objectRef<Event<'ScenarioError'>>('ScenarioError').implement({
  description: 'The answer of a turn could not be judged: it costs nothing, and can be given again.',
  interfaces,
  fields: (t) => ({
    turnId: t.id({ description: turnIdText, resolve: ({ turn }) => turn }),
    fault: t.expose('fault', { type: FaultRef, description: 'What failed.' }),
  }),
})
