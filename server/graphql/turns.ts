import { z } from 'zod'
import { id, type LineId } from '../core/ids.ts'
import type { Done } from '../radio/mailbox.ts'
import type { Show } from '../radio/show.ts'
import { accepted, AcceptedRef } from './accepted.ts'
import { refuse } from '../core/errors.ts'
import { longestId, ownShow } from './access.ts'
import { builder } from './builder.ts'
import type { Context } from './context.ts'
import { checked } from './input.ts'
import {
  InvalidInputRef,
  type InvalidInput,
  NotFoundRef,
  type RateLimited,
  rateLimited,
  RateLimitedRef,
  RefusedRef,
  UnauthenticatedRef,
} from './outcomes.ts'

export const TurnResultRef = builder.unionType('TurnResult', {
  description: 'What came of something that the player did in a show.',
  types: [AcceptedRef, RefusedRef, InvalidInputRef, NotFoundRef, RateLimitedRef, UnauthenticatedRef],
})

export const sessionArg = 'Id of the session.'

/** Does one thing in the player's own show, and says what became of it. */
export async function inShow(
  context: Context,
  sessionId: string,
  act: (show: Show) => Promise<Done> | InvalidInput | RateLimited,
) {
  const own = await ownShow(context, sessionId)
  if (!('show' in own)) return own
  const done = await act(own.show)
  return '__typename' in done ? done : accepted(done)
}

/** Counts something that costs money; the answer where there was too much of it within the minute (A4). */
export function tooOften({ player, rates }: Context): RateLimited | undefined {
  const wait = player ? rates.turns.take(player.id) : 0
  return wait > 0 ? rateLimited(wait) : undefined
}

builder.mutationField('startTalking', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'The key is down: the player speaks. RateLimited after too many turns within the minute. While a host speaks that is a barge-in (E6, E7). Start the microphone first: up to 500 ms of it from before this call are heard too. Refused: NOT_ON_AIR, HOSTS_ON_AIR, SHOW_CLOSING, SHOW_ENDED, ALREADY_TALKING, and in scenarios JUDGING, NO_LIVES_LEFT, SCENARIO_COMPLETED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => tooOften(context) ?? show.press()),
  }),
)

builder.mutationField('stopTalking', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'The key is up. Keep sending the microphone for 200 ms more (E6). FinalTranscript follows. Refused: NOT_TALKING, SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => show.release()),
  }),
)

export const Words = z
  .string()
  .trim()
  .min(1, 'Say something: at least one character.')
  .max(1000, 'At most 1000 characters at a time.')

builder.mutationField('say', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'Says something by keyboard: RateLimited after too many turns within the minute, else with the rules and the score of speech (E9). While the key is down it takes the place of what was spoken. In a conversation it is a message (C8). Refused: NOT_ON_AIR, HOSTS_ON_AIR, SHOW_CLOSING, SHOW_ENDED, in scenarios JUDGING, NO_LIVES_LEFT, SCENARIO_COMPLETED, and in conversations NOBODY_ACTIVE.',
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      text: t.arg.string({ description: 'The words, 1 to 1000 characters, white space at both ends not counted.' }),
    },
    resolve: (_, args, context) =>
      inShow(context, args.sessionId, (show) => {
        const words = checked(Words, args.text, 'text')
        return 'value' in words ? (tooOften(context) ?? show.say(words.value)) : words
      }),
  }),
)

builder.mutationField('readyForNext', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      "The line has been heard to its end: its DialogueEnded came, and that RTP timestamp has been played (E10). Without it the show goes on after the line's length and 5 seconds. Refused: UNKNOWN_LINE, LATE_READY, EARLY_READY.",
    args: {
      sessionId: t.arg.id({ description: sessionArg }),
      lineId: t.arg.id({ description: 'Id of the line, from DialogueEnded.' }),
    },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => {
        const known = args.lineId.length <= longestId
        return known ? show.ready(id<LineId>(args.lineId)) : Promise.resolve({ refusal: refuse('UNKNOWN_LINE') })
      }),
  }),
)

builder.mutationField('leave', (t) =>
  t.field({
    type: TurnResultRef,
    description: 'Leaves the show. It is saved, and `tuneIn` or `resumeSession` goes on with it. Refused: SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => show.leave()),
  }),
)
