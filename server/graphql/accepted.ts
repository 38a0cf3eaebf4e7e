import type { TurnId } from '../core/ids.ts'
import type { Refusal } from '../core/errors.ts'
import { builder } from './builder.ts'
import { refused, type Refused } from './outcomes.ts'

interface Accepted {
  readonly __typename: 'Accepted'
  readonly seq: number
  readonly turnId: TurnId | null
}

export const AcceptedRef = builder.objectRef<Accepted>('Accepted').implement({
  description: 'It was done.',
  fields: (t) => ({
    seq: t.exposeInt('seq', { description: 'Number of the newest event of the session after it.' }),
    turnId: t.exposeID('turnId', {
      nullable: true,
      description: "The player's turn that is open or was just answered; null where there is none.",
    }),
  }),
})

export function accepted(
  done: { readonly seq: number; readonly turnId?: TurnId | null } | { readonly refusal: Refusal },
): Accepted | Refused {
  if ('refusal' in done) return refused(done.refusal)
  return { __typename: 'Accepted', seq: done.seq, turnId: done.turnId ?? null }
}
