import { builder } from './builder.ts'
import {
  notFound,
  NotFoundRef,
  rateLimited,
  RateLimitedRef,
  TooManyShowsRef,
  unauthenticated,
  UnauthenticatedRef,
} from './outcomes.ts'
import { scenarioOf } from './scenario.ts'
import { SessionRef } from './session.ts'
import { isNone } from './showRoom.ts'

const StartScenarioInputRef = builder.inputType('StartScenarioInput', {
  description: 'What to practise, and how.',
  fields: (t) => ({
    scenarioId: t.id({ description: 'Id of the scenario.' }),
    captionsOnly: t.boolean({
      required: false,
      description:
        'True where the client has no sound: the game starts when `sessionEvents` is subscribed to, without media. False where left out.',
    }),
    timeStop: t.boolean({
      required: false,
      description:
        'True plays it turn by turn with `answerStep`, over plain HTTP, without media and without `sessionEvents` (S5); the rules and the score are the same. False where left out.',
    }),
  }),
})

const StartScenarioResultRef = builder.unionType('StartScenarioResult', {
  description: 'The new game, or why there is none.',
  types: [SessionRef, NotFoundRef, RateLimitedRef, TooManyShowsRef, UnauthenticatedRef],
  resolveType: (value) => ('__typename' in value ? value.__typename : SessionRef),
})

builder.mutationField('startScenario', (t) =>
  t.field({
    type: StartScenarioResultRef,
    description:
      'Begins a game of a scenario, each call another one; `resumeSession` goes on with an old one. Live, follow `sessionEvents` and take the steps of the media as for a mission; in time-stop, answer with `answerStep`. RateLimited where the player has started too many sessions within the hour.',
    args: { input: t.arg({ type: StartScenarioInputRef, description: 'What to practise, and how.' }) },
    resolve: async (_, { input }, { player, deps, rates, showRoom }) => {
      if (!player) return unauthenticated
      const scenario = scenarioOf(deps, input.scenarioId)
      if (!scenario) return notFound('scenario')
      const wish = { captionsOnly: input.captionsOnly ?? false, timeStop: input.timeStop ?? false }
      return showRoom.open(player.id, isNone, async () => {
        const wait = rates.sessions.take(player.id)
        if (wait > 0) return rateLimited(wait)
        return { session: await deps.station.startScenario(player.id, scenario, wish), at: deps.clock.now() }
      })
    },
  }),
)
