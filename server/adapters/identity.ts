import { createHash, createHmac } from 'node:crypto'
import {
  createRemoteJWKSet,
  decodeProtectedHeader,
  errors,
  jwtVerify,
  SignJWT,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose'
import type { Clock, Player } from '../core/ports.ts'

/** The identity provider of a deployment. */
interface Issuer {
  readonly jwksUrl: string
  readonly issuer: string
  readonly audience: string
}

interface Claims {
  readonly playerId: string
  readonly name: string
  readonly expiresAt: number
  /** Of a guest: the sign-in that the token belongs to. Null for a player of an identity provider. */
  readonly signInId: string | null
}

/** Guest tokens are ours alone: one made for anything else with the same secret is not taken. */
const guests = { issuer: 'wakeband', audience: 'wakeband:guest' }

/** What identity providers sign with. No HS256: its secret would be their public key, which anybody has. */
const remoteAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA']

const shortestSecret = 32
const longestName = 40

/**
 * Signs guests in, and checks their tokens and those of an identity provider (M1). Whoever the provider names is the
 * same player every time: the id is a hash of issuer and subject. A guest's token names its sign-in, so that it ends
 * with it (A4).
 * @throws {Error} where the secret is too short
 */
export function createIdentity(deps: {
  /** At least 32 bytes, as RFC 7518 asks of HS256. Changing it signs every guest out. */
  readonly secret: string
  /** How long a guest's token is good for. */
  readonly tokenMs: number
  /** Null where there are guests only. */
  readonly issuer: Issuer | null
  readonly clock: Pick<Clock, 'now'>
}) {
  const { secret, tokenMs, issuer, clock } = deps
  const key = new TextEncoder().encode(secret)
  if (key.length < shortestSecret)
    throw new Error(`The secret of the guest tokens has ${key.length} bytes; it needs ${shortestSecret}.`)
  const known = issuer && knownTo(issuer)

  return {
    async issue(player: Player, signInId: string): Promise<{ readonly token: string; readonly expiresAt: number }> {
      // A JWT counts in seconds, and the client is told what the token says.
      const expires = Math.floor((clock.now() + tokenMs) / 1000)
      const token = await new SignJWT({ name: player.name, sid: signInId })
        .setProtectedHeader({ alg: 'HS256' })
        .setIssuer(guests.issuer)
        .setAudience(guests.audience)
        .setSubject(player.id)
        .setIssuedAt(Math.floor(clock.now() / 1000))
        .setExpirationTime(expires)
        .sign(key)
      return { token, expiresAt: expires * 1000 }
    },

    /** The same 256 bits, in hexadecimal, for the same text; nobody can work them out without the secret. */
    keyed: (text: string): string => createHmac('sha256', key).update(`wakeband:keyed:${text}`).digest('hex'),

    /**
     * Whom a token names; null for one that is wrong or expired.
     * @throws {KeysUnavailable} where the provider's keys cannot be had: nothing is known of the token then
     */
    async verify(token: string): Promise<Claims | null> {
      const currentDate = new Date(clock.now())
      try {
        if (decodeProtectedHeader(token).alg !== 'HS256') return known && (await known(token, currentDate))
        const options = { ...guests, algorithms: ['HS256'], requiredClaims: ['sub', 'exp', 'sid'], currentDate }
        const { payload } = await jwtVerify(token, key, options)
        return typeof payload.sid === 'string' ? claimsOf(payload, payload.sub ?? '', payload.sid) : null
      } catch (error) {
        // Whatever else goes wrong is the token's fault: it is text that anybody can send.
        if (error instanceof KeysUnavailable) throw error
        return null
      }
    },
  }
}

/** What the ids of those begin with whom an identity provider knows; a guest's is random. */
const elsewhere = 'idp-'

/** Whether a player is known to an identity provider, and is the same one whenever they come back. */
export function isKnownElsewhere(playerId: string): boolean {
  return playerId.startsWith(elsewhere)
}

class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable'
}

function knownTo({ jwksUrl, issuer, audience }: Issuer) {
  // An unknown key is looked for once a cooldown at most, so that forged tokens put no load on the provider.
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 3000, cooldownDuration: 30_000 })
  const keyOf: JWTVerifyGetKey = async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      const without = error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys
      throw without ? error : new KeysUnavailable('The keys of the identity provider cannot be had.', { cause: error })
    }
  }
  return async (token: string, currentDate: Date): Promise<Claims> => {
    const { payload } = await jwtVerify(token, keyOf, {
      issuer,
      audience,
      algorithms: remoteAlgorithms,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: 5,
      currentDate,
    })
    const hash = createHash('sha256').update(JSON.stringify([issuer, payload.sub])).digest('base64url')
    return claimsOf(payload, `${elsewhere}${hash}`, null)
  }
}

function claimsOf(payload: JWTPayload, playerId: string, signInId: string | null): Claims {
  const names = [payload.name, payload.preferred_username, payload.nickname]
  const name = names.find((claim): claim is string => typeof claim === 'string' && printable(claim) !== '') ?? 'Player'
  return { playerId, name: printable(name).slice(0, longestName), expiresAt: (payload.exp ?? 0) * 1000, signInId }
}

/** A name is one line, as it is for guests. */
function printable(name: string): string {
  return name.replace(/\p{Cc}+/gu, ' ').trim()
}
