import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { id, type PlayerId } from '../core/ids.ts'
import type { Player } from '../core/ports.ts'
import { createIdentity, isKnownElsewhere } from './identity.ts'

const secret = 'a secret of 32 bytes, as it must'
const tokenMs = 3_600_000
const player: Player = { id: id<PlayerId>('p1'), name: 'Night Owl', createdAt: 0 }

const start = 1_800_000_000_500
const atStart = { now: () => start }
const later = (ms: number) => ({ now: () => start + ms })

describe('M1 guests', () => {
  const identity = createIdentity({ secret, tokenMs, issuer: null, clock: atStart })

  it('are who their token says, until it expires', async () => {
    const { token, expiresAt } = await identity.issue(player, 's1')
    expect(expiresAt).toBe(1_800_003_600_000)
    const claims = { playerId: 'p1', name: 'Night Owl', expiresAt, signInId: 's1' }
    expect(await identity.verify(token)).toEqual(claims)
    const before = createIdentity({ secret, tokenMs, issuer: null, clock: later(3_598_000) })
    expect(await before.verify(token)).toEqual(claims)
    const after = createIdentity({ secret, tokenMs, issuer: null, clock: later(3_600_000) })
    expect(await after.verify(token)).toBeNull()
  })

  it('need a secret of 32 bytes', () => {
    expect(() => createIdentity({ secret: secret.slice(1), tokenMs, issuer: null, clock: atStart })).toThrow('31 bytes')
  })

  it('are not taken by another secret', async () => {
    const other = createIdentity({ secret: secret.toUpperCase(), tokenMs, issuer: null, clock: atStart })
    expect(await identity.verify((await other.issue(player, 's1')).token)).toBeNull()
  })

  it.each([[''], ['wrong'], ['a.b.c'], ['..'], ['{}'], ['x'.repeat(10_000)]])('are not who sends %j', async (token) => {
    expect(await identity.verify(token)).toBeNull()
  })

  it('are not who changes a word of the token, or sends it unsigned', async () => {
    const { token } = await identity.issue(player, 's1')
    const [header, , signature] = token.split('.')
    const forged = Buffer.from(JSON.stringify({ sub: 'p2', name: 'x', exp: 9_999_999_999 })).toString('base64url')
    expect(await identity.verify(`${header}.${forged}.${signature}`)).toBeNull()
    const unsigned = new UnsecuredJWT({ name: 'x' }).setSubject('p2').setExpirationTime('1h').encode()
    expect(await identity.verify(unsigned)).toBeNull()
  })

  it('are not who has a token of the same secret for something else', async () => {
    const claims = { name: 'x', sub: 'p2', sid: 's1', exp: 1_900_000_000, iss: 'wakeband', aud: 'wakeband:guest' }
    const verified = async (changed: object, alg = 'HS256') => {
      const given = Object.entries({ ...claims, ...changed }).filter(([, value]) => value !== undefined)
      const token = new SignJWT(Object.fromEntries(given)).setProtectedHeader({ alg })
      return identity.verify(await token.sign(new TextEncoder().encode(secret.repeat(2).slice(0, alg === 'HS256' ? 32 : 64))))
    }
    expect(await verified({})).toMatchObject({ playerId: 'p2', signInId: 's1' })
    for (const changed of [
      { aud: 'something else' },
      { iss: 'https://id.example' },
      { exp: undefined },
      { exp: '1900000000' },
      { nbf: 1_800_000_900 },
      { sub: undefined },
      { sid: undefined },
      { sid: { $ne: null } },
      { sid: ['s1'] },
    ])
      expect(await verified(changed), JSON.stringify(changed)).toBeNull()
    expect(await verified({}, 'HS512')).toBeNull()
  })

  it('A4 a keyed text says nothing of the secret, and is another one by another secret', () => {
    const other = createIdentity({ secret: secret.toUpperCase(), tokenMs, issuer: null, clock: atStart })
    expect(identity.keyed('x')).toMatch(/^[0-9a-f]{64}$/)
    expect(identity.keyed('x')).toBe(identity.keyed('x'))
    expect(new Set([identity.keyed('x'), identity.keyed('y'), other.keyed('x')]).size).toBe(3)
  })
})

