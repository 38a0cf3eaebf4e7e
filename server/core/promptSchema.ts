import { z } from 'zod'

/** What Gemini documents of JSON schema for structured output; it refuses or ignores anything else. */
// prettier-ignore
const known = new Set([
  '$id', '$defs', '$ref', '$anchor', 'type', 'format', 'title', 'description', 'enum', 'items', 'prefixItems',
  'minItems', 'maxItems', 'minimum', 'maximum', 'anyOf', 'oneOf', 'properties', 'additionalProperties', 'required',
  'propertyOrdering',
])

type Json = Readonly<Record<string, unknown>>

/**
 * The JSON schema of what the writer is to answer, in the subset that models with structured output take: what it
 * cannot say is left to zod afterwards. The order of the properties is kept, because the score has to come first.
 */
export function schemaOf(type: z.ZodType): Json {
  return reduced(z.toJSONSchema(type, { io: 'input' }) as Json)
}

function reduced(schema: Json): Json {
  const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
    if (key === 'const') return [['enum', [value]]]
    if (!known.has(key)) return []
    if (key === 'properties' || key === '$defs')
      return [
        [
          key,
          Object.fromEntries(
            Object.entries(value as Json).map(([name, one]) => [name, reduced(one as Json)]),
          ),
        ],
      ]
    if (key === 'items' || key === 'additionalProperties')
      return [[key, typeof value === 'object' ? reduced(value as Json) : value]]
    if (key === 'anyOf' || key === 'oneOf' || key === 'prefixItems')
      return [[key, (value as Json[]).map(reduced)]]
    return [[key, value]]
  })
  const result = Object.fromEntries(entries)
  return result['properties'] ? { ...result, propertyOrdering: Object.keys(result['properties']) } : result
}
