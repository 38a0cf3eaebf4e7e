import type { Character } from '../core/mission.ts'
import type { Scenario } from '../core/scenario.ts'
import { builder } from './builder.ts'
import type { ApiDeps } from './context.ts'

const kinds = { language: 'LANGUAGE', checkpoint: 'CHECKPOINT', signals: 'SIGNALS' } as const satisfies {
  [Kind in Scenario['kind']]: string
}

const ScenarioKindRef = builder.enumType('ScenarioKind', {
  description: 'What a scenario trains (S1). New kinds may be added.',
  values: {
    LANGUAGE: { description: 'A foreign language, in an everyday situation.' },
    CHECKPOINT: { description: 'An interrogation at a checkpoint: the cover story has to hold.' },
    SIGNALS: { description: 'A drill of signal codes.' },
  } satisfies { [Kind in (typeof kinds)[Scenario['kind']]]: { description: string } },
})

const LevelRef = builder.enumType('LanguageLevel', {
  description: 'A level of the Common European Framework of Reference for Languages.',
  values: {
    A1: { description: 'Breakthrough.' },
    A2: { description: 'Waystage.' },
    B1: { description: 'Threshold.' },
    B2: { description: 'Vantage.' },
    C1: { description: 'Effective proficiency.' },
    C2: { description: 'Mastery.' },
  } satisfies { [Level in Scenario['level']]: { description: string } },
})

const HostRef = builder.objectRef<Character>('ScenarioHost').implement({
  description: 'Who puts the questions of a scenario.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name they go by, as `Line.speaker` has it.' }),
    role: t.exposeString('role', { description: 'Who they are.' }),
  }),
})

export const ScenarioRef = builder.objectRef<Scenario>('Scenario').implement({
  description:
    'Practice with lives: a host puts one question after the other, and each answer is judged (S1). What is expected never leaves the server. It is played as often as one likes, each time as a new session.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `scenario` and `startScenario`. It stays the same.' }),
    title: t.exposeString('title', { description: 'Its title.' }),
    kind: t.field({ type: ScenarioKindRef, description: 'What it trains.', resolve: ({ kind }) => kinds[kind] }),
    language: t.exposeString('language', {
      description: 'In which the host speaks and the answers have to be: an ISO 639-1 code, such as `es`. Another one is WRONG_LANGUAGE (S3).',
    }),
    level: t.expose('level', { type: LevelRef, description: 'How much of the language it takes.' }),
    summary: t.exposeString('summary', { description: 'What it is about, for the player, in English.' }),
    host: t.expose('host', { type: HostRef, description: 'Who puts the questions.' }),
    lives: t.exposeInt('lives', { description: 'Lives that one begins with (S6).' }),
    stepsTotal: t.int({ description: 'How many steps it has.', resolve: ({ steps }) => steps.length }),
    understandsSpeech: t.boolean({
      description: 'Whether its language is understood when spoken; where it is not, `say`, or text with `answerStep`, is the way.',
      resolve: ({ language }, _args, { deps }) => deps.understands(language),
    }),
  }),
})

/** The scenario of that id, for whoever asks: they are the same for everybody. */
export function scenarioOf({ scenarios }: ApiDeps, scenarioId: string): Scenario | null {
  return scenarios.find(({ id }) => id === scenarioId) ?? null
}

builder.queryField('scenarios', (t) =>
  t.field({
    type: [ScenarioRef],
    description: 'Everything there is to practise (S1), in the order in which it is best taken. Needs no sign-in.',
    resolve: (_, _args, { deps }) => deps.scenarios,
  }),
)

builder.queryField('scenario', (t) =>
  t.field({
    type: ScenarioRef,
    nullable: true,
    description: 'One scenario; null where there is none of that id. Needs no sign-in.',
    args: { id: t.arg.id({ description: 'Id of the scenario.' }) },
    resolve: (_, args, { deps }) => scenarioOf(deps, args.id),
  }),
)
