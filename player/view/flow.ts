import type { PlayerEvent } from '../playerEvent.ts'

/** The text of a conversation as it is written, for a stream of characters (C5). */
export type Flow = {
  /** @returns What is to be written behind what was written last; it may hold line ends. */
  heed(event: PlayerEvent): string
  /** @returns What ends a line that is open, before anything else is written. */
  breakOff(): string
}

/** @param speaker Gives the text that stands before what somebody says the colour of that speaker. */
export function createFlow(speaker: (name: string, text: string) => string): Flow {
  const names = new Map<string, string>()
  /** The message whose text stands in the line that is open. */
  let open: string | null = null

  const breakOff = () => {
    const end = open === null ? '' : '\n'
    open = null
    return end
  }

  return {
    heed(event) {
      if (event.type !== 'HEARD') return ''
      const { event: told } = event
      switch (told.__typename) {
        case 'MessageStarted':
          names.set(told.entry.id, told.entry.characterName ?? '')
          return ''
        case 'TextDelta': {
          const { messageId, text } = told
          if (open === messageId) return text
          const name = names.get(messageId) ?? '…'
          const start = `${breakOff()}${speaker(name, `${name}:`)} `
          open = messageId
          return start + text.trimStart()
        }
        case 'TextCompleted':
          return open === told.messageId ? breakOff() : ''
        default:
          return ''
      }
    },
    breakOff,
  }
}
