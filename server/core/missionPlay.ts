import { append, ask, say } from './airtime.ts'
import { beginClosing } from './closing.ts'
import { change, tell, type Draft } from './draft.ts'
import type { Item } from './batch.ts'
import type { Play } from './play.ts'
import { programmeOf } from './programme.ts'
import { reached, scored } from './score.ts'
import type { Ask, Outcome, Session } from './session.ts'
import { standByItem } from './signal.ts'
import { budgetGoodbye, stockClosing } from './standBy.ts'

/** A mission: everything that is said is the model's, a batch at a time, until the time is up or the town awake (M7-M12). */
export const missionPlay: Play = {
  next(draft) {
    const { closing, ask: asked } = draft.session
    if (closing?.written && !asked) return outcomeOf(draft.session)
    write(draft)
    return 'asked'
  },

  ahead(draft) {
    const { queue, rules, closing } = draft.session
    const pause = queue.some((next) => next.kind === 'pause')
    const lines = queue.filter((next) => next.kind === 'line').length
    if (closing ? !closing.written : !pause && lines <= rules.linesAhead) write(draft)
  },

  refusal: () => undefined,

  turnOver(draft, turn) {
    change(draft, { unanswered: turn })
    write(draft)
  },

  crossed: () => true,
  partial: () => false,
  idle: () => false,
  lineOver: () => undefined,
  dropped: () => undefined,

  written(draft, { why }) {
    const { closing } = draft.session
    change(draft, { unanswered: null })
    if (why === 'CLOSING' && closing) change(draft, { closing: { ...closing, written: true } })
  },

  failed(draft, { why }) {
    const { session } = draft
    const { closing } = session
    const empty = !session.queue.some((next) => next.kind === 'line')
    if (why === 'CLOSING') {
      if (empty) say(draft, closing?.why === 'BUDGET_SPENT' ? budgetGoodbye(session) : stockClosing(session))
      if (closing) change(draft, { closing: { ...closing, written: true } })
    } else if (empty && session.state.kind === 'PREPARING') append(draft, standByItem(draft, session.cast[0]?.name ?? ''))
  },

  saved: () => undefined,
  abandoned: () => 'ABANDONED',
}

/** Asks for what the show needs next: its opening, its end, an answer, or just more of it. */
export function write(draft: Draft): void {
  const { closing, unanswered, opened } = draft.session
  ask(draft, closing ? 'CLOSING' : unanswered ? 'REACTION' : opened ? 'CONTINUATION' : 'OPENING')
}

/** The hosts' answer begins, and says how the listeners moved: once per turn, with the reason (E13, M11). */
export function reactionWritten(draft: Draft, { turn }: Ask, percent: number, reason: string): void {
  if (!turn) return
  const mission = programmeOf(draft.session, 'mission')
  const score = scored(mission.score, turn, percent, reason, draft.at)
  if (score === mission.score) return
  const { awakened, listeners } = score
  change(draft, { programme: { ...mission, score } })
  tell(draft, { kind: 'ScoreUpdated', turn, percent, change: awakened - mission.score.awakened, awakened, listeners, reason })
  if (!draft.session.closing && reached(score, mission.targetShare)) beginClosing(draft, 'TARGET_REACHED')
}

export function itemWritten(draft: Draft, item: Item): void {
  // Now the caller is answered: a score alone is no answer, and an ask that breaks off before here is made again.
  change(draft, { unanswered: null, opened: true })
  append(draft, item)
}

function outcomeOf(session: Session): Outcome {
  const { score, targetShare } = programmeOf(session, 'mission')
  if (reached(score, targetShare)) return 'WON'
  return session.closing?.why === 'BUDGET_SPENT' ? 'BUDGET_SPENT' : 'TIME_UP'
}
