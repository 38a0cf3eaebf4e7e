import type { Persona, PersonaWish } from '../core/conversation.ts'
import { hashOf } from '../core/hash.ts'
import { id, type CharacterId, type Ms, type PlayerId } from '../core/ids.ts'
import type { Clock, Store } from '../core/ports.ts'
import { seedPersonas } from '../core/seedPersonas.ts'

/** Characters of a player. Every one is shown at once, and is in the prompt of every conversation while active. */
const most = 50

/** Another of the player's characters goes by that name, case and accents aside: nobody could say who is meant (C4). */
export interface NameTaken {
  readonly nameTaken: string
}

/** The player has as many characters as there can be. */
export interface TooMany {
  readonly tooMany: number
}

/** Where characters are made and changed (C1). All of it throws ProviderFailure of `STORE`. */
export interface PersonaDesk {
  /** A player's characters, oldest first; the ones everybody begins with where they have made none. */
  personas(playerId: PlayerId): Promise<readonly Persona[]>
  /** Null for an unknown one, and for another player's (M1). */
  persona(playerId: PlayerId, characterId: CharacterId): Promise<Persona | null>
  create(playerId: PlayerId, wish: PersonaWish): Promise<Persona | NameTaken | TooMany>
  /** What is left out stays as it is. Null for an unknown one. */
  change(
    playerId: PlayerId,
    characterId: CharacterId,
    wish: Partial<PersonaWish>,
  ): Promise<Persona | NameTaken | null>
}

/** `changed` hears of each character that was made or changed, once it is stored, in the order of the changes. */
export function createPersonaDesk(deps: {
  readonly store: Store
  readonly clock: Clock
  readonly newId: () => string
  readonly changed: (persona: Persona) => Promise<void>
}): PersonaDesk {
  const { store, clock } = deps
  const turns = new Map<PlayerId, Promise<unknown>>()

  /** One write at a time for each player: between looking for a name and taking it, no other call takes it. */
  function inTurn<Answer>(playerId: PlayerId, work: () => Promise<Answer>): Promise<Answer> {
    const turn = (turns.get(playerId) ?? Promise.resolve()).then(work, work)
    turns.set(playerId, turn)
    const leave = (): void => {
      if (turns.get(playerId) === turn) turns.delete(playerId)
    }
    void turn.then(leave, leave)
    return turn
  }

  async function own(playerId: PlayerId, characterId: CharacterId): Promise<Persona | null> {
    const persona = await store.persona(characterId)
    return persona?.playerId === playerId ? persona : null
  }

  /** The player's characters, in turn; the first ones are stored where they are not all there yet. */
  async function seeded(playerId: PlayerId): Promise<readonly Persona[]> {
    const stored = await store.personas(playerId)
    const missing = missingSeeds(playerId, stored, clock.now())
    if (missing.length === 0) return stored
    for (const persona of missing) await store.putPersona(persona)
    return store.personas(playerId)
  }

  async function put(persona: Persona): Promise<Persona> {
    await store.putPersona(persona)
    await deps.changed(persona)
    return persona
  }

  return {
    async personas(playerId) {
      const stored = await store.personas(playerId)
      return missingSeeds(playerId, stored, 0).length === 0 ? stored : inTurn(playerId, () => seeded(playerId))
    },
    persona: own,
    create: (playerId, wish) =>
      inTurn(playerId, async () => {
        const others = await seeded(playerId)
        const namesake = namesakeOf(wish.name, others)
        if (namesake) return { nameTaken: namesake.name }
        if (others.length >= most) return { tooMany: most }
        return put(newPersona(id(deps.newId()), playerId, wish, clock.now()))
      }),
    change: (playerId, characterId, wish) =>
      inTurn(playerId, async () => {
        const persona = await own(playerId, characterId)
        if (!persona) return null
        const others = (await store.personas(playerId)).filter((other) => other.id !== characterId)
        const namesake = wish.name === undefined ? undefined : namesakeOf(wish.name, others)
        if (namesake) return { nameTaken: namesake.name }
        return put({ ...persona, ...wish, updatedAt: clock.now() })
      }),
  }
}

/**
 * What a player has yet to get of the first characters: all of them without any, and the rest where a server stopped
 * half-way. Their ids follow from the player and the name, so that two servers at once store the same four.
 */
function missingSeeds(playerId: PlayerId, stored: readonly Persona[], at: Ms): readonly Persona[] {
  const seeds = seedPersonas.map((wish, index) =>
    // A millisecond apart, so that they are listed in the order in which they were written.
    newPersona(id(`${playerId}:${hashOf(wish.name).toString(36)}`), playerId, wish, at + index),
  )
  const ids = new Set<string>(seeds.map((seed) => seed.id))
  if (!stored.every((persona) => ids.has(persona.id))) return []
  return seeds.filter((seed) => !stored.some((persona) => persona.id === seed.id))
}

function newPersona(characterId: CharacterId, playerId: PlayerId, wish: PersonaWish, at: Ms): Persona {
  return { ...wish, id: characterId, playerId, createdAt: at, updatedAt: at }
}

/** `base` compares letters only, without case and accents. */
const letters = new Intl.Collator('en', { sensitivity: 'base' })

function namesakeOf(name: string, others: readonly Persona[]): Persona | undefined {
  const spaced = (text: string): string => text.trim().replace(/\s+/g, ' ')
  return others.find((other) => letters.compare(spaced(name), spaced(other.name)) === 0)
}
