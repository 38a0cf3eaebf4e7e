import type { Answer } from '../client.ts'
import type { Reply, Wire } from './wire.ts'

/** A query, mutation or subscription of the schema, and the operation that asks for it and for how it went. */
export interface Field {
  readonly kind: 'query' | 'mutation' | 'subscription'
  readonly name: string
  /** `type` as the schema writes it, such as `ID!`. */
  readonly args: readonly { readonly name: string; readonly type: string; readonly required: boolean }[]
  readonly query: string
}

const introspection = `{ __schema { ${['query', 'mutation', 'subscription']
  .map((kind) => `${kind}: ${kind}Type { fields { name args { name type { ...T } } type { ...T } } }`)
  .join(' ')} } }
fragment T on __Type { ...N ofType { ...N ofType { ...N } } }
fragment N on __Type { kind name possibleTypes { name } }`

/** Everything that can be asked of the product, by its own account: what is added to it is in here too. */
export async function fieldsOf(wire: Wire): Promise<readonly Field[]> {
  const { json } = await wire.ask(introspection)
  return (['query', 'mutation', 'subscription'] as const).flatMap((kind) =>
    json.data.__schema[kind].fields.map((field: Answer) => fieldOf(kind, field)),
  )
}

function fieldOf(kind: Field['kind'], { name, args: given, type }: Answer): Field {
  const args: Field['args'] = given.map((arg: Answer) => ({
    name: arg.name,
    type: written(arg.type),
    required: arg.type.kind === 'NON_NULL',
  }))
  const declared = args.map((arg) => `$${arg.name}: ${arg.type}`).join(', ')
  const handed = args.map((arg) => `${arg.name}: $${arg.name}`).join(', ')
  const members: string[] = (named(type).possibleTypes ?? []).map((member: Answer) => member.name)
  const more = [
    members.includes('InvalidInput') ? '... on InvalidInput { field }' : '',
    members.includes('Refused') ? '... on Refused { code }' : '',
  ].join(' ')
  const inBrackets = (text: string): string => (text === '' ? '' : `(${text})`)
  return {
    kind,
    name,
    args,
    query: `${kind} ${inBrackets(declared)} { ${name}${inBrackets(handed)} { __typename ${more} } }`,
  }
}

function written({ kind, name, ofType }: Answer): string {
  if (kind === 'NON_NULL') return `${written(ofType)}!`
  return kind === 'LIST' ? `[${written(ofType)}]` : name
}

function named(type: Answer): Answer {
  return type.ofType ? named(type.ofType) : type
}

/**
 * How it went, in one line: the member of the result, with the field of an InvalidInput and the code of a Refused;
 * `null`; or, where the request itself is wrong, 400 or the code of the error.
 */
export function outcomeOf({ status, json }: Reply): string {
  const [error] = json?.errors ?? []
  if (error)
    return status === 400 || error.extensions?.http?.status === 400 ? '400' : String(error.extensions?.code)
  const [value] = Object.values((json?.data ?? {}) as Record<string, Answer>)
  const one = Array.isArray(value) ? value[0] : value
  if (!one) return 'null'
  return [one.__typename, one.field ?? one.code].filter(Boolean).join(' ')
}
