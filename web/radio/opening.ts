import type { Api } from '../api/api.ts'
import { ResumeSessionDocument, TuneInDocument } from '../api/generated/graphql.ts'
import { failureFrom, failureOf, type Failure } from './failure.ts'
import { leaveOldest } from './leaveOldest.ts'
import type { OpeningAnswer } from './view.ts'

/** A session that can be followed, or why there is none. */
export type Opened =
  | { readonly kind: 'opened'; readonly sessionId: string; readonly understandsSpeech: boolean }
  | OpeningAnswer

/**
 * Asks for a session. `captionsOnly`: there is no sound here (W4). Never rejects: no answer is an answer,
 * too.
 */
export type Opening = (api: Pick<Api, 'ask'>, captionsOnly: boolean) => Promise<Opened>

/** The session of a mission, by way of the dial (M5); `frequency` in MHz. */
export function tuningIn(missionId: string, frequency: number): Opening {
  return (api, captionsOnly) =>
    attempt(async () => {
      const { tuneIn } = await api.ask(TuneInDocument, { input: { missionId, frequency, captionsOnly } })
      switch (tuneIn.__typename) {
        case 'TunedIn':
          return opened(tuneIn.session)
        case 'NothingOnAir': {
          const { signal, message } = tuneIn
          return { kind: 'nothingOnAir', frequency, signal, message }
        }
        default:
          return { kind: 'failed', ...failureOf(tuneIn) }
      }
    })
}

/** A session that is there already, of any programme (E5). */
export function joining(sessionId: string): Opening {
  return (api, captionsOnly) =>
    attempt(async () => {
      const { resumeSession } = await api.ask(ResumeSessionDocument, { input: { sessionId, captionsOnly } })
      return resumeSession.__typename === 'Session'
        ? opened(resumeSession)
        : { kind: 'failed', ...failureOf(resumeSession) }
    })
}

/** The same once more, when the oldest of those that were in its way has been left (A4). */
export function makingRoom(failure: Failure, opening: Opening): Opening {
  return async (api, captionsOnly) => {
    await leaveOldest(api, failure)
    return opening(api, captionsOnly)
  }
}

function opened(session: { readonly id: string; readonly understandsSpeech: boolean }): Opened {
  return { kind: 'opened', sessionId: session.id, understandsSpeech: session.understandsSpeech }
}

async function attempt(ask: () => Promise<Opened>): Promise<Opened> {
  try {
    return await ask()
  } catch (error) {
    return { kind: 'failed', ...failureFrom(error) }
  }
}
