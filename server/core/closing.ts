import { append } from './airtime.ts'
import { change, tell, type Draft } from './draft.ts'
import { stopped, type Outcome, type Session } from './session.ts'
import { budgetGoodbye } from './standBy.ts'
import { cost } from './usage.ts'

/** From here on the hosts only say goodbye (M12). The clock stands still. */
export function beginClosing(draft: Draft, why: NonNullable<Session['closing']>['why']): void {
  change(draft, { closing: { why, written: false }, clock: stopped(draft.session, draft.at) })
  tell(draft, { kind: 'ShowClosing', why })
}

/** Whether the session has cost what it may (E15). The goodbye itself comes on top. */
export function budgetSpent({ rules: { budget }, usage, closing }: Session): boolean {
  return budget !== null && !closing && cost(usage, budget.prices) >= budget.dollars
}

/** The end of a programme whose hosts have no closing of their own: a last line, then nothing (E15). */
export function lastWords(draft: Draft): 'queued' | Outcome {
  const { closing, cast } = draft.session
  const [host] = cast
  if (!closing || closing.written || !host) return 'BUDGET_SPENT'
  append(draft, { kind: 'line', speaker: host.name, text: budgetGoodbye(draft.session) })
  change(draft, { closing: { ...closing, written: true } })
  return 'queued'
}
