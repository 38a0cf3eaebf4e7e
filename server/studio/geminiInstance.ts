import { isObject, resolve, type Schema } from './geminiSchema.ts'
import { chance, pick } from './writerChance.ts'

/** How deep a schema that refers to itself is followed. */
const deepest = 6

const words = [
  'signal',
  'harbour',
  'lantern',
  'static',
  'midnight',
  'window',
  'kettle',
  'antenna',
  'stairwell',
  'dial',
]

/** Any value that satisfies the schema; the same one for the same seed. */
export function invent(schema: Schema, root: Schema, seed: string, depth = 0): unknown {
  const at = resolve(schema, root) ?? {}
  if (Array.isArray(at['enum']) && at['enum'].length > 0) return pick(at['enum'] as unknown[], seed)
  const branches = branchesOf(at)
  if (branches.length > 0)
    return invent(branches[depth >= deepest ? branches.length - 1 : 0] ?? {}, root, seed, depth + 1)
  switch (typeOf(at)) {
    case 'object':
      return inventObject(at, root, seed, depth)
    case 'array': {
      const first = Array.isArray(at['prefixItems']) ? (at['prefixItems'] as Schema[]) : []
      const least = numberOr(at['minItems'], first.length)
      const wanted = depth >= deepest ? least : Math.max(least, first.length, 2)
      const length = Math.min(wanted, numberOr(at['maxItems'], wanted))
      const item = isObject(at['items']) ? at['items'] : {}
      return Array.from({ length }, (_, index) =>
        invent(first[index] ?? item, root, `${seed} ${index}`, depth + 1),
      )
    }
    case 'integer':
    case 'number': {
      const low = numberOr(at['minimum'], Math.min(0, numberOr(at['maximum'], 0)))
      const high = numberOr(at['maximum'], low + 100)
      const value = low + chance(seed) * (high - low)
      return typeOf(at) === 'integer'
        ? Math.min(Math.floor(high), Math.ceil(value))
        : Math.round(value * 100) / 100
    }
    case 'boolean':
      return chance(seed) < 0.5
    case 'null':
      return null
    default:
      return inventText(at, seed)
  }
}

function inventObject(schema: Schema, root: Schema, seed: string, depth: number): object {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []
  const wanted = Object.entries(properties).filter(([name]) => depth < deepest || required.includes(name))
  return Object.fromEntries(
    wanted.map(([name, one]) => [name, invent(one as Schema, root, `${seed} ${name}`, depth + 1)]),
  )
}

function inventText(schema: Schema, seed: string): string {
  switch (schema['format']) {
    case 'date-time':
      return '2026-11-20T22:15:00Z'
    case 'date':
      return '2026-11-20'
    case 'time':
      return '22:15:00Z'
    default:
      return `${pick(words, seed)} ${pick(words, `${seed} second`)}`
  }
}

/**
 * A value made to satisfy the schema: what fits of it is kept, what is too much is cut, what is missing is invented.
 */
export function fitted(value: unknown, schema: Schema, root: Schema, seed: string): unknown {
  const at = resolve(schema, root) ?? {}
  if (Array.isArray(at['enum']))
    return (at['enum'] as unknown[]).includes(value) ? value : invent(at, root, seed)
  const branches = branchesOf(at)
  if (branches.length > 0) {
    const branch = branches.find((one) => sameKind(value, resolve(one, root) ?? {})) ?? branches[0] ?? {}
    return fitted(value, branch, root, seed)
  }
  if (!sameKind(value, at)) return invent(at, root, seed)
  if (typeof value === 'number') {
    const clamped = Math.min(numberOr(at['maximum'], value), Math.max(numberOr(at['minimum'], value), value))
    return typeOf(at) === 'integer' ? Math.round(clamped) : clamped
  }
  if (Array.isArray(value)) return fittedArray(value, at, root, seed)
  return isObject(value) ? fittedObject(value, at, root, seed) : value
}

function fittedArray(value: readonly unknown[], schema: Schema, root: Schema, seed: string): unknown[] {
  const item = isObject(schema['items']) ? schema['items'] : {}
  const kept = value.slice(0, numberOr(schema['maxItems'], value.length))
  const missing = Math.max(0, numberOr(schema['minItems'], 0) - kept.length)
  return [
    ...kept.map((one, index) => fitted(one, item, root, `${seed} ${index}`)),
    ...Array.from({ length: missing }, (_, index) => invent(item, root, `${seed} more ${index}`)),
  ]
}

function fittedObject(value: Schema, schema: Schema, root: Schema, seed: string): object {
  const properties = isObject(schema['properties']) ? schema['properties'] : {}
  const required = Array.isArray(schema['required']) ? (schema['required'] as unknown[]) : []
  const known = Object.entries(properties).flatMap(([name, one]): [string, unknown][] => {
    if (value[name] !== undefined)
      return [[name, fitted(value[name], one as Schema, root, `${seed} ${name}`)]]
    return required.includes(name) ? [[name, invent(one as Schema, root, `${seed} ${name}`)]] : []
  })
  const closed = schema['additionalProperties'] === false || schema['properties'] !== undefined
  const other = closed ? [] : Object.entries(value).filter(([name]) => !(name in properties))
  return Object.fromEntries([...known, ...other])
}

function branchesOf(schema: Schema): readonly Schema[] {
  const some = schema['anyOf'] ?? schema['oneOf']
  return Array.isArray(some) ? (some as Schema[]) : []
}

function typeOf(schema: Schema): unknown {
  const type = schema['type']
  if (Array.isArray(type)) return (type as unknown[]).find((one) => one !== 'null') ?? 'null'
  if (type !== undefined) return type
  return schema['properties'] ? 'object' : schema['items'] || schema['prefixItems'] ? 'array' : 'string'
}

function sameKind(value: unknown, schema: Schema): boolean {
  switch (typeOf(schema)) {
    case 'object':
      return isObject(value)
    case 'array':
      return Array.isArray(value)
    case 'integer':
    case 'number':
      return typeof value === 'number'
    case 'null':
      return value === null
    default:
      return typeof value === typeOf(schema)
  }
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}
