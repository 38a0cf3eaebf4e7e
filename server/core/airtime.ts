import { change, effect, enter, tell, type Draft } from './draft.ts'
import { id, type AskId, type LineId, type MessageId, type TurnId } from './ids.ts'
import type { Item } from './batch.ts'
import type { AskWhy, Line, Outcome, Said } from './session.ts'

/** Asks the writer, unless it is writing already (E11: never two at once). */
export function ask(draft: Draft, why: AskWhy): void {
  const { session, at } = draft
  if (session.ask) return
  const number = session.counters.ask + 1
  const deadline = at + session.rules.writerMs
  const asked = { id: id<AskId>(`a${number}`), why, turn: session.unanswered, deadline, begun: false }
  change(draft, { ask: asked, counters: { ...session.counters, ask: number } })
  effect(draft, { type: 'write', ask: asked })
}

/** Adds something to the end of the queue. */
export function append(draft: Draft, item: Item, message: MessageId | null = null): void {
  const next = item.kind === 'line' ? ({ kind: 'line', line: lineOf(draft, item, message) } as const) : item
  change(draft, { queue: [...draft.session.queue, next] })
}

/** The line that an item is from here on, with an id of its own. */
export function lineOf(draft: Draft, item: Extract<Item, { kind: 'line' }>, message: MessageId | null = null): Line {
  const { counters } = draft.session
  const number = counters.line + 1
  change(draft, { counters: { ...counters, line: number } })
  return { id: id<LineId>(`l${number}`), speaker: item.speaker, text: item.text, message }
}

export function newTurn(draft: Draft): TurnId {
  const { counters } = draft.session
  change(draft, { counters: { ...counters, turn: counters.turn + 1 } })
  return id<TurnId>(`t${counters.turn + 1}`)
}

export function record(draft: Draft, said: Said): void {
  change(draft, { context: [...draft.session.context, said] })
}

/** The first of the cast says this by themselves, without the writer. */
export function say(draft: Draft, text: string): void {
  const [first] = draft.session.cast
  if (first) append(draft, { kind: 'line', speaker: first.name, text })
}

/** Nothing comes after this. */
export function end(draft: Draft, outcome: Outcome): void {
  enter(draft, { kind: 'ENDED', outcome, at: draft.at })
  tell(draft, { kind: 'ShowEnded', outcome })
  effect(draft, { type: 'close' })
}
