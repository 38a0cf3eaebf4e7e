import type { Draft } from './draft.ts'
import type { Fault, Refusal } from './errors.ts'
import type { TurnId } from './ids.ts'
import type { Ask, Heard, Line, Outcome, Session } from './session.ts'

/**
 * What a programme decides of a show. Everything else (turns, lines, interruptions, the clock, faults, coming back) is
 * the same for all. A rule changes the draft; it never moves the show on, that is its caller's part.
 */
export interface Play {
  /**
   * Nothing is left to go on the air: puts something into the queue (`queued`), or has the writer asked (`asked`), or
   * ends the show.
   */
  next(draft: Draft): 'queued' | 'asked' | Outcome
  /** While something is on the air: has the writer asked for what comes after it, where it is time for that (E11). */
  ahead(draft: Draft): void
  /** Why the player may not take the word now, besides what holds for every show. */
  refusal(session: Session): Refusal | undefined
  /** A turn is over and recorded: what follows is queued or asked for (M10). */
  turnOver(draft: Draft, turn: TurnId, heard: Heard): void
  /**
   * The final transcript of a turn crossed a new press. True where the turn goes on in the next one, which is answered;
   * false where its words are the answer, and the press came too late.
   */
  crossed(draft: Draft, turn: TurnId, heard: Heard): boolean
  /** Words so far; true where they are all that is waited for (S4). */
  partial(draft: Draft, turn: TurnId, text: string, confidence: number): boolean
  /** Nobody took the word at a pause; true where the show does not wait any longer (E1). */
  idle(draft: Draft): boolean
  /** A line was on the air to its end. It is recorded. */
  lineOver(draft: Draft, line: Line): void
  /** What was queued or being written is off the table. */
  dropped(draft: Draft): void
  /** The writer has sent everything that it was asked for. */
  written(draft: Draft, ask: Ask): void
  /** The writer gave up on a request, and the show goes on without what it was to give (E14). */
  failed(draft: Draft, ask: Ask, fault: Fault): void
  /** The session goes to the store: what was being written is not waited for. */
  saved(draft: Draft): void
  /** How a session ends that nobody came back to. */
  abandoned(session: Session): Outcome
}
