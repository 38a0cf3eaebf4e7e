import { builder } from './builder.ts'
import { inShow, sessionArg, TurnResultRef } from './turns.ts'

builder.mutationField('startListening', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      "Hands-free: from now on the player's voice opens and closes the turns, without a key, and speaking over a character cuts in (C7). Let the microphone send all the time. ListeningChanged follows, then SpeechStarted and SpeechStopped. Refused: WRONG_PROGRAMME, ALREADY_LISTENING, NOT_ON_AIR, SHOW_ENDED.",
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => show.listenFreely(true)),
  }),
)

builder.mutationField('stopListening', (t) =>
  t.field({
    type: TurnResultRef,
    description:
      'Back to the key: the microphone is heard no more until it is down (C7, E17). A turn that is open ends with what was said. Refused: NOT_LISTENING, WRONG_PROGRAMME, SHOW_ENDED.',
    args: { sessionId: t.arg.id({ description: sessionArg }) },
    resolve: (_, args, context) => inShow(context, args.sessionId, (show) => show.listenFreely(false)),
  }),
)
