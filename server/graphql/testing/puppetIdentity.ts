import type { Clock, Player } from '../../core/ports.ts'
import type { Identity } from '../context.ts'
import { birth } from './things.ts'

const anHour = 3_600_000

/** A token that can be read. */
function tokenOf(player: Player, expiresAt = birth + anHour): string {
  return `${player.id}|${player.name}|${expiresAt}`
}

/** Takes tokens of the form `id|name|expiresAt`; anything else is wrong. */
export function createPuppetIdentity(clock: Pick<Clock, 'now'>) {
  const identity: Identity = {
    issue: async (player) => ({ token: tokenOf(player), expiresAt: birth + anHour }),
    verify: async (token) => {
      if (puppet.unreachable) throw puppet.unreachable
      const [playerId, name, expires] = token.split('|')
      if (!playerId || !name || !(Number(expires) > clock.now())) return null
      return { playerId, name, expiresAt: Number(expires) }
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
