import type { Persona } from '../../core/conversation.ts'
import { id, type CharacterId } from '../../core/ids.ts'
import type { PersonaDesk } from '../../radio/personaDesk.ts'
import { birth } from './things.ts'

/** Characters that the test has laid out; `Ada` is a name that is always taken. */
export function createPuppetPersonas() {
  const personas = new Map<string, Persona>()
  const asked: unknown[] = []
  const desk: PersonaDesk = {
    personas: async (playerId) => [...personas.values()].filter((persona) => persona.playerId === playerId),
    persona: async (playerId, characterId) => {
      const persona = personas.get(characterId)
      return persona?.playerId === playerId ? persona : null
    },
    create: async (playerId, wish) => {
      asked.push({ create: wish })
      if (puppet.full) return { tooMany: 50 }
      if (wish.name === 'Ada') return { nameTaken: 'Ada' }
      const persona = { ...wish, id: id<CharacterId>('new'), playerId, createdAt: birth, updatedAt: birth }
      puppet.put(persona)
      return persona
    },
    change: async (playerId, characterId, wish) => {
      const persona = await desk.persona(playerId, characterId)
      if (!persona) return null
      asked.push({ change: characterId, ...wish })
      if (wish.name === 'Ada') return { nameTaken: 'Ada' }
      const changed = { ...persona, ...wish }
      puppet.put(changed)
      return changed
    },
  }
  const puppet = {
    desk,
    asked,
    /** Whether there are as many as there can be. */
    full: false,
    put: (persona: Persona) => void personas.set(persona.id, persona),
  }
  return puppet
}
