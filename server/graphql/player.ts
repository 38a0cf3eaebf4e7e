import { z } from 'zod'
import { id, type Ms, type PlayerId } from '../core/ids.ts'
import type { Player } from '../core/ports.ts'
import { builder } from './builder.ts'
import type { ApiDeps } from './context.ts'
import { checked } from './input.ts'
import { InvalidInputRef, rateLimited, RateLimitedRef, unauthenticated, UnauthenticatedRef } from './outcomes.ts'
import type { Tokens } from './signIns.ts'

const PlayerRef = builder.objectRef<Player>('Player').implement({
  description: 'Somebody who plays.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Stays the same for as long as the sign-in is refreshed, or with the same account of an identity provider.' }),
    name: t.exposeString('name', { description: 'The name that they signed in by.' }),
  }),
})

interface SignedIn extends Tokens {
  readonly __typename: 'SignedIn'
  readonly player: Player
  readonly expiresInMs: Ms
}

function signedInAs(player: Player, tokens: Tokens, { clock }: Pick<ApiDeps, 'clock'>): SignedIn {
  return { __typename: 'SignedIn', player, ...tokens, expiresInMs: Math.max(0, Math.round(tokens.expiresAt - clock.now())) }
}

const SignedInRef = builder.objectRef<SignedIn>('SignedIn').implement({
  description: 'The player is signed in.',
  fields: (t) => ({
    player: t.expose('player', { type: PlayerRef, description: 'Who it is from now on.' }),
    token: t.exposeString('token', { description: 'A bearer token (JWT), for minutes. Whoever has it is this player: keep it safe.' }),
    expiresAt: t.expose('expiresAt', {
      type: 'DateTime',
      description: 'When the token stops working: `refreshSignIn` before. Sockets that were opened with it go on after that.',
    }),
    expiresInMs: t.exposeInt('expiresInMs', {
      description: 'Milliseconds from now until then, for a client whose clock is not right.',
    }),
    refreshToken: t.exposeString('refreshToken', {
      description:
        'For `refreshSignIn`, once. Whoever has it is this player for weeks: keep it safer than the token, and send it nowhere else.',
    }),
    refreshExpiresAt: t.expose('refreshExpiresAt', {
      type: 'DateTime',
      description: 'When the player is signed out if nothing is refreshed until then. A guest who signs in again is a new player.',
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
      'Signs a guest in by name, for as long as the sign-in is refreshed. Send the token as `Authorization: Bearer` and as `token` in connection_init (M1). Each call makes a new player; RateLimited where too many came from one address.',
    args: { name: t.arg.string({ description: '1 to 40 characters, white space at both ends not counted.' }) },
    resolve: async (_, args, { deps, rates, address, signIns }) => {
      const name = checked(Name, args.name, 'name')
      if (!('value' in name)) return name
      const wait = rates.signIns.take(address)
      if (wait > 0) return rateLimited(wait)
      const player: Player = { id: id<PlayerId>(deps.newId()), name: name.value, createdAt: deps.clock.now() }
      await deps.store.putPlayer(player)
      return signedInAs(player, await signIns.open(player), deps)
    },
  }),
)

const RefreshSignInResultRef = builder.unionType('RefreshSignInResult', {
  description: 'What came of refreshing a sign-in.',
  types: [SignedInRef, UnauthenticatedRef],
})

builder.mutationField('refreshSignIn', (t) =>
  t.field({
    type: RefreshSignInResultRef,
    description:
      'The next tokens of a guest. It needs no token, and can be called after the last one has expired. The same refresh token gives the same answer for 30 s, so that a lost answer can be asked for again and two tabs may ask at once; one that comes later was stolen from somebody, and ends the sign-in for everybody who has a token of it (A4). Unauthenticated: sign in again.',
    args: { refreshToken: t.arg.string({ description: 'The newest one that `signIn` or `refreshSignIn` gave.' }) },
    resolve: async (_, { refreshToken }, { signIns, deps }) => {
      const next = await signIns.refresh(refreshToken)
      return next ? signedInAs(next.player, next.tokens, deps) : unauthenticated
    },
  }),
)

interface SignedOut {
  readonly __typename: 'SignedOut'
  readonly message: string
}

const SignedOutRef = builder.objectRef<SignedOut>('SignedOut').implement({
  description: 'The sign-in is over. Its tokens are taken nowhere any more, and its sockets are closed with 4403.',
  fields: (t) => ({ message: t.exposeString('message', { description: 'One sentence for a person.' }) }),
})

const SignOutResultRef = builder.unionType('SignOutResult', {
  description: 'What came of signing out.',
  types: [SignedOutRef, UnauthenticatedRef],
})

builder.mutationField('signOut', (t) =>
  t.field({
    type: SignOutResultRef,
    description:
      'Ends the sign-in of a guest on this device: nobody gets back to this player without another one that is still open. Shows stay saved. Unauthenticated where there is no such sign-in; that of an identity provider is ended there.',
    args: {
      refreshToken: t.arg.string({
        required: false,
        description: 'Of the sign-in that is to end; left out, it is the one that the request is signed in by.',
      }),
    },
    resolve: async (_, { refreshToken }, { signIns, signInId }) => {
      const given = refreshToken ?? null
      const which = given !== null ? { refreshToken: given } : signInId !== null ? { id: signInId } : null
      const ended = which !== null && (await signIns.end(which))
      return ended ? ({ __typename: 'SignedOut', message: 'You are signed out.' } as const) : unauthenticated
    },
  }),
)
