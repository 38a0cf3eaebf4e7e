import { z } from 'zod'
import { id, type Ms, type PlayerId } from '../core/ids.ts'
import type { Player } from '../core/ports.ts'
import { builder } from './builder.ts'
import { checked } from './input.ts'
import { InvalidInputRef, rateLimited, RateLimitedRef } from './outcomes.ts'

const PlayerRef = builder.objectRef<Player>('Player').implement({
  description: 'Somebody who plays.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stays the same for as long as the player signs in with the same token or account.' }),
    name: t.exposeString('name', { description: 'The name that they signed in by.' }),
  }),
})

interface SignedIn {
  readonly __typename: 'SignedIn'
  readonly player: Player
  readonly token: string
  readonly expiresAt: Ms
}

const SignedInRef = builder.objectRef<SignedIn>('SignedIn').implement({
  description: 'The player is signed in.',
  fields: (t) => ({
    player: t.expose('player', { type: PlayerRef, description: 'Who it is from now on.' }),
    token: t.exposeString('token', { description: 'A bearer token (JWT). Whoever has it is this player: keep it safe.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the token stops working; sign in again before. A guest who signs in again is a new player.',
    }),
  }),
})

const SignInResultRef = builder.unionType('SignInResult', {
  description: 'What came of signing in.',
  types: [SignedInRef, InvalidInputRef, RateLimitedRef],
})

const Name = z
  .string()
  .trim()
  .min(1, 'A name has at least one character.')
  .max(40, 'A name has at most 40 characters.')
  .regex(/^\P{Cc}*$/u, 'A name has no control characters.')

builder.queryField('me', (t) =>
  t.field({
    type: PlayerRef,
    nullable: true,
    description: 'The player who is signed in; null without a sign-in (M1).',
    resolve: (_, _args, { player }) => player,
  }),
)

builder.mutationField('signIn', (t) =>
  t.field({
    type: SignInResultRef,
    description:
      'Signs a guest in by name. Send the token as `Authorization: Bearer` and as `token` in connection_init (M1). Each call makes a new player; RateLimited where too many came from one address.',
    args: { name: t.arg.string({ description: '1 to 40 characters, white space at both ends not counted.' }) },
    resolve: async (_, args, { deps, rates, address }) => {
      const name = checked(Name, args.name, 'name')
      if (!('value' in name)) return name
      const wait = rates.signIns.take(address)
      if (wait > 0) return rateLimited(wait)
      const player: Player = { id: id<PlayerId>(deps.newId()), name: name.value, createdAt: deps.clock.now() }
      await deps.store.putPlayer(player)
      const issued = await deps.identity.issue(player)
      return { __typename: 'SignedIn', player, ...issued } as const
    },
  }),
)
