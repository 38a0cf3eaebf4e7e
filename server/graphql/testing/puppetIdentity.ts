import { createHash } from 'node:crypto'
import type { Clock, Player } from '../../core/ports.ts'
import type { Identity } from '../context.ts'
import { birth } from './things.ts'

const anHour = 3_600_000

/** A token that can be read: of an identity provider's player, or of a guest's sign-in. */
function tokenOf(player: Player, expiresAt = birth + anHour, signInId = ''): string {
  return `${player.id}|${player.name}|${expiresAt}|${signInId}`
}

/** Takes tokens of the form `id|name|expiresAt|signInId`; anything else is wrong. */
export function createPuppetIdentity(clock: Pick<Clock, 'now'>) {
  const identity: Identity = {
    issue: async (player, signInId) => {
      const expiresAt = clock.now() + anHour
      return { token: tokenOf(player, expiresAt, signInId), expiresAt }
    },
    keyed: (text) => createHash('sha256').update(`key of the test ${text}`).digest('hex'),
    verify: async (token) => {
      if (puppet.unreachable) throw puppet.unreachable
      const [playerId, name, expires, signInId] = token.split('|')
      if (!playerId || !name || !(Number(expires) > clock.now())) return null
      return { playerId, name, expiresAt: Number(expires), signInId: signInId || null }
    },
  }
  const puppet = {
    identity,
    tokenOf,
    /** Set where the way to the keys is cut. */
    unreachable: null as Error | null,
  }
  return puppet
}
