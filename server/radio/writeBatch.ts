import { JSONParser } from '@streamparser/json'
import { Batch, itemOf, Segment, type Item } from '../core/batch.ts'
import { oneLine } from '../core/promptText.ts'

/** What is handed on while a batch is being written. The reaction comes once, and before every item. */
export interface BatchNews {
  /** The first text has come, of any answer. */
  firstToken(): void
  reaction(percent: number, reason: string): void
  item(item: Item): void
}

/** What a batch is cut down to: the writer is told so, and a generous one is no reason to have nothing on the air. */
const mostItems = 10
/** A reason or a hint is one short sentence, in characters: it is stored, shown, and a part of every later prompt. */
const longestNote = 300

/**
 * Reads the JSON of a batch while it comes (M7). `take` is false once something in it does not fit; `end` says what, or
 * null. What comes after the end of the batch is taken and dropped: a stream that is left early costs the connection.
 *
 * The reaction is handed on before every item, whatever the order in which they come: items wait for it.
 */
export function readBatch(speakers: readonly string[], on: Omit<BatchNews, 'firstToken'>) {
  const waiting: Item[] = []
  const reaction: { percent?: number; reason?: string } = {}
  let reacted = false
  let items = 0
  /** Nothing more goes on the air. */
  let enough = false
  /** Nothing more is read. */
  let over = false
  let misfit: string | null = null
  /** The object has begun: prose or a code fence before it is passed over. */
  let started = false
  let half = ''

  const parser = new JSONParser({
    paths: ['$', '$.awakenedListenersChangePercent', '$.reason', '$.segments.*'],
    keepStack: false,
  })
  parser.onValue = ({ value, key, stack }) => {
    if (over) return
    if (stack.length === 0) return whole()
    if (stack.length === 2) return segment(value)
    if (key === 'awakenedListenersChangePercent') percent(value)
    if (key === 'reason') reason(value)
    react()
  }
  parser.onError = (error) => fail(error.message)

  function percent(value: unknown): void {
    const read = typeof value === 'number' ? Math.min(100, Math.max(-100, value)) : value
    const checked = Batch.shape.awakenedListenersChangePercent.safeParse(read)
    if (checked.success) reaction.percent = checked.data
    else fail('awakenedListenersChangePercent must be a number')
  }

  function reason(value: unknown): void {
    if (typeof value === 'string') reaction.reason = oneLine(value).slice(0, longestNote)
    else fail('reason must be a string')
  }

  function react(): void {
    const { percent: by, reason: why } = reaction
    if (reacted || over || by === undefined || why === undefined) return
    reacted = true
    on.reaction(by, why)
    for (const item of waiting.splice(0)) on.item(item)
  }

  function segment(value: unknown): void {
    if (enough) return
    const checked = Segment.safeParse(value)
    if (!checked.success)
      return fail(`segment ${items + 1}: ${checked.error.issues[0]?.message ?? 'does not fit'}`)
    let item: Item
    try {
      const { text, hint } = checked.data
      item = itemOf({ ...checked.data, ...spoken(text), ...(hint && { hint: oneLine(hint).slice(0, longestNote) }) }, speakers)
    } catch (error) {
      return fail(`segment ${items + 1}: ${error instanceof Error ? error.message : String(error)}`)
    }
    items += 1
    if (reacted) on.item(item)
    else waiting.push(item)
    // What comes after a pause would be said over the player; what comes after the tenth was not asked for.
    if (item.kind === 'pause' || items === mostItems) enough = true
  }

  function whole(): void {
    if (!reacted) return fail('awakenedListenersChangePercent and reason are required')
    if (items === 0) return fail('segments must not be empty')
    over = true
  }

  function fail(message: string): void {
    if (over) return
    misfit = message
    over = true
  }

  function take(text: string): boolean {
    if (over) return misfit === null
    let part = half + text
    half = ''
    if (!started) {
      const brace = part.indexOf('{')
      if (brace < 0) return true
      part = part.slice(brace)
      started = true
    }
    // A character outside the basic plane may come in two halves, and the parser takes text by whole characters.
    if (/[\uD800-\uDBFF]$/.test(part)) {
      half = part.slice(-1)
      part = part.slice(0, -1)
    }
    if (part) parser.write(part)
    return misfit === null
  }

  function end(): string | null {
    if (misfit) return misfit
    if (over) return null
    return started ? 'the JSON ends before its end' : 'there is no JSON object in it'
  }

  return { take, end }
}

/** The text without what a voice would read out although nobody says it: stage directions, markdown, pictures. */
function spoken(text: string | undefined): { text?: string } {
  if (text === undefined) return {}
  const words = text
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/^\s*(?:\*[^*]+\*|\([^)]*\))|\*[^*]+\*\s*$/g, ' ')
    .replace(/[*_`#]|\p{Extended_Pictographic}|\ufe0f/gu, '')
  return { text: oneLine(words) }
}
