import { lineOf } from './airtime.ts'
import { writerOf } from './conversationPlay.ts'
import { change, effect, type Draft } from './draft.ts'
import { proceed } from './proceed.ts'
import type { Session } from './session.ts'
import { standByItem, weaken } from './signal.ts'
import { isStandBy } from './standBy.ts'

/**
 * Nothing has been heard for too long, and nobody has said why (E14): static comes on, and a host asks for patience. A
 * line whose voice is late comes after that, and is made meanwhile.
 */
export function outOfPatience(draft: Draft): void {
  const { state } = draft.session
  const late = state.kind === 'HOST_SPEAKING' && state.moment.step === 'voicing' ? state.moment.line : null
  if (!draft.session.weak) {
    const service = late ? 'VOICE' : 'WRITER'
    weaken(draft, { service, message: 'The hosts keep their listeners waiting.', retryable: true })
  }
  const item = standByItem(draft, late?.speaker ?? hostOf(draft.session))
  // Whoever says goodbye does not ask to stay; and a stand-by that has no voice itself is not helped by another.
  if (draft.session.closing || (late && isStandBy(late.text))) return
  const { queue, ahead } = draft.session
  const line = lineOf(draft, item)
  if (late && ahead) effect(draft, { type: 'forget', lineIds: [ahead] })
  const after = late ? [{ kind: 'line', line: late } as const, ...queue] : queue
  change(draft, { queue: [{ kind: 'line', line }, ...after], ...(late && { ahead: late.id }) })
  proceed(draft)
}

/** Who speaks for the house: whoever is about to answer, or the first of the cast. */
function hostOf({ programme, cast }: Session): string {
  const writer = programme.kind === 'conversation' ? writerOf(programme) : ''
  return writer || (cast[0]?.name ?? '')
}
