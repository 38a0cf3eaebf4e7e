import { append, ask, lineOf, record } from './airtime.ts'
import { lastWords } from './closing.ts'
import { change, tell, type Draft } from './draft.ts'
import { refuse, type Fault } from './errors.ts'
import type { TurnId } from './ids.ts'
import { judgeByRule, partialIntent } from './judging.ts'
import type { Play } from './play.ts'
import { programmeOf, type ScenarioProgramme, type StepResult, type Verdict, type Words } from './programme.ts'
import { autoFinaliseOf, penaltyOf, rewardOf, type Scenario, type Step } from './scenario.ts'
import type { Heard, Session } from './session.ts'
import type { Standing } from './showEvents.ts'

/** So many pauses in a row at which nobody said anything, and the player counts as gone. */
const mostUnanswered = 3

/** A scenario: the host asks what stands in the file, answers are judged, and wrong ones cost lives (S1-S7). */
export const scenarioPlay: Play = {
  next(draft) {
    const { phase, asked, judging } = current(draft)
    if (draft.session.closing && !judging) return lastWords(draft)
    if (judging) {
      // Its request is under way, or went with the process or the writer that had it.
      ask(draft, 'JUDGEMENT')
      return 'asked'
    }
    if (phase === 'PLAYING' && !asked) putQuestion(draft)
    else {
      const hint = phase === 'PLAYING' ? ready(draft) : ''
      append(draft, { kind: 'pause', hint })
    }
    return 'queued'
  },

  ahead: () => undefined,

  refusal(session) {
    const { phase, judging } = programmeOf(session, 'scenario')
    if (phase !== 'PLAYING') return refuse(phase === 'COMPLETED' ? 'SCENARIO_COMPLETED' : 'NO_LIVES_LEFT')
    // A request that went with its process, or with a session that was saved, answers nobody: another answer takes its place.
    return judging && session.ask ? refuse('JUDGING') : undefined
  },

  turnOver(draft, turn, heard) {
    const programme = current(draft)
    const unanswered = heard.kind === 'nothingPressed' ? programme.unanswered + 1 : 0
    change(draft, { programme: { ...programme, unanswered }, unanswered: turn })
    const verdict = judgeByRule(programme.scenario, stepOf(programme), heard)
    if (verdict) return settle(draft, turn, heard, verdict)
    // What no rule decides has words.
    change(draft, { programme: { ...current(draft), judging: { turn, heard: heard as Words } } })
    ask(draft, 'JUDGEMENT')
  },

  crossed: (_draft, _turn, heard) => heard.kind !== 'words',

  partial(draft, turn, text, confidence) {
    const programme = current(draft)
    if (programme.phase !== 'PLAYING') return false
    const step = stepOf(programme)
    const { intent, satisfied } = partialIntent(programme.scenario, step, text) ?? { intent: null, satisfied: false }
    tell(draft, { kind: 'ScenarioPartial', turn, text, confidence, intent, satisfied, ...standing(programme) })
    return satisfied && confidence >= autoFinaliseOf(programme.scenario, step) && programme.livesRemaining > 0
  },

  idle(draft) {
    const { phase, unanswered } = current(draft)
    return phase !== 'PLAYING' || unanswered + 1 >= mostUnanswered
  },

  lineOver: () => undefined,

  dropped(draft) {
    change(draft, { programme: { ...current(draft), judging: null } })
  },

  written: () => undefined,

  failed(draft, _ask, fault: Fault) {
    const programme = current(draft)
    if (!programme.judging) return
    const { turn } = programme.judging
    change(draft, { programme: { ...programme, judging: null, asked: false }, unanswered: null })
    tell(draft, { kind: 'ScenarioError', turn, fault, ...standing(programme) })
    say(draft, pick(programme.scenario.replies.unheard, programme.results.length))
    putAgain(draft)
  },

  saved(draft) {
    // Whoever comes back has the question put to them, and all the time there is.
    const programme = current(draft)
    if (programme.phase !== 'PLAYING' || programme.judging || inTimeStop(draft.session)) return
    const queue = draft.session.queue.filter(({ kind }) => kind !== 'pause')
    change(draft, { queue, programme: { ...programme, asked: programme.asked && queue.length > 0, unanswered: 0 } })
  },

  abandoned(session) {
    const { phase } = programmeOf(session, 'scenario')
    return phase === 'PLAYING' ? 'ABANDONED' : phase
  },
}

