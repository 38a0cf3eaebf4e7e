import { SignJWT, UnsecuredJWT } from 'jose'
import { expect, it } from 'vitest'
import { missionsPerHour, secret, type Attack } from './attack.ts'
import { frame, handshake, within } from './wire.ts'

const subject = 'eve'
const mine = { issuer: 'wakeband', audience: 'wakeband:guest' }

interface Forgery {
  readonly exp?: number | string
  readonly issuer?: string
  readonly audience?: string
  readonly key?: string
  readonly alg?: string
}

function jwt(more: Forgery = {}): Promise<string> {
  const { exp = '1h', issuer, audience, key = secret, alg = 'HS256' } = { ...mine, ...more }
  return new SignJWT({ name: 'Eve' })
    .setProtectedHeader({ alg })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(subject)
    .setExpirationTime(exp)
    .sign(new TextEncoder().encode(key))
}

function part(json: string): string {
  return Buffer.from(json).toString('base64url')
}

const { issuer, audience } = mine
const unsigned = new UnsecuredJWT({ name: 'Eve' }).setSubject(subject).setIssuer(issuer).setAudience(audience)

/** Each from a token that is good. */
const forged: Readonly<Record<string, (good: string) => string | Promise<string>>> = {
  garbage: () => 'garbage',
  dots: () => '...',
  '8 KB': () => 'x'.repeat(8000),
  expired: () => jwt({ exp: 1 }),
  'of another secret': () => jwt({ key: 'y'.repeat(40) }),
  'of another issuer': () => jwt({ issuer: 'x' }),
  'for another audience': () => jwt({ audience: 'x' }),
  'of another algorithm': () => jwt({ alg: 'HS512', key: secret.repeat(2) }),
  unsigned: () => unsigned.setExpirationTime('1h').encode(),
  'with another subject': (good) => {
    const claims = JSON.stringify({ iss: issuer, aud: audience, sub: subject, exp: 4e9 })
    return good.replace(/\..*\./, `.${part(claims)}.`)
  },
  'cut short': (good) => good.slice(0, -5),
  twice: (good) => `${good} ${good}`,
  'with a header of null': () => `${part('null')}.${part('{}')}.x`,
  'with a prototype for a header': () => `${part('{"__proto__":{"alg":"HS256"}}')}.${part('{}')}.x`,
}

const forAnybody = ['signIn', 'voices', 'scenarios', 'scenario', 'models']

export function attackTokens(at: () => Attack): void {
  it.each(Object.entries(forged))(
    '%s: nothing is read, nothing is done, and a socket is closed',
    async (_, forge) => {
      const { ada, fields, good, call, wire } = at()
      const token = await forge(ada.token)
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

  it('one that expires closes its socket, and nothing that comes later is carried out', async () => {
    const { wire, field, call } = at()
    const { query } = field('createMission')
    const peer = await wire.tcp()
    let heard = ''
    const heardOf = (what: string): Promise<void> =>
      within(
        new Promise<void>((resolve) => {
          peer.on('data', (data) => {
            heard += data.toString('latin1')
            if (heard.includes(what)) resolve()
          })
        }),
        `no ${what}`,
      )
    const upgraded = heardOf('101 Switching')
    peer.write(handshake)
    await upgraded
    const expired = heardOf('expired')
    const token = await jwt({ exp: Math.floor(Date.now() / 1000) + 2 })
    peer.write(frame(JSON.stringify({ type: 'connection_init', payload: { token } })))
    await expired
    // A client that does not close its own side may go on as if nothing had been said.
    const payload = { query, variables: { input: {} } }
    peer.write(frame(JSON.stringify({ id: '1', type: 'subscribe', payload })))
    for (let n = 0; n < 2; n += 1) await wire.http('/health')
    // Had it been carried out, it would be one of those that the same player may create within the hour.
    const fresh = await jwt()
    const made = [...Array(missionsPerHour).keys()].map(() => call('createMission', { input: {} }, fresh))
    expect(await Promise.all(made)).toEqual(Array(missionsPerHour).fill('Mission'))
    peer.destroy()
  })
}
