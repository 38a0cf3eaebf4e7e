import type {
  PenaltyKind,
  ScenarioPartsFragment,
  ScenarioPhase,
  StepResultPartsFragment,
} from '../api/generated/graphql.ts'
import type { Snapshot, StreamEvent } from './view.ts'

type Programme = Extract<Snapshot['session']['programme'], { __typename: 'ScenarioProgramme' }>

export type Scenario = ScenarioPartsFragment
export type StepResult = StepResultPartsFragment

/** What the newest event said of an answer (S2). */
export type Verdict =
  | { readonly kind: 'final'; readonly result: StepResult }
  | { readonly kind: 'penalty'; readonly penalty: PenaltyKind; readonly result: StepResult }
  | { readonly kind: 'error'; readonly turnId: string; readonly message: string; readonly retryable: boolean }

/** What a game of a scenario has of its own (S2). */
export interface ScenarioView {
  readonly kind: 'scenario'
  readonly scenario: Scenario
  readonly phase: ScenarioPhase
  readonly score: number
  readonly livesRemaining: number
  readonly livesTotal: number
  readonly stepsTotal: number
  /**
   * The step that is played, as the host puts it; `ready` once its answer can come. The hint is empty before.
   */
  readonly step: {
    readonly number: number
    readonly says: string
    readonly hint: string
    readonly ready: boolean
  }
  /** An answer is being judged: the next one has to wait. */
  readonly judging: boolean
  /** What the words so far would be (S4); right ones stay until the next question. Null otherwise. */
  readonly partial: {
    readonly turnId: string
    readonly text: string
    readonly confidence: number
    readonly intent: string | null
    readonly satisfied: boolean
  } | null
  /** What came of the newest answer; null before the first, and after a reset. */
  readonly last: Verdict | null
  /** Everything that was judged since the start or the last reset, oldest first. */
  readonly results: readonly StepResult[]
}

export function scenarioOf(programme: Programme): ScenarioView {
  const { scenario, phase, score, livesRemaining, livesTotal, stepsTotal, judging, step, results } = programme
  const { number, says, hint } = step
  const newest = results.at(-1)
  return {
    kind: 'scenario',
    scenario,
    phase,
    score,
    livesRemaining,
    livesTotal,
    stepsTotal,
    judging,
    step: { number, says, hint, ready: false },
    partial: null,
    last: newest ? verdictOf(newest) : null,
    results,
  }
}

export function scenarioTold(game: ScenarioView, event: StreamEvent): ScenarioView {
  switch (event.__typename) {
    case 'ScenarioReady': {
      const { stepNumber, says, stepHint } = event
      const step = { number: stepNumber, says, hint: stepHint, ready: true }
      return { ...standing(game, event), step, partial: null }
    }
    case 'ScenarioPartial': {
      const { turnId, text, confidence, intent, satisfied } = event
      return { ...standing(game, event), partial: { turnId, text, confidence, intent, satisfied } }
    }
    case 'FinalTranscript':
      return { ...game, partial: rightPartial(game), judging: event.turnOutcome === 'WORDS' }
    case 'ScenarioPenalty':
    case 'ScenarioFinal':
      return {
        ...standing(game, event),
        judging: false,
        partial: event.result.outcome === 'CORRECT' ? rightPartial(game) : null,
        // What comes next has another hint, which is there with its question.
        step: { ...game.step, hint: event.result.outcome === 'CORRECT' ? '' : game.step.hint, ready: false },
        last: verdictOf(event.result),
        // An event that repeats what a snapshot had already counts once (E13).
        results: [...game.results.filter(({ turnId }) => turnId !== event.result.turnId), event.result],
      }
    case 'ScenarioError': {
      const { turnId, fault } = event
      const last = { kind: 'error', turnId, message: fault.message, retryable: fault.retryable } as const
      return { ...standing(game, event), judging: false, partial: null, last }
    }
    case 'ScenarioReset': {
      const step = { number: 1, says: '', hint: '', ready: false }
      return { ...standing(game, event), step, judging: false, partial: null, last: null, results: [] }
    }
    default:
      return game
  }
}

/**
 * Words that were right are there until the next question: the turn that they end is over in the same moment,
 * and nobody would see them (S4).
 */
function rightPartial({ partial }: ScenarioView): ScenarioView['partial'] {
  return partial?.satisfied ? partial : null
}

function verdictOf(result: StepResult): Verdict {
  const { outcome } = result
  return outcome === 'CORRECT' || outcome === 'UNHEARD'
    ? { kind: 'final', result }
    : { kind: 'penalty', penalty: outcome, result }
}

function standing(
  game: ScenarioView,
  event: Pick<ScenarioView, 'score' | 'livesRemaining' | 'livesTotal' | 'phase'>,
): ScenarioView {
  const { score, livesRemaining, livesTotal, phase } = event
  return { ...game, score, livesRemaining, livesTotal, phase }
}