/** A scenario that has not begun. */
export function newGame(scenario: Scenario, timeStop: boolean): ScenarioProgramme {
  return {
    kind: 'scenario',
    scenario,
    timeStop,
    phase: 'PLAYING',
    step: 0,
    asked: false,
    score: 0,
    livesRemaining: scenario.lives,
    judging: null,
    results: [],
    unanswered: 0,
  }
}

export function standing({ score, livesRemaining, scenario, phase }: ScenarioProgramme): Standing {
  return { score, livesRemaining, livesTotal: scenario.lives, phase }
}

/** The step that is being played. */
export function stepOf({ scenario, step }: ScenarioProgramme): Step {
  return scenario.steps[step] as Step
}

/** The model's verdict on the answer that it was asked about. */
export function judged(draft: Draft, verdict: Verdict): void {
  const { judging } = current(draft)
  if (judging) settle(draft, judging.turn, judging.heard, verdict)
}

/** Everything from the beginning: the steps, the lives, the score (S6). */
export function reset(draft: Draft): void {
  const { scenario, timeStop } = current(draft)
  const fresh = newGame(scenario, timeStop)
  change(draft, { programme: fresh })
  tell(draft, { kind: 'ScenarioReset', ...standing(fresh) })
  putAgain(draft)
}

/** The question of the step is due again. */
export function askAgain(draft: Draft): void {
  change(draft, { programme: { ...current(draft), asked: false } })
}

/** In time-stop nobody hears the question: it is put as soon as it is due (S5). */
export function putAgain(draft: Draft): void {
  if (!inTimeStop(draft.session) || current(draft).phase !== 'PLAYING') return
  putQuestion(draft)
  ready(draft)
}

/** Below this the words may not be what was said: a mishearing must not cost a life. */
const leastConfidence = 0.6

/** The verdict as it counts: what was hardly understood, and is no answer that is known, is none at all (S3). */
function fair(heard: Heard, verdict: Verdict): Verdict {
  const doubtful = heard.kind === 'words' && heard.confidence < leastConfidence
  const penalty = verdict.outcome === 'INCORRECT_ANSWER' || verdict.outcome === 'WRONG_LANGUAGE'
  if (!doubtful || !penalty || verdict.intent !== null) return verdict
  return { ...verdict, outcome: 'UNHEARD', reason: 'That could not be made out well enough to be judged.', reply: null }
}

function settle(draft: Draft, turn: TurnId, heard: Heard, given: Verdict): void {
  const before = current(draft)
  if (before.results.some((past) => past.turn === turn)) return
  const verdict = fair(heard, given)
  const { scoreDelta, livesDelta } = changes(before, verdict)
  const reply = replyTo(before, verdict)
  const judged = { turn, step: before.step, at: draft.at, verdict, reply }
  const result: StepResult = { ...judged, ...evidence(heard), scoreDelta, livesDelta }
  const last = before.step === before.scenario.steps.length - 1
  const right = verdict.outcome === 'CORRECT'
  const livesRemaining = before.livesRemaining + livesDelta
  const after: ScenarioProgramme = {
    ...before,
    phase: livesRemaining === 0 ? 'OUT_OF_LIVES' : right && last ? 'COMPLETED' : 'PLAYING',
    step: right && !last ? before.step + 1 : before.step,
    asked: false,
    score: before.score + scoreDelta,
    livesRemaining,
    judging: null,
    results: [...before.results, result],
  }
  change(draft, { programme: after, unanswered: null })
  if (verdict.outcome === 'WRONG_LANGUAGE' || verdict.outcome === 'INCORRECT_ANSWER')
    tell(draft, { kind: 'ScenarioPenalty', penalty: verdict.outcome, result, ...standing(after) })
  else tell(draft, { kind: 'ScenarioFinal', result, ...standing(after) })
  say(draft, reply)
  const { completed, outOfLives } = before.scenario.replies
  if (after.phase !== 'PLAYING') say(draft, after.phase === 'COMPLETED' ? completed : outOfLives)
  putAgain(draft)
}

