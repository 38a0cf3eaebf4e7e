import { readFileSync } from 'node:fs'
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { printedSchema } from './printSchema.ts'
import { schema } from './schema.ts'

/** What of a type has a description of its own, by its path. */
function parts(type: GraphQLNamedType): [string, string | null | undefined][] {
  const own: [string, string | null | undefined] = [type.name, type.description]
  if (isEnumType(type)) return [own, ...type.getValues().map((value) => described(`${type.name}.${value.name}`, value))]
  if (isInputObjectType(type))
    return [own, ...Object.values(type.getFields()).map((field) => described(`${type.name}.${field.name}`, field))]
  if (!isObjectType(type) && !isInterfaceType(type)) return [own]
  const fields = Object.values(type.getFields()).flatMap((field) => {
    const path = `${type.name}.${field.name}`
    return [described(path, field), ...field.args.map((arg) => described(`${path}(${arg.name})`, arg))]
  })
  return [own, ...fields]
}

function described(path: string, { description }: { readonly description?: string | null | undefined }): [string, typeof description] {
  return [path, description]
}

describe('the schema', () => {
  it('A2 schema.graphql is what the code says: run `npm run schema`', () => {
    const checkedIn = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')
    expect(checkedIn).toBe(printedSchema())
  })

  it('A2 every type, field, argument, input and value has a description', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    const all = types.flatMap(parts)
    expect(all.length).toBeGreaterThan(300)
    expect(all.filter(([, description]) => !description?.trim()).map(([path]) => path)).toEqual([])
  })

  it('A2 descriptions are whole sentences or phrases with an end', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    const all = types.flatMap(parts)
    expect(all.filter(([, description]) => !/[.?]$/.test(description ?? '')).map(([path]) => path)).toEqual([])
  })
})
