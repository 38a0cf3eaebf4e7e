import { addressees } from './addressees.ts'
import { append, ask } from './airtime.ts'
import { lastWords } from './closing.ts'
import type { Author, Message, MessageStatus, ModelSettings, Persona } from './conversation.ts'
import { change, tell, type Draft } from './draft.ts'
import { refuse } from './errors.ts'
import { id, type CharacterId, type MessageId, type TurnId } from './ids.ts'
import type { Play } from './play.ts'
import { programmeOf, type ConversationProgramme } from './programme.ts'
import { cutSentences } from './sentences.ts'
import { unheard, type Session, type Speaker } from './session.ts'
import { standByItem } from './signal.ts'

/**
 * A conversation: each character who is addressed answers with one message, in turn, hearing the ones before (C4). Its
 * text streams to the client, and each finished sentence is a line for the voice (C5).
 */
export const conversationPlay: Play = {
  next(draft) {
    const { writing } = current(draft)
    if (draft.session.closing) return lastWords(draft)
    if (draft.session.ask) return 'asked'
    // What was to be written when the session was saved, or when the writer had failed too often, is asked for again.
    if (writing) ask(draft, 'MESSAGE')
    else if (!begin(draft)) {
      append(draft, { kind: 'pause', hint: '' })
      return 'queued'
    }
    return 'asked'
  },

  ahead(draft) {
    const lines = draft.session.queue.some((next) => next.kind === 'line')
    // One later would answer before the one before has said all, and more of it would be in vain after a barge-in.
    const { ask: asked, closing } = draft.session
    if (!lines && !asked && !closing && !current(draft).writing) begin(draft)
  },

  refusal: (session) =>
    programmeOf(session, 'conversation').characters.some(({ active }) => active) ? undefined : refuse('NOBODY_ACTIVE'),

  turnOver(draft, turn, heard) {
    const { cutOff } = current(draft)
    change(draft, { programme: { ...current(draft), cutOff: [] } })
    const { state } = draft.session
    // A cough or a door cut them off, and not the player: they go on.
    const back = heard.kind !== 'words' && state.kind === 'USER_SPEAKING' && state.handsFree ? cutOff : []
    if (back.length === 0 && (heard.kind === 'silence' || heard.kind === 'nothingPressed')) return
    if (heard.kind === 'words') said(draft, turn, heard.text)
    const { characters, addressed, messages } = current(draft)
    // What was said in several turns that nobody answered between is said as one.
    const since = messages.findLastIndex(({ author }) => author.kind === 'character') + 1
    const text = messages
      .slice(since)
      .map((one) => one.text)
      .join(' ')
    const toAnswer = back.length > 0 ? back : addressees(text, characters, addressed)
    change(draft, { programme: { ...current(draft), toAnswer }, unanswered: turn })
    begin(draft)
  },

  crossed(draft, turn, heard) {
    if (heard.kind === 'words') said(draft, turn, heard.text)
    return true
  },

  partial: () => false,
  idle: () => true,

  lineOver(draft, { message }) {
    if (message) endIfHeard(draft, message)
  },

  dropped(draft) {
    const { toAnswer, cutOff, messages } = current(draft)
    const broken = messages.flatMap(({ author, status }): CharacterId[] =>
      author.kind === 'character' && (status === 'WRITING' || status === 'SPEAKING') ? [author.id] : [],
    )
    const all = [...new Set([...cutOff, ...broken, ...toAnswer])]
    change(draft, { programme: { ...current(draft), toAnswer: [], cutOff: all, writing: null }, unanswered: null })
    for (const message of current(draft).messages)
      if (message.status === 'WRITING' || message.status === 'SPEAKING')
        close(draft, message.id, 'INTERRUPTED', heardOf(message, draft.session))
  },

  written(draft) {
    const { writing } = current(draft)
    if (!writing) return
    complete(draft)
    endIfHeard(draft, writing.message)
  },

  failed(draft) {
    const { writing, messages } = current(draft)
    if (!writing) return
    const { text, author } = messageOf(messages, writing.message)
    if (text) {
      complete(draft)
      return endIfHeard(draft, writing.message)
    }
    change(draft, { programme: { ...current(draft), writing: null } })
    close(draft, writing.message, 'FAILED', '')
    if (author.kind === 'character') append(draft, standByItem(draft, author.name))
  },

  saved(draft) {
    const { writing, messages } = current(draft)
    if (!writing) return
    // It ends with its last whole sentence; one that has none is asked for again when somebody is there.
    const { text } = messageOf(messages, writing.message)
    const whole = text.slice(0, text.length - writing.rest.length).trimEnd()
    set(draft, writing.message, { text: whole })
    change(draft, { programme: { ...current(draft), writing: { ...writing, rest: '' } } })
    if (whole) complete(draft)
  },

  abandoned: () => 'ABANDONED',
}