/** What a verdict changes, after clamping: lives and score never fall below 0 (S3). */
function changes(programme: ScenarioProgramme, { outcome }: Verdict): { scoreDelta: number; livesDelta: number } {
  const { scenario, score, livesRemaining } = programme
  const step = stepOf(programme)
  if (outcome === 'UNHEARD') return { scoreDelta: 0, livesDelta: 0 }
  if (outcome === 'CORRECT') return { scoreDelta: rewardOf(scenario, step), livesDelta: 0 }
  const { lives, points } = penaltyOf(scenario, step, outcome)
  // 0 - 0 is 0 where -Math.min(0, ...) would be -0.
  return { scoreDelta: 0 - Math.min(score, points), livesDelta: 0 - Math.min(livesRemaining, lives) }
}

function evidence(heard: Heard): Pick<StepResult, 'transcript' | 'confidence' | 'language'> {
  if (heard.kind !== 'words') return { transcript: null, confidence: null, language: null }
  return { transcript: heard.text, confidence: heard.confidence, language: heard.language }
}

/** What the host says to an answer: the verdict's own words, or the file's for what was recognised, or for any answer. */
function replyTo(programme: ScenarioProgramme, { outcome, intent, reply }: Verdict): string {
  const { scenario, results } = programme
  const { expects, mistakes } = stepOf(programme)
  const own = reply ?? [...expects, ...mistakes].find(({ name }) => name === intent)?.reply
  if (own && outcome !== 'WRONG_LANGUAGE') return own
  switch (outcome) {
    case 'CORRECT':
      return stepOf(programme).reply ?? pick(scenario.replies.right, results.length)
    case 'INCORRECT_ANSWER':
      return pick(scenario.replies.wrong, results.length)
    case 'WRONG_LANGUAGE':
      return pick(scenario.replies.wrongLanguage, results.length)
    case 'UNHEARD':
      return pick(scenario.replies.unheard, results.length)
    default:
      return outcome satisfies never
  }
}

function putQuestion(draft: Draft): void {
  const programme = current(draft)
  change(draft, { programme: { ...programme, asked: true } })
  say(draft, stepOf(programme).says)
}

/** The question was put: the answer can come. The hint of the step. */
function ready(draft: Draft): string {
  const programme = current(draft)
  const { says, hint } = stepOf(programme)
  tell(draft, { kind: 'ScenarioReady', step: programme.step, says, hint, ...standing(programme) })
  return hint
}

/** The host says it on the air; in time-stop, where there is no air, it is said at once, as a caption. */
function say(draft: Draft, text: string): void {
  const item = { kind: 'line', speaker: current(draft).scenario.host.name, text } as const
  if (!inTimeStop(draft.session)) return append(draft, item)
  record(draft, { kind: 'line', at: draft.at, line: lineOf(draft, item), heard: text, interrupted: false, voiced: false })
}

function inTimeStop({ state }: Session): boolean {
  return state.kind === 'OFF_AIR' && state.why === 'TIME_STOP'
}

function pick(lines: readonly string[], index: number): string {
  return lines[index % lines.length] ?? ''
}

function current(draft: Draft): ScenarioProgramme {
  return programmeOf(draft.session, 'scenario')
}
