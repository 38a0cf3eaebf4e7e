import type { Api } from './api/api.ts'
import { ApiFailure } from './api/apiFailure.ts'
import { expectType } from './api/expectType.ts'
import { Characters, ConversationById, type SignedIn, StartConversation } from './api/operations.ts'
import type { ModelSettingsInput } from './generated/graphql.ts'
import type { Tell } from './playerEvent.ts'
import { signIn, type Who } from './signIn.ts'
import { resume } from './startGame.ts'

/** Which conversation to join, and as whom. */
export type ConversationWish = Who & {
  /** One of the player's own; null begins a new one (C2). */
  conversationId: string | null
  /** Names, or words of names, of those to talk with; nobody named: whoever is active. */
  characters: readonly string[]
  settings: ModelSettingsInput
  /** No key: the server's voice activity opens and closes the turns (C7). */
  handsFree: boolean
}

/**
 * Signs in (M1) and begins a conversation, or goes on with one (C2).
 * @throws {ApiFailure} There is no such conversation or character, or the model does not take the settings (C6).
 */
export async function joinConversation(
  api: Api,
  wish: ConversationWish,
  tell: Tell,
  onSignedIn: (signedIn: SignedIn) => void,
) {
  const token = await signIn(api, wish, tell, onSignedIn)
  const conversation =
    wish.conversationId === null ? await begin(api, wish) : await goOn(api, wish.conversationId)
  tell({ type: 'CONVERSATION_JOINED', conversation })
  return { token, sessionId: conversation.id }
}

async function begin(api: Api, { characters: wanted, settings }: ConversationWish) {
  const characterIds = wanted.length > 0 ? await idsOf(api, wanted) : null
  const { startConversation } = await api.ask(StartConversation, { input: { characterIds, settings } })
  return expectType(startConversation, 'Conversation')
}

async function goOn(api: Api, id: string) {
  await resume(api, id)
  const { conversation } = await api.ask(ConversationById, { id })
  if (!conversation) throw new ApiFailure(`NotFound: there is no conversation ${id}`)
  return conversation
}

async function idsOf(api: Api, wanted: readonly string[]) {
  const characters = (await api.ask(Characters, {})).characters ?? []
  const found = wanted.map((name) => {
    const words = name.toLowerCase()
    const character =
      characters.find((one) => one.name.toLowerCase() === words) ??
      characters.find((one) => one.name.toLowerCase().split(/\s+/).includes(words))
    if (character) return character.id
    throw new ApiFailure(
      `no character is called «${name}»; there are ${characters.map((one) => one.name).join(', ')}`,
    )
  })
  return [...new Set(found)]
}
