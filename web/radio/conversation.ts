import type {
  CharacterPartsFragment,
  ConversationsQuery,
  LinePartsFragment,
  MessagePartsFragment,
  ModelsQuery,
  SettingsPartsFragment,
} from '../api/generated/graphql.ts'
import { spokenMsOf } from './speaking.ts'
import { locate, type Stretch } from './spoken.ts'
import type { Snapshot, StreamEvent } from './view.ts'

type Programme = Extract<Snapshot['session']['programme'], { __typename: 'ConversationProgramme' }>

export type Character = CharacterPartsFragment
export type Settings = SettingsPartsFragment
export type Message = MessagePartsFragment
export type WriterModel = ModelsQuery['models'][number]

/** One of the player's conversations, as their list has it (C2). */
export type ConversationInList = NonNullable<ConversationsQuery['conversations']>['edges'][number]['node']

/** The sentence on the air, and where it stands in the text of its message. */
export interface Spoken extends Stretch {
  readonly lineId: string
  readonly messageId: string
  /** How long it takes to be said, in milliseconds; null where its beginning was missed, or all of it was sent. */
  readonly spokenMs: number | null
}

/** What a conversation has of its own (C). */
export interface ConversationView {
  readonly kind: 'conversation'
  /** Who takes part, those that are switched off included (C1). */
  readonly characters: readonly Character[]
  readonly settings: Settings
  /** Oldest first (C3). */
  readonly messages: readonly Message[]
  /** Stands before the first of `messages`, for older ones; null where there are none. */
  readonly earlier: string | null
  /** What is being heard; the rest of its message has been, or is still to come (C5). */
  readonly spoken: Spoken | null
}

/** A conversation as the server knows it, joined to what is known already; `line` is the one on the air. */
export function conversationOf(
  before: ConversationView | null,
  { conversation }: Pick<Programme, 'conversation'>,
  line: LinePartsFragment | null,
): ConversationView {
  const { settings, characters, messages: page } = conversation
  const { startCursor, hasPreviousPage } = page.pageInfo
  const newest = page.edges.map(({ node }) => node)
  // Messages that are known already, and older than what a snapshot goes back to, have not changed since.
  const seam = before?.messages.findIndex(({ id }) => id === newest[0]?.id) ?? -1
  const known = before && seam > 0 ? before.messages.slice(0, seam) : []
  const earlier = before && seam > 0 ? before.earlier : hasPreviousPage ? startCursor : null
  const messages = [...known, ...newest]
  return {
    kind: 'conversation',
    settings,
    characters,
    messages,
    earlier,
    spoken: line && spokenOf(messages, line, null, null),
  }
}

export function conversationTold(conversation: ConversationView, event: StreamEvent): ConversationView {
  switch (event.__typename) {
    case 'MessageStarted':
      return { ...conversation, messages: withMessage(conversation.messages, event.written) }
    case 'AudioCompleted': {
      const { messages, spoken } = conversation
      const over = spoken?.messageId === event.written.id
      return { ...conversation, messages: withMessage(messages, event.written), spoken: over ? null : spoken }
    }
    case 'TextDelta':
      return changed(conversation, event.messageId, (message) => ({
        ...message,
        text: message.text + event.text,
      }))
    case 'TextCompleted':
      return changed(conversation, event.messageId, (message) => ({
        ...message,
        text: event.text,
        status: message.status === 'WRITING' ? 'SPEAKING' : message.status,
      }))
    case 'LineStarted': {
      const { messages, spoken } = conversation
      return { ...conversation, spoken: spokenOf(messages, event.line, spokenMsOf(event), spoken) }
    }
    case 'DialogueEnded': {
      const { spoken } = conversation
      return spoken?.lineId === event.lineId ? { ...conversation, spoken: { ...spoken, spokenMs: null } } : conversation
    }
    case 'LineInterrupted':
      return conversation.spoken?.lineId === event.lineId ? { ...conversation, spoken: null } : conversation
    case 'StateChanged':
      // Like a line's caption, what is marked stays so until the next sentence, or until nobody speaks any
      // more.
      return event.state === 'HOST_SPEAKING' || !conversation.spoken
        ? conversation
        : { ...conversation, spoken: null }
    case 'CharactersChanged':
      return { ...conversation, characters: event.characters }
    case 'SettingsChanged':
      return { ...conversation, settings: event.settings }
    default:
      return conversation
  }
}

function withMessage(messages: readonly Message[], message: Message): readonly Message[] {
  return messages.some(({ id }) => id === message.id)
    ? messages.map((known) => (known.id === message.id ? message : known))
    : [...messages, message]
}

function changed(
  conversation: ConversationView,
  id: string,
  change: (message: Message) => Message,
): ConversationView {
  const messages = conversation.messages.map((message) => (message.id === id ? change(message) : message))
  return { ...conversation, messages }
}

function spokenOf(
  messages: readonly Message[],
  line: LinePartsFragment,
  spokenMs: number | null,
  before: Spoken | null,
): Spoken | null {
  const { id: lineId, messageId } = line
  const text = messages.find(({ id }) => id === messageId)?.text
  if (messageId === null || text === undefined) return null
  const after = before?.messageId === messageId ? before.to : 0
  const stretch = locate(text, line.text, after) ?? locate(text, line.text, 0)
  // One that is not found leaves the mark where it was: what was heard before it has been heard.
  return stretch ? { ...stretch, lineId, messageId, spokenMs } : before?.messageId === messageId ? before : null
}
