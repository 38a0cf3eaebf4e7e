import type { Message, Spoken } from './conversation.ts'

/** So many are kept: whoever was away is not read the whole evening. */
const most = 6

/** Words to be read out, once. */
export interface Reading {
  readonly key: string
  readonly message: Message
  readonly words: string
  /** The first of its message: it says whose they are. */
  readonly first: boolean
}

/** What was read out of a conversation so far: of each message, up to where. */
export interface ReadAloud {
  readonly upTo: ReadonlyMap<string, number>
  /** Oldest first. */
  readonly newest: readonly Reading[]
}

/** What was said before anybody listened is there to be read, and not read out. */
export function startReading(messages: readonly Message[]): ReadAloud {
  return { upTo: new Map(messages.map((message) => [message.id, isLive(message) ? 0 : all])), newest: [] }
}

/**
 * Reads on (W3): the player's words when they are there, a character's sentence by sentence, each as its voice begins.
 * What a sentence was not found for is read with the next one, or at the end of its message: every word once, and none
 * that was never said (E7). The same value where there is nothing new.
 */
export function readOn(
  before: ReadAloud,
  messages: readonly Message[],
  spoken: Spoken | null,
): ReadAloud {
  // What comes in above what is known was said long ago.
  const from = messages.findIndex(({ id }) => before.upTo.has(id))
  const upTo = new Map(before.upTo)
  const fresh = messages.slice(Math.max(0, from)).flatMap((message): Reading[] => {
    const { id, text, status } = message
    const known = upTo.get(id)
    const start = known ?? 0
    const end = isLive(message) ? (spoken?.messageId === id ? spoken.to : 0) : status === 'FAILED' ? all : text.length
    if (end <= start) return []
    const words = status === 'FAILED' ? 'lost for words' : text.slice(start, end).trim()
    if (words === '') return []
    upTo.set(id, end)
    return [{ key: `${id} ${start}`, message, words, first: start === 0 }]
  })
  return fresh.length === 0 ? before : { upTo, newest: [...before.newest, ...fresh].slice(-most) }
}

const all = Number.POSITIVE_INFINITY

function isLive({ status }: Message): boolean {
  return status === 'WRITING' || status === 'SPEAKING'
}