/** A conversation in which nobody has said anything. */
export function newConversation(facts: {
  readonly characters: readonly Persona[]
  readonly openCast: boolean
  readonly settings: ModelSettings
  readonly cast: readonly Speaker[]
}): ConversationProgramme {
  const { characters, openCast, settings, cast } = facts
  return {
    kind: 'conversation',
    began: { settings, characters, cast },
    settings,
    characters,
    openCast,
    messages: [],
    toAnswer: [],
    cutOff: [],
    addressed: null,
    writing: null,
  }
}

/** Who writes the message that is being written; an empty name where none is. */
export function writerOf({ writing, messages }: ConversationProgramme): string {
  const author = writing && messageOf(messages, writing.message).author
  return author?.kind === 'character' ? author.name : ''
}

/** More of the text: the client has it at once, and the voice each sentence that it finishes (C5). */
export function textWritten(draft: Draft, text: string): void {
  const { writing, messages } = current(draft)
  if (!writing) return
  const { author } = messageOf(messages, writing.message)
  const { sentences, rest } = cutSentences(writing.rest + text, false)
  change(draft, {
    unanswered: null,
    programme: {
      ...current(draft),
      messages: messages.map((one) => (one.id === writing.message ? { ...one, text: one.text + text } : one)),
      writing: { message: writing.message, rest },
    },
  })
  if (author.kind !== 'character') return
  tell(draft, { kind: 'TextDelta', messageId: writing.message, character: author.id, text })
  speak(draft, author.name, writing.message, sentences)
}

/** A character was made or changed: it is so from here on, in what is written next (C1). */
export function personaChanged(draft: Draft, persona: Persona, { voice, colour }: Pick<Speaker, 'voice' | 'colour'>): void {
  const { characters, openCast } = current(draft)
  const known = characters.some(({ id: known }) => known === persona.id)
  if (!known && !openCast) return
  const now = known ? characters.map((one) => (one.id === persona.id ? persona : one)) : [...characters, persona]
  const { name, role } = persona
  // Lines of an earlier name may still be waiting for the air: who spoke, or is about to, stays in the cast.
  const named = new Set([...now.map((one) => one.name), ...spoken(draft.session)])
  const others = draft.session.cast.filter((speaker) => speaker.name !== name && named.has(speaker.name))
  const cast = [...others, { name, role, voice, colour }]
  change(draft, { cast, programme: { ...current(draft), characters: now } })
  tell(draft, { kind: 'CharactersChanged', characters: now, cast })
}

/** Names under which somebody has spoken, or has a line or a message on its way to the air. */
function spoken(session: Session): readonly string[] {
  const { programme, context } = session
  const said = context.flatMap((one) => (one.kind === 'line' ? [one.line] : []))
  const writer = programme.kind === 'conversation' ? [writerOf(programme)] : []
  return [...[...said, ...unheard(session)].map(({ speaker }) => speaker), ...writer]
}

export function settingsChanged(draft: Draft, settings: ModelSettings): void {
  change(draft, { programme: { ...current(draft), settings } })
  tell(draft, { kind: 'SettingsChanged', settings })
}

