import { builder } from './builder.ts'
import { inShow, sessionArg, tooOften, TurnResultRef } from './turns.ts'

builder.mutationField('resetScenario', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'Starts a game of a scenario over: the first step, all lives, no points (S6). ScenarioReset follows. Refused: WRONG_PROGRAMME, SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => tooOften(context) ?? show.reset()),
  }),
)

builder.mutationField('repeatStep', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'Has the host put the question of the current step once more; it costs nothing. Refused: WRONG_PROGRAMME, NO_LIVES_LEFT, SCENARIO_COMPLETED, JUDGING, ALREADY_TALKING, NOT_ON_AIR, SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => tooOften(context) ?? show.repeat()),
  }),
)
