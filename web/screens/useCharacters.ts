import { useApi } from '../api/apiContext.ts'
import {
  CharactersDocument,
  CreateCharacterDocument,
  UpdateCharacterDocument,
  type CreateCharacterInput,
  type UpdateCharacterInput,
} from '../api/generated/graphql.ts'
import type { Character } from '../radio/conversation.ts'
import { failureOf, type Failure } from '../radio/failure.ts'
import { useAsked } from './useAsked.ts'

/** The player's characters, and the two ways to change that (C1). */
export function useCharacters(): {
  readonly characters: readonly Character[]
  readonly loading: boolean
  readonly failed: boolean
  readonly again: () => void
  readonly create: (wish: CreateCharacterInput) => Promise<Failure | null>
  readonly change: (change: UpdateCharacterInput) => Promise<Failure | null>
} {
  const { data, fetching, failed, again } = useAsked(CharactersDocument, {})
  const change = useChangeCharacter()
  const api = useApi()

  /** What was done is in the list when this resolves, or soon after. */
  function listed(failure: Failure | null): Failure | null {
    if (failure === null) again()
    return failure
  }

  return {
    characters: data?.characters ?? [],
    loading: fetching,
    failed,
    again,
    async create(input) {
      const { createCharacter } = await api.ask(CreateCharacterDocument, { input })
      return listed(createCharacter.__typename === 'Character' ? null : failureOf(createCharacter))
    },
    change: async (input) => listed(await change(input)),
  }
}

/** Changes a character; running conversations have it at once (C1). */
export function useChangeCharacter(): (change: UpdateCharacterInput) => Promise<Failure | null> {
  const api = useApi()
  return async (input) => {
    const { updateCharacter } = await api.ask(UpdateCharacterDocument, { input })
    return updateCharacter.__typename === 'Character' ? null : failureOf(updateCharacter)
  }
}