/** The next one of those who are to answer begins: the message is there before its first token (C3). */
function begin(draft: Draft): boolean {
  const { toAnswer, characters } = current(draft)
  const [next, ...rest] = toAnswer
  if (!next) return false
  change(draft, { programme: { ...current(draft), toAnswer: rest } })
  const persona = characters.find((candidate) => candidate.id === next && candidate.active)
  // Switched off since the question.
  if (!persona) return begin(draft)
  const message = open(draft, { kind: 'character', id: persona.id, name: persona.name }, '', 'WRITING')
  change(draft, { programme: { ...current(draft), addressed: persona.id, writing: { message, rest: '' } } })
  ask(draft, 'MESSAGE')
  return true
}

/** What the player said in a turn is a message too (C3). */
function said(draft: Draft, turn: TurnId, text: string): void {
  open(draft, { kind: 'player', turn }, text, 'COMPLETE')
}

function open(draft: Draft, author: Author, text: string, status: MessageStatus): MessageId {
  const { messages } = current(draft)
  const message: Message = { id: id<MessageId>(`m${messages.length + 1}`), author, at: draft.at, text, status }
  change(draft, { programme: { ...current(draft), messages: [...messages, message] } })
  tell(draft, { kind: 'MessageStarted', message })
  return message.id
}

/** The text is whole: what is left of it is the last sentence. */
function complete(draft: Draft): void {
  const { writing, messages } = current(draft)
  if (!writing) return
  const { author, text } = messageOf(messages, writing.message)
  set(draft, writing.message, { status: 'SPEAKING' })
  change(draft, { programme: { ...current(draft), writing: null } })
  if (author.kind !== 'character') return
  speak(draft, author.name, writing.message, cutSentences(writing.rest, true).sentences)
  tell(draft, { kind: 'TextCompleted', messageId: writing.message, character: author.id, text })
}

/** Sentences become lines; a quotation mark that was left over is no word that a voice could say. */
function speak(draft: Draft, speaker: string, message: MessageId, sentences: readonly string[]): void {
  for (const text of sentences)
    if (/[\p{L}\p{N}]/u.test(text)) append(draft, { kind: 'line', speaker, text }, message)
}

/** A message is over once its text is whole and no line of it is left, on the air or before it (C5). */
function endIfHeard(draft: Draft, messageId: MessageId): void {
  const { messages } = current(draft)
  const { status, text } = messageOf(messages, messageId)
  const { queue, context, state } = draft.session
  if (status !== 'SPEAKING' || queue.some((next) => next.kind === 'line' && next.line.message === messageId)) return
  const line = state.kind === 'HOST_SPEAKING' && 'line' in state.moment ? state.moment.line : null
  const heard = context.some((said) => said.kind === 'line' && said.line.id === line?.id)
  if (line?.message === messageId && !heard) return
  close(draft, messageId, 'COMPLETE', text)
}

function close(draft: Draft, messageId: MessageId, status: MessageStatus, text: string): void {
  set(draft, messageId, { status, text })
  tell(draft, { kind: 'AudioCompleted', message: messageOf(current(draft).messages, messageId) })
}

function set(draft: Draft, messageId: MessageId, facts: Partial<Message>): void {
  const programme = current(draft)
  const messages = programme.messages.map((one) => (one.id === messageId ? { ...one, ...facts } : one))
  change(draft, { programme: { ...programme, messages } })
}

/** What was heard of a message, word for word: its text up to the end of the last line that was (E7). */
function heardOf(message: Message, { context }: Session): string {
  let end = 0
  for (const said of context) {
    if (said.kind !== 'line' || said.line.message !== message.id || !said.heard) continue
    const start = message.text.indexOf(said.heard, end)
    if (start >= 0) end = start + said.heard.length
  }
  return message.text.slice(0, end)
}

function messageOf(messages: readonly Message[], messageId: MessageId): Message {
  const message = messages.find((one) => one.id === messageId)
  if (!message) throw new Error(`no message ${messageId}`)
  return message
}

function current(draft: Draft): ConversationProgramme {
  return programmeOf(draft.session, 'conversation')
}
