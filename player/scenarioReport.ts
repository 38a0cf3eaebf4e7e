import type { Game, SessionEvent, StepResult } from './api/operations.ts'
import { createHearing, type Heard } from './hearing.ts'
import type { Ending, PlayerEvent, Utterance } from './playerEvent.ts'
import { whatIsInconsistent } from './standing.ts'

/** An answer as it was judged, and how the game stood after it. */
export type Judged = StepResult & { score: number; livesRemaining: number }

type Snapshot = Extract<SessionEvent, { __typename: 'Snapshot' }>
type Said = {
  utterance: Utterance
  turnId: string | null
  answeredMs: number | null
  reactionMs: number | null
}

/** What a scenario came to. The last line of `--json` is this. */
export type ScenarioSummary = Heard & {
  type: 'summary'
  programme: 'SCENARIO'
  scenario: string | null
  sessionId: string | null
  /** FELL_BACK: it began live, and there was no connection to be had (S5). */
  mode: 'LIVE' | 'TIME_STOP' | 'FELL_BACK'
  /** Each utterance in its order, with what it was judged as; null where it never was. */
  answers: {
    said: string
    how: Utterance['how']
    judged: Judged | null
    /** Live, from the end of the turn's words to the verdict; in time-stop, from the request to its answer. */
    answeredMs: number | null
    /** Live, from the release of the key to the first packet of the host's answer. */
    reactionMs: number | null
    /** Live, whether a partial transcript was enough to end the turn (S4). */
    endedByItself: boolean
  }[]
  score: number
  livesRemaining: number
  livesTotal: number
  phase: Game['phase'] | null
  review: Game['review']
  /** Whether the changes that were told add up to how the game stands, at each step and at the end (E13). */
  consistent: boolean
  ended: Ending['how'] | null
  /** Why the exit code is not 0; empty where it is. */
  problems: string[]
  exitCode: 0 | 1
}

/**
 * Keeps account of a game of a scenario.
 * @param planned What is to be answered, whether it comes to that or not.
 * @param clock Milliseconds, of any clock that only goes forward.
 */
