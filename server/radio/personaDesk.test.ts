import { describe, expect, it } from 'vitest'
import { PersonaWish, type Persona } from '../core/conversation.ts'
import { ProviderFailure } from '../core/errors.ts'
import { id, type PlayerId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import { seedPersonas } from '../core/seedPersonas.ts'
import { createPersonaDesk } from './personaDesk.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

const p1 = id<PlayerId>('p1')
const p2 = id<PlayerId>('p2')
const failure = new ProviderFailure({ service: 'STORE', message: 'busy', retryable: true })

function wish(name: string, facts: Partial<PersonaWish> = {}): PersonaWish {
  return { name, role: 'baker', personality: 'warm', sound: 'slow', gender: 'feminine', active: true, ...facts }
}

/** A store of characters that counts what is put, and fails when it is told to. */
function createMemory() {
  const personas = new Map<string, Persona>()
  const puts: Persona[] = []
  let failing = Infinity
  const store = {
    personas: async (playerId: string) =>
      [...personas.values()]
        .filter((persona) => persona.playerId === playerId)
        .toSorted((one, other) => one.createdAt - other.createdAt),
    persona: async (characterId: string) => personas.get(characterId) ?? null,
    async putPersona(persona: Persona) {
      if ((failing -= 1) < 0) throw failure
      puts.push(persona)
      personas.set(persona.id, persona)
    },
  }
  return {
    store: store as unknown as Store,
    personas,
    puts,
    failAfter: (count: number) => void (failing = count),
  }
}

function createDesk(memory = createMemory()) {
  const clock = createSimulatedClock()
  const told: Persona[] = []
  let ids = 0
  const desk = createPersonaDesk({
    store: memory.store,
    clock,
    newId: () => `c${(ids += 1)}`,
    async changed(persona) {
      expect(memory.personas.get(persona.id), 'it is stored before anybody hears of it').toEqual(persona)
      told.push(persona)
    },
  })
  return { desk, memory, clock, told }
}

const names = (personas: readonly Persona[]): string[] => personas.map(({ name }) => name)
const seeds = seedPersonas.map(({ name }) => name)

describe('the first characters', () => {
  it('C1 are four that anybody could have wished for, each with a name of its own', async () => {
    expect(seeds).toHaveLength(4)
    for (const seed of seedPersonas) expect(PersonaWish.parse(seed)).toEqual(seed)
    const { desk } = createDesk()
    expect(new Set((await desk.personas(p1)).map((persona) => persona.id)).size).toBe(4)
  })

  it('C1 are there once for a player without any, in their order, on two servers at once too', async () => {
    const memory = createMemory()
    const [one, other] = [createDesk(memory).desk, createDesk(memory).desk]
    const reads = await Promise.all([one.personas(p1), one.personas(p1), other.personas(p1), one.personas(p2)])
    for (const read of reads) expect(names(read)).toEqual(seeds)
    expect(memory.personas.size).toBe(8)
    const count = memory.puts.length
    await one.personas(p1)
    expect(memory.puts).toHaveLength(count)
  })

  it('C1 are completed where a server stopped half-way, and not once the player has made one', async () => {
    const { desk, memory } = createDesk()
    memory.failAfter(2)
    await expect(desk.personas(p1)).rejects.toBe(failure)
    memory.failAfter(Infinity)
    expect(names(await desk.personas(p1))).toEqual(seeds)

    memory.personas.clear()
    const own: Persona = { ...wish('Bo'), id: id('own'), playerId: p1, createdAt: 1, updatedAt: 1 }
    memory.personas.set(own.id, own)
    expect(await desk.personas(p1)).toEqual([own])
  })

  it('C1 stay as the player changed them', async () => {
    const { desk } = createDesk()
    const [first] = await desk.personas(p1)
    const changed = await desk.change(p1, first?.id ?? id(''), { active: false })
    expect((await desk.personas(p1))[0]).toEqual(changed)
    expect(changed).toMatchObject({ name: seeds[0], active: false })
  })
})

describe('characters of a player', () => {
  it('C1 one that is made is stored, then told, and stands after those before', async () => {
    const { desk, told, clock } = createDesk()
    await desk.personas(p1)
    await clock.pass(10)
    const made = await desk.create(p1, wish('Bo'))
    expect(made).toEqual({ ...wish('Bo'), id: 'c1', playerId: p1, createdAt: clock.now(), updatedAt: clock.now() })
    expect(told).toEqual([made])
    expect(names(await desk.personas(p1))).toEqual([...seeds, 'Bo'])
    expect(await desk.persona(p1, id('c1'))).toEqual(made)
  })

  it('C1 a change changes what it names, is stored, then told', async () => {
    const { desk, told, clock } = createDesk()
    const made = (await desk.create(p1, wish('Bo'))) as Persona
    await clock.pass(5)
    const changed = await desk.change(p1, made.id, { role: 'pilot', active: false })
    expect(changed).toEqual({ ...made, role: 'pilot', active: false, updatedAt: clock.now() })
    expect(told).toEqual([made, changed])
    expect(await desk.change(p1, id('nobody'), { active: true })).toBeNull()
  })

  it('C1 C4 a name is taken once, whatever its case, accents and spaces; its own stays its own', async () => {
    const { desk, memory, told } = createDesk()
    const lea = (await desk.create(p1, wish('Léa  Noël'))) as Persona
    const bo = (await desk.create(p1, wish('Bo'))) as Persona
    const count = memory.puts.length
    for (const name of ['Léa Noël', 'lea noel', 'LE\u0301A NOEL'])
      expect(await desk.create(p1, wish(name)), name).toEqual({ nameTaken: 'Léa  Noël' })
    expect(await desk.create(p1, wish(seeds[0]?.toUpperCase() ?? ''))).toEqual({ nameTaken: seeds[0] })
    expect(await desk.change(p1, bo.id, { name: 'lea noel' })).toEqual({ nameTaken: 'Léa  Noël' })
    expect(memory.puts).toHaveLength(count)
    expect(told).toEqual([lea, bo])
    for (const name of ['Lea Noel', 'Léa']) expect(await desk.change(p1, lea.id, { name })).toMatchObject({ name })
    for (const name of ['मीना', 'मोना', 'Lee']) expect(await desk.create(p1, wish(name))).toMatchObject({ name })
    expect(await desk.create(p2, wish('Bo')), 'another player’s names are their own').toMatchObject({ name: 'Bo' })
  })

  it('C4 of two calls at once with one name only one gets it', async () => {
    const { desk } = createDesk()
    const made = await Promise.all([desk.create(p1, wish('Bo')), desk.create(p1, wish('BO'))])
    expect(made).toEqual([expect.objectContaining({ name: 'Bo' }), { nameTaken: 'Bo' }])
  })

  it('C1 there are at most 50', async () => {
    const { desk } = createDesk()
    const made = await Promise.all(Array.from({ length: 47 }, (_, n) => desk.create(p1, wish(`Bo ${n}`))))
    expect(made.slice(0, 46).every((persona) => 'id' in persona)).toBe(true)
    expect(made[46]).toEqual({ tooMany: 50 })
    expect(await desk.personas(p1)).toHaveLength(50)
  })

  it('M1 another player’s character is no character', async () => {
    const { desk, told } = createDesk()
    const made = (await desk.create(p1, wish('Bo'))) as Persona
    expect(await desk.persona(p2, made.id)).toBeNull()
    expect(await desk.change(p2, made.id, { name: 'Mine' })).toBeNull()
    expect(told).toEqual([made])
  })

  it('E14 a store that fails fails that call alone', async () => {
    const { desk, memory, told } = createDesk()
    await desk.personas(p1)
    memory.failAfter(0)
    await expect(desk.create(p1, wish('Bo'))).rejects.toBe(failure)
    expect(told).toEqual([])
    memory.failAfter(Infinity)
    expect(await desk.create(p1, wish('Bo'))).toMatchObject({ name: 'Bo' })
  })
})