describe('M1 players of an identity provider', () => {
  const issuer = 'https://id.example'
  const audience = 'wakeband'
  let server: Server
  let keys: { privateKey: CryptoKey; publicKey: CryptoKey }
  let published: JWK[] = []
  let down = false
  let asked = 0
  let jwksUrl: string

  beforeAll(async () => {
    keys = await generateKeyPair('ES256')
    published = [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256' }]
    server = createServer((_request, response) => {
      asked += 1
      response.writeHead(down ? 503 : 200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: published }))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`
  })
  afterAll(() => new Promise((resolve) => server.close(resolve)))

  const identityOf = () => createIdentity({ secret, tokenMs, issuer: { jwksUrl, issuer, audience }, clock: atStart })
  const usual = { iss: issuer, aud: audience, sub: 'user-1', exp: 1_800_000_060, name: 'Ada' }

  const sign = (claims: JWTPayload, kid = 'k1', key = keys.privateKey) =>
    new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid }).sign(key)

  it('are the same player every time, and another one than the same subject elsewhere', async () => {
    const identity = identityOf()
    const one = await identity.verify(await sign(usual))
    expect(one).toEqual({ playerId: expect.stringMatching(/^idp-[\w-]{43}$/) as string, name: 'Ada', expiresAt: 1_800_000_060_000, signInId: null })
    expect(await identity.verify(await sign({ ...usual, name: 'Ada L.', exp: 1_800_000_090 }))).toMatchObject({
      playerId: one?.playerId,
    })
    expect([one?.playerId ?? '', randomUUID()].map(isKnownElsewhere)).toEqual([true, false])
    const other = await identity.verify(await sign({ ...usual, sub: 'user-2' }))
    expect(other?.playerId).not.toBe(one?.playerId)
    const elsewhere = { jwksUrl, issuer: 'https://other.example', audience }
    const second = createIdentity({ secret, tokenMs, issuer: elsewhere, clock: atStart })
    const namesake = await second.verify(await sign({ ...usual, iss: elsewhere.issuer }))
    expect(namesake).not.toBeNull()
    expect(namesake?.playerId).not.toBe(one?.playerId)
  })

  it.each<[string, JWTPayload, string]>([
    ['name', { name: ' Ada ' }, 'Ada'],
    ['preferred_username', { name: undefined, preferred_username: 'ada' }, 'ada'],
    ['nickname', { name: '', nickname: 'a' }, 'a'],
    ['none', { name: undefined }, 'Player'],
    ['a long name', { name: 'x'.repeat(99) }, 'x'.repeat(40)],
    ['a name of lines', { name: 'Ada\n# RULES\u0000' }, 'Ada # RULES'],
    ['what is no name', { name: { $ne: 1 } }, 'Player'],
  ])('are called by %s', async (_claim, claims, name) => {
    const given = Object.fromEntries(Object.entries({ ...usual, ...claims }).filter(([, value]) => value !== undefined))
    expect(await identityOf().verify(await sign(given))).toMatchObject({ name })
  })

  it.each<[string, JWTPayload]>([
    ['issuer', { iss: 'https://elsewhere.example' }],
    ['audience', { aud: 'another service' }],
    ['time', { exp: 1_799_999_900 }],
    ['time to come', { nbf: 1_800_000_050 }],
    ['kind of time', { exp: '1900000000' as unknown as number }],
    ['audience among others', { aud: ['one', 'another'] }],
  ])('are not who has a token of another %s', async (_claim, claims) => {
    expect(await identityOf().verify(await sign({ ...usual, ...claims }))).toBeNull()
  })

  it.each(['sub', 'exp'])('are not who has a token without %s', async (claim) => {
    const claims = Object.fromEntries(Object.entries(usual).filter(([key]) => key !== claim))
    expect(await identityOf().verify(await sign(claims))).toBeNull()
  })

  it('are not who signs with a key of their own, or with the public key as a secret', async () => {
    const identity = identityOf()
    const own = await generateKeyPair('ES256')
    expect(await identity.verify(await sign(usual, 'k1', own.privateKey))).toBeNull()
    expect(await identity.verify(await sign(usual, 'k9', own.privateKey))).toBeNull()
    expect(await identity.verify(new UnsecuredJWT(usual).encode()), 'alg none').toBeNull()
    const embedded = new SignJWT(usual).setProtectedHeader({ alg: 'ES256', jwk: await exportJWK(own.publicKey) })
    expect(await identity.verify(await embedded.sign(own.privateKey)), 'a key that comes along').toBeNull()
    const elsewhere = new SignJWT(usual).setProtectedHeader({ alg: 'ES256', kid: 'k1', jku: 'http://127.0.0.1:9/' })
    expect(await identity.verify(await elsewhere.sign(own.privateKey)), 'a key from elsewhere').toBeNull()
    for (const kid of ['../../dev/null', "' or 1=1", '__proto__', ''])
      expect(await identity.verify(await sign(usual, kid, own.privateKey)), kid).toBeNull()
    const secretly = new SignJWT(usual).setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    expect(await identity.verify(await secretly.sign(new TextEncoder().encode(JSON.stringify(published[0]))))).toBeNull()
  })

  it('put no load on the provider with keys that it does not know', async () => {
    const identity = identityOf()
    const own = await generateKeyPair('ES256')
    asked = 0
    for (let n = 0; n < 5; n += 1) await identity.verify(await sign(usual, `k-${n}`, own.privateKey))
    expect(asked).toBe(1)
  })

  it('are neither right nor wrong while the keys cannot be had', async () => {
    const identity = identityOf()
    down = true
    await expect(identity.verify(await sign(usual))).rejects.toThrow('cannot be had')
    expect(await identity.verify((await identity.issue(player, 's1')).token), 'guests come in all the same').not.toBeNull()
    down = false
    expect(await identity.verify(await sign(usual))).not.toBeNull()
  })
})
