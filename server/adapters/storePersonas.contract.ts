import { beforeEach, describe, expect, it } from 'vitest'
import { id, type CharacterId, type PlayerId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import type { StoreUnderTest } from './store.contract.ts'
import { hostileIds, samplePersona } from './storeSamples.ts'

const p1 = id<PlayerId>('p1')
const c1 = id<CharacterId>('c1')

/** The part of the contract of a store that is about the characters of conversations. */
export function describePersonas(under: () => StoreUnderTest): void {
  let store: Store
  beforeEach(() => {
    store = under().store
  })

  describe('characters', () => {
    it('C1 returns a character exactly as it was put, and the newest account of it', async () => {
      const persona = samplePersona('c1', 'p1')
      await store.putPersona(persona)
      await store.putPersona(persona)
      expect(await store.persona(c1)).toEqual(persona)
      expect(await store.persona(id('c'))).toBeNull()
      const changed = { ...persona, name: 'Bo', active: false, updatedAt: persona.updatedAt + 1 }
      await store.putPersona(changed)
      expect(await store.persona(c1)).toEqual(changed)
      expect(await store.personas(p1)).toEqual([changed])
    })

    it('C1 lists a player’s, oldest first, and those of one millisecond by their ids', async () => {
      const facts = [['c3', 2], ['c1', 3], ['c4', 1.5], ['c2', 2], ['c5', 1.25]] as const
      for (const [name, createdAt] of facts) await store.putPersona(samplePersona(name, 'p1', { createdAt }))
      await store.putPersona(samplePersona('c3', 'p1', { createdAt: 2, updatedAt: 9 }))
      expect((await store.personas(p1)).map((persona) => persona.id)).toEqual(['c5', 'c4', 'c2', 'c3', 'c1'])
    })

    it('M1 never lists what is another player’s', async () => {
      for (const player of ['p1', 'p2', 'p11', ''])
        await store.putPersona(samplePersona(`of ${player}`, player))
      expect((await store.personas(p1)).map((persona) => persona.id)).toEqual(['of p1'])
      expect(await store.personas(id('p3'))).toEqual([])
    })

    it('C1 puts one id once, on two servers at once too', async () => {
      const other = await under().reopen()
      const persona = samplePersona('c1', 'p1')
      await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? store : other).putPersona(persona)))
      expect(await store.personas(p1)).toEqual([persona])
    })

    it('takes any string for an id', async () => {
      for (const name of hostileIds) await store.putPersona(samplePersona(name, name))
      for (const name of hostileIds) {
        expect(await store.persona(id(name))).toEqual(samplePersona(name, name))
        expect(await store.personas(id(name))).toEqual([samplePersona(name, name)])
      }
    })
  })
}
