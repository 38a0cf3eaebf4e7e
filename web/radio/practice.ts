import type {
  AnswerOutcome,
  GamesQuery,
  SavedGamePartsFragment,
  ScenarioPhase,
  StepPartsFragment,
} from '../api/generated/graphql.ts'

export type { AnswerOutcome }
export type Step = StepPartsFragment
/** A game of a scenario in a list. */
export type GameInList = NonNullable<GamesQuery['scenarioSessions']>['edges'][number]['node']

type Session = SavedGamePartsFragment

/** A game of a scenario as the server has it, on the air or not. */
export interface SavedGame {
  readonly session: Session
  readonly programme: Extract<Session['programme'], { __typename: 'ScenarioProgramme' }>
}

/** How a game stands: what every event of it says (S2), and where it is. */
export interface Standing {
  readonly phase: ScenarioPhase
  readonly score: number
  readonly livesRemaining: number
  readonly livesTotal: number
  readonly stepsTotal: number
  /** The one that is played; the last one that was, once the game is over. From 1. */
  readonly step: { readonly number: number }
}

/** The game of a session; null where it plays something else. */
export function savedGameOf(session: Session): SavedGame | null {
  const { programme } = session
  return programme.__typename === 'ScenarioProgramme' ? { session, programme } : null
}

/**
 * What the host said to the player's last turn, but for the question that comes after it; null where nothing.
 */
export function replyOf({ session, programme }: SavedGame): string | null {
  const turn = session.said.findLastIndex((said) => said.__typename === 'PlayerTurn')
  if (turn < 0) return null
  const lines = session.said
    .slice(turn + 1)
    .flatMap((said) => (said.__typename === 'HostLine' ? [said.line.text] : []))
  const words =
    programme.phase === 'PLAYING' && lines.at(-1) === programme.step.says ? lines.slice(0, -1) : lines
  return words.length > 0 ? words.join(' ') : null
}

/** How many steps were answered right. */
export function stepsDone({ phase, step, stepsTotal }: Standing): number {
  return phase === 'COMPLETED' ? stepsTotal : step.number - 1
}
