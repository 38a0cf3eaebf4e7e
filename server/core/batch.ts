import { z } from 'zod'

/**
 * What the writer sends for the air (M7): up to 10 segments, and by how much the player's last words moved the
 * listeners. Flat members and string enums only: it is the subset of JSON schema that Gemini takes.
 *
 * `awakenedListenersChangePercent` and `reason` come first, so that in a streamed answer the score is known before the
 * first line is spoken.
 */
export const Segment = z.object({
  kind: z.enum(['line', 'gap', 'pause']),
  speaker: z.string().describe('line: exactly the name of one of the characters').optional(),
  text: z.string().describe('line: the words, as spoken').optional(),
  milliseconds: z.number().describe('gap: how long the air stays empty, 200 to 3000').optional(),
  hint: z.string().describe('pause: what the player might do now, one short sentence').optional(),
})
export type Segment = z.infer<typeof Segment>

export const Batch = z.object({
  awakenedListenersChangePercent: z.number().min(-100).max(100),
  reason: z.string().describe('why the listeners moved, one short sentence for the player'),
  segments: z.array(Segment).min(1).max(10),
})
export type Batch = z.infer<typeof Batch>

/** What stands in the queue of a show: checked, with nothing in it that does not belong to its kind. */
export type Item =
  | { readonly kind: 'line'; readonly speaker: string; readonly text: string }
  | { readonly kind: 'gap'; readonly ms: number }
  | { readonly kind: 'pause'; readonly hint: string }

/** The longest line in characters: the voice takes 2,000, and nobody listens to a host for that long. */
const longestLine = 600

/**
 * A segment as an item for the air.
 * @throws {Error} saying what does not fit, in words that the writer can act on.
 */
export function itemOf(segment: Segment, speakers: readonly string[]): Item {
  switch (segment.kind) {
    case 'line': {
      const text = segment.text?.trim() ?? ''
      const speaker = speakers.find((name) => name.toLowerCase() === segment.speaker?.trim().toLowerCase())
      if (!speaker) throw new Error(`speaker must be one of ${speakers.join(', ')}, not "${segment.speaker ?? ''}"`)
      if (!text) throw new Error('a line needs text')
      if (text.length > longestLine) throw new Error(`a line has at most ${longestLine} characters`)
      return { kind: 'line', speaker, text }
    }
    case 'gap':
      return { kind: 'gap', ms: Math.min(3000, Math.max(200, segment.milliseconds ?? 600)) }
    case 'pause':
      return { kind: 'pause', hint: segment.hint?.trim() ?? '' }
    default:
      return segment.kind satisfies never
  }
}
