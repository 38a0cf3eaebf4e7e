import { invalid } from './geminiError.ts'

/** A JSON schema in the subset that the API documents for structured output. */
export type Schema = Readonly<Record<string, unknown>>

// prettier-ignore
const known = new Set([
  '$id', '$defs', '$ref', '$anchor', 'type', 'format', 'title', 'description', 'enum', 'items', 'prefixItems',
  'minItems', 'maxItems', 'minimum', 'maximum', 'anyOf', 'oneOf', 'properties', 'additionalProperties', 'required',
  'propertyOrdering',
])

const types = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schemas inside a schema, with where each stands. */
function children(schema: Schema): readonly (readonly [string, Schema])[] {
  const found: (readonly [string, Schema])[] = []
  for (const key of ['items', 'additionalProperties']) {
    const one = schema[key]
    if (isObject(one)) found.push([key, one])
  }
  for (const key of ['properties', '$defs']) {
    const map = schema[key]
    if (isObject(map))
      for (const [name, one] of Object.entries(map)) if (isObject(one)) found.push([`${key}.${name}`, one])
  }
  for (const key of ['anyOf', 'oneOf', 'prefixItems']) {
    const some = schema[key]
    if (Array.isArray(some))
      for (const [index, one] of some.entries()) if (isObject(one)) found.push([`${key}[${index}]`, one])
  }
  return found
}

/**
 * @throws {GeminiError} on a keyword outside the documented subset. The service itself passes some of them over; a
 * request that holds to the subset is safe with both. `$schema` is what schema libraries put at the top.
 */
export function checkSchema(
  schema: Schema,
  where = 'generation_config.response_json_schema',
  root = schema,
): void {
  for (const key of Object.keys(schema)) {
    if (known.has(key) || (key === '$schema' && schema === root)) continue
    throw invalid(
      `* GenerateContentRequest.${where}: the keyword ${key} is not supported in response schemas.\n`,
    )
  }
  const type = schema['type']
  for (const one of Array.isArray(type) ? (type as unknown[]) : [type]) {
    if (one === undefined || (typeof one === 'string' && types.has(one))) continue
    throw invalid(`* GenerateContentRequest.${where}.type: ${JSON.stringify(one)} is not a type.\n`)
  }
  const reference = schema['$ref']
  if (reference !== undefined && !resolve(schema, root))
    throw invalid(`* GenerateContentRequest.${where}: ${JSON.stringify(reference)} points to nothing.\n`)
  for (const [at, child] of children(schema)) checkSchema(child, `${where}.${at}`, root)
}

/** What a schema refers to; itself where it does not. Undefined where that is not there. */
export function resolve(schema: Schema, root: Schema): Schema | undefined {
  const reference = schema['$ref']
  if (reference === undefined) return schema
  if (reference === '#') return root
  const name = typeof reference === 'string' ? /^#\/\$defs\/([^/]+)$/.exec(reference)?.[1] : undefined
  const definitions = root['$defs']
  const found = name !== undefined && isObject(definitions) ? definitions[name] : undefined
  return isObject(found) ? found : undefined
}

/** The older form, `responseSchema`, in OpenAPI's words: `STRING`, `nullable`, numbers as strings. */
export function fromOpenApi(schema: Schema): Schema {
  const { type, nullable, ...rest } = schema
  const entries = Object.entries(rest).map(([key, value]): [string, unknown] => {
    if (key === 'properties' && isObject(value))
      return [
        key,
        Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromOpenApi(one as Schema)])),
      ]
    if (key === 'items' && isObject(value)) return [key, fromOpenApi(value)]
    if (key === 'anyOf' && Array.isArray(value)) return [key, value.map((one) => fromOpenApi(one as Schema))]
    if ((key === 'minItems' || key === 'maxItems') && typeof value === 'string') return [key, Number(value)]
    return [key, value]
  })
  const plain = Object.fromEntries(entries)
  const name = typeof type === 'string' ? type.toLowerCase() : undefined
  return { ...plain, ...(name ? { type: nullable === true ? [name, 'null'] : name } : {}) }
}
