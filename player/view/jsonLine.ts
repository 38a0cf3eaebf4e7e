import type { PlayerEvent } from '../playerEvent.ts'

/**
 * An event as one line of JSON. What the server told has the names of schema.graphql; `type` begins with a small letter
 * for either kind: `lineStarted`, `turnTaken`.
 * @param at When it happened, ISO 8601.
 */
export function jsonLine(event: PlayerEvent, at: string): string {
  if (event.type === 'HEARD') {
    const { __typename, ...told } = event.event
    return JSON.stringify({ type: __typename[0]?.toLowerCase() + __typename.slice(1), ...told }, named)
  }
  const { type, ...facts } = event
  return JSON.stringify({ type: camelCase(type), at, ...facts })
}

/** The aliases that one selection over all events needs. */
const ALIASES: Record<string, string> = {
  turnOutcome: 'outcome',
  finalText: 'text',
  finalConfidence: 'confidence',
  showOutcome: 'outcome',
  readyHint: 'hint',
  entry: 'message',
}

function named(_: string, value: unknown) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [ALIASES[name] ?? name, inner as unknown]),
  )
}

function camelCase(name: string) {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}
