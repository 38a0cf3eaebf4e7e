import type { Api } from '../api/api.ts'
import {
  LeaveDocument,
  ReadyForNextDocument,
  RepeatStepDocument,
  ResetScenarioDocument,
  SayDocument,
  StartListeningDocument,
  StartTalkingDocument,
  StopListeningDocument,
  StopTalkingDocument,
  type RefusalCode,
  type TurnAnswerFragment,
} from '../api/generated/graphql.ts'

/** What became of something that the player did. */
export type TurnAnswer =
  | { readonly kind: 'accepted'; readonly seq: number }
  /** `code` is null where it is no matter of the rules: no answer came, or there is no such session. */
  | { readonly kind: 'refused'; readonly code: RefusalCode | null; readonly message: string }

/** What a player does in a session that is on the air. Nothing here rejects: no answer is a refusal, too. */
export interface Turns {
  readonly startTalking: () => Promise<TurnAnswer>
  readonly stopTalking: () => Promise<TurnAnswer>
  readonly say: (text: string) => Promise<TurnAnswer>
  readonly readyForNext: (lineId: string) => Promise<TurnAnswer>
  readonly startListening: () => Promise<TurnAnswer>
  readonly stopListening: () => Promise<TurnAnswer>
  readonly repeatStep: () => Promise<TurnAnswer>
  readonly resetScenario: () => Promise<TurnAnswer>
  readonly leave: () => Promise<TurnAnswer>
}

export function createTurns(api: Pick<Api, 'ask'>, sessionId: string): Turns {
  async function answer(asked: Promise<TurnAnswerFragment>): Promise<TurnAnswer> {
    try {
      const given = await asked
      if (given.__typename === 'Accepted') return { kind: 'accepted', seq: given.seq }
      return {
        kind: 'refused',
        code: given.__typename === 'Refused' ? given.code : null,
        message: given.message,
      }
    } catch (error) {
      return { kind: 'refused', code: null, message: error instanceof Error ? error.message : String(error) }
    }
  }

  let heard: Promise<unknown> = Promise.resolve()

  return {
    startTalking: () =>
      answer(api.ask(StartTalkingDocument, { sessionId }).then((data) => data.startTalking)),
    stopTalking: () => answer(api.ask(StopTalkingDocument, { sessionId }).then((data) => data.stopTalking)),
    say: (text) => answer(api.ask(SayDocument, { sessionId, text }).then((data) => data.say)),
    readyForNext(lineId) {
      const answered = answer(api.ask(ReadyForNextDocument, { sessionId, lineId }).then((data) => data.readyForNext))
      heard = answered
      return answered
    },
    startListening: () =>
      answer(api.ask(StartListeningDocument, { sessionId }).then((data) => data.startListening)),
    stopListening: () =>
      answer(api.ask(StopListeningDocument, { sessionId }).then((data) => data.stopListening)),
    repeatStep: () => answer(api.ask(RepeatStepDocument, { sessionId }).then((data) => data.repeatStep)),
    resetScenario: () =>
      answer(api.ask(ResetScenarioDocument, { sessionId }).then((data) => data.resetScenario)),
    async leave() {
      // A goodbye that overtakes the word of a line heard would have that line told again to whoever comes back.
      await heard
      return answer(api.ask(LeaveDocument, { sessionId }).then((data) => data.leave))
    },
  }
}