export function createScenarioReport(planned: readonly Utterance[], clock = () => performance.now()) {
  const hearing = createHearing()
  const said: Said[] = planned.map((utterance) => ({
    utterance,
    turnId: null,
    answeredMs: null,
    reactionMs: null,
  }))
  /** Since the game was begun, or begun again. */
  let judged: Judged[] = []
  const everJudged = new Map<string, Judged>()
  const wordsAt = new Map<string, number>()
  const released = new Set<string>()
  const liveTurns = new Set<string>()
  const refusals: string[] = []
  let game: Game | null = null
  let sessionId: string | null = null
  let mode: ScenarioSummary['mode'] = 'LIVE'
  let ending: Ending | null = null

  const saidOf = (utterance: Utterance) => {
    const known = said.find((one) => one.utterance === utterance)
    if (known) return known
    // Typed in the terminal, unplanned.
    const unplanned: Said = { utterance, turnId: null, answeredMs: null, reactionMs: null }
    said.push(unplanned)
    return unplanned
  }
  const judge = (
    result: StepResult,
    { score, livesRemaining }: { score: number; livesRemaining: number },
  ) => {
    if (everJudged.has(result.turnId)) return
    const one = { ...result, score, livesRemaining }
    judged.push(one)
    everJudged.set(result.turnId, one)
    const words = wordsAt.get(result.turnId)
    const answer = said.find(({ turnId }) => turnId === result.turnId)
    if (answer && words !== undefined) answer.answeredMs ??= Math.round(clock() - words)
  }

  /** What was missed is in the snapshot that took its place (E3): each answer, and the standing after it. */
  const catchUp = ({ programme }: Snapshot['session']) => {
    if (programme.__typename !== 'ScenarioProgramme') return
    let [score, livesRemaining] = [0, programme.livesTotal]
    // Begun again meanwhile, it knows nothing of what was judged before.
    judged = judged.filter(({ turnId }) => programme.results.some((result) => result.turnId === turnId))
    for (const result of programme.results) {
      score += result.scoreDelta
      livesRemaining += result.livesDelta
      judge(result, { score, livesRemaining })
    }
  }

  const hear = (told: Extract<PlayerEvent, { type: 'HEARD' }>['event']) => {
    switch (told.__typename) {
      case 'FinalTranscript':
        return void wordsAt.set(told.turnId, clock())
      case 'ScenarioFinal':
      case 'ScenarioPenalty':
        return judge(told.result, told)
      case 'ScenarioReset':
        judged = []
        return
      case 'Snapshot':
        return catchUp(told.session)
      default:
    }
  }

  const heed = (event: PlayerEvent) => {
    hearing.heed(event)
    switch (event.type) {
      case 'GAME_STARTED':
        sessionId = event.sessionId
        game = event.game
        return
      case 'HEARD':
        return hear(event.event)
      case 'FELL_BACK':
        mode = 'FELL_BACK'
        return
      case 'STEP_ASKED':
        if (mode === 'LIVE') mode = 'TIME_STOP'
        game = event.game
        // Begun again without a word of it, where nobody follows the events.
        if (game.results.length === 0) judged = []
        return
      case 'STEP_ANSWERED': {
        const answer = saidOf(event.utterance)
        answer.turnId = event.result.turnId
        answer.answeredMs = event.tookMs
        game = event.game
        return judge(event.result, event.game)
      }
      case 'TURN_TAKEN':
        saidOf(event.utterance).turnId = event.turnId
        liveTurns.add(event.turnId)
        return
      case 'KEY_RELEASED':
        released.add(event.turnId)
        return
      case 'REACTED': {
        const answer = said.find(({ turnId }) => turnId === event.turnId)
        if (answer) answer.reactionMs = event.reactionMs
        return
      }
      case 'TURN_REFUSED':
        if (event.givenUp) refusals.push(`«${event.utterance.text}» could not be said: ${event.reason}`)
        return
      case 'GAME_REVIEWED':
        game = event.game
        return
      case 'ENDED':
        ending = event.ending
        return
      default:
    }
  }

  const problems = (figures: Heard, inconsistency: string[]) => {
    const found: string[] = []
    if (ending?.how === 'FAILED') found.push(ending.message)
    if (ending?.how === 'TIMED_OUT') found.push('the scenario was not over in time')
    if (mode === 'LIVE' && figures.linesHeard === 0) found.push('no host was heard')
    found.push(...refusals)
    for (const { utterance, turnId } of said) {
      const result = turnId === null ? undefined : everJudged.get(turnId)
      if (result === undefined) found.push(`«${utterance.text}» was never judged`)
      else if (result.outcome === 'UNHEARD') found.push(`«${utterance.text}» was not understood`)
    }
    return [...found, ...inconsistency]
  }

  const summary = (): ScenarioSummary => {
    const figures = hearing.figures()
    const inconsistency = game ? whatIsInconsistent(judged, game) : ['the game never began']
    const why = problems(figures, inconsistency)
    return {
      type: 'summary',
      programme: 'SCENARIO',
      scenario: game?.scenario.id ?? null,
      sessionId,
      mode,
      answers: said.map(({ utterance, turnId, answeredMs, reactionMs }) => ({
        said: utterance.text,
        how: utterance.how,
        judged: (turnId !== null && everJudged.get(turnId)) || null,
        answeredMs,
        reactionMs,
        endedByItself:
          utterance.how === 'SPOKEN' &&
          turnId !== null &&
          liveTurns.has(turnId) &&
          everJudged.has(turnId) &&
          !released.has(turnId),
      })),
      score: game?.score ?? 0,
      livesRemaining: game?.livesRemaining ?? 0,
      livesTotal: game?.livesTotal ?? 0,
      phase: game?.phase ?? null,
      review: game?.review ?? [],
      consistent: inconsistency.length === 0,
      ...figures,
      ended: ending?.how ?? null,
      problems: why,
      exitCode: why.length === 0 ? 0 : 1,
    }
  }

  return {
    heed,
    summary,
    isDone: () => said.every(({ turnId }) => turnId !== null && everJudged.has(turnId)),
  }
}
