import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, it } from 'vitest'
import { secret, type Attack } from './attack.ts'
import { within } from './wire.ts'

const mine = { issuer: 'wakeband', audience: 'wakeband:guest' }

/** Eve's own sign-in: everything that is not forged is as it should be. */
interface Mine {
  readonly sub: string
  readonly sid: string
}

function mineOf(good: string): Mine {
  return JSON.parse(Buffer.from(good.split('.')[1] ?? '', 'base64url').toString()) as Mine
}

interface Forgery {
  readonly exp?: number | string
  readonly issuer?: string
  readonly audience?: string
  readonly key?: string
  readonly alg?: string
}

function jwt({ sub, sid }: Mine, more: Forgery = {}): Promise<string> {
  const { exp = '1h', issuer, audience, key = secret, alg = 'HS256' } = { ...mine, ...more }
  return new SignJWT({ name: 'Eve', sid })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(sub)
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(key))
}

function part(json: string): string {
  return Buffer.from(json).toString('base64url')
}

const { issuer, audience } = mine

/** Each from a token of Ada's that is good, and one of Eve's. */
const forged: Readonly<Record<string, (good: string, eve: Mine) => string | Promise<string>>> = {
  garbage: () => 'garbage',
  dots: () => '...',
  '8 KB': () => 'x'.repeat(8000),
  expired: (_, eve) => jwt(eve, { exp: 1 }),
  'of another secret': (_, eve) => jwt(eve, { key: 'y'.repeat(40) }),
  'of another issuer': (_, eve) => jwt(eve, { issuer: 'x' }),
  'for another audience': (_, eve) => jwt(eve, { audience: 'x' }),
  'of another algorithm': (_, eve) => jwt(eve, { alg: 'HS512', key: secret.repeat(2) }),
  unsigned: (_, { sub, sid }) =>
    new UnsecuredJWT({ name: 'Eve', sid })
      .setSubject(sub)
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime('1h')
      .encode(),
  'with another subject': (good, { sub, sid }) => {
    const claims = JSON.stringify({ iss: issuer, aud: audience, sub, sid, exp: 4e9 })
    return good.replace(/\..*\./, `.${part(claims)}.`)
  },
  "of Ada with Eve's sign-in": (good, { sid }) => jwt({ sub: mineOf(good).sub, sid }),
  'of nobody in the store': (_, { sid }) => jwt({ sub: 'nobody', sid }),
  'of a sign-in that is not there': (_, { sub }) => jwt({ sub, sid: 'nothing' }),
  'cut short': (good) => good.slice(0, -5),
  twice: (good) => `${good} ${good}`,
  'with a header of null': () => `${part('null')}.${part('{}')}.x`,
  'with a prototype for a header': () => `${part('{"__proto__":{"alg":"HS256"}}')}.${part('{}')}.x`,
}

const forAnybody = ['signIn', 'refreshSignIn', 'voices', 'scenarios', 'scenario', 'models']

export function attackTokens(at: () => Attack): void {
  it.each(Object.entries(forged))(
    '%s: nothing is read, nothing is done, and a socket is closed',
    async (_, forge) => {
      const { ada, eve, fields, good, call, wire } = at()
      const token = await forge(ada.token, mineOf(eve.token))
      const guarded = fields.filter(({ kind, name }) => kind !== 'subscription' && !forAnybody.includes(name))
      const outcomes = await Promise.all(
        guarded.map(async (field) => [field.name, await call(field.name, good(field), token)]),
      )
      const expected = guarded.map(({ name, kind }) => [name, kind === 'query' ? 'null' : 'Unauthenticated'])
      expect(Object.fromEntries(outcomes)).toEqual(Object.fromEntries(expected))
      const socket = await wire.socket()
      socket.send({ type: 'connection_init', payload: { token } })
      expect(await within(socket.closed, 'no close')).toBe(4403)
    },
  )

  it.each([undefined, '', null, 5, {}, []])(
    '%j for a token of a socket: nobody is signed in',
    async (token) => {
      const { fields, good, callBySocket } = at()
      for (const field of fields.filter(({ kind }) => kind === 'subscription'))
        expect(await callBySocket(field.name, good(field), token as string)).toBe('Unauthenticated')
    },
  )
}
