import { beforeEach, describe, expect, it } from 'vitest'
import { ProviderFailure } from '../core/errors.ts'
import { id, type PlayerId } from '../core/ids.ts'
import type { Player, SignIn, Store } from '../core/ports.ts'
import { createLastKnown } from './lastKnown.ts'
import { createSimulatedClock, settled, type SimulatedClock } from './testing/simulatedClock.ts'

const playerId = id<PlayerId>('p1')
const player: Player = { id: playerId, name: 'Ada', createdAt: 1 }
const signIn: SignIn = { id: 's1', playerId, hash: 'ab', previous: null, createdAt: 1, expiresAt: 9 }
const away = new ProviderFailure({ service: 'STORE', message: 'The store cannot be reached.', retryable: true })

let mood: 'there' | 'away' | 'hung'
let clock: SimulatedClock
let store: Store
beforeEach(() => {
  mood = 'there'
  clock = createSimulatedClock()
  const answer = async <Value>(value: Value): Promise<Value> => {
    if (mood === 'hung') return new Promise(() => undefined)
    if (mood === 'away') throw away
    return value
  }
  const own: Partial<Store> = {
    player: (asked) => answer(asked === playerId ? player : null),
    signIn: (asked) => answer(asked === 's1' ? signIn : null),
    deletePlayer: () => answer(undefined),
    deleteSignIn: () => answer(undefined),
  }
  store = createLastKnown(own as Store, clock)
})

describe('while the store is away', () => {
  it('E14 it knows who it has seen, and nobody else', async () => {
    expect(await Promise.all([store.player(playerId), store.signIn('s1'), store.signIn('s2')])).toEqual([player, signIn, null])
    mood = 'away'
    expect(await Promise.all([store.player(playerId), store.signIn('s1')])).toEqual([player, signIn])
    await expect(store.signIn('s2')).rejects.toBe(away)
  })

  it('E14 nobody waits for it longer than a second', async () => {
    await store.player(playerId)
    mood = 'hung'
    const asked = store.player(playerId)
    await clock.pass(1000)
    expect(await asked).toBe(player)
  })

  it('A4 E17 it does not know whoever has signed out, or was deleted', async () => {
    await Promise.all([store.player(playerId), store.signIn('s1')])
    mood = 'away'
    await expect(store.deleteSignIn('s1')).rejects.toBe(away)
    await expect(store.signIn('s1')).rejects.toBe(away)
    await expect(store.deletePlayer(playerId)).rejects.toBe(away)
    await expect(store.player(playerId)).rejects.toBe(away)
    await settled()
  })
})
