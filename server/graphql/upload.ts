import { GraphQLError } from 'graphql'
import type { GraphQLParams } from 'graphql-yoga'
import { z } from 'zod'

/** https://github.com/jaydenseric/graphql-multipart-request-spec: one operation, and at most one file in one place of it. */
const Operations = z.looseObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
})
const Places = z
  .record(z.string(), z.tuple([z.string().regex(/^variables\./, 'A file has its place in the variables.')]))
  .refine((places) => Object.keys(places).length <= 1, 'A request takes one file.')

/**
 * The operation of a multipart request, with its file in the variables.
 * @throws GraphQLError where it does not fit.
 */
export async function uploadOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<GraphQLParams> {
  const form = await formOf(bytes, contentType)
  const operation = read(Operations, form.get('operations'), 'operations')
  const places = read(Places, form.get('map') ?? '{}', 'map')
  for (const [part, [path]] of Object.entries(places)) {
    const file = form.get(part)
    if (!(file instanceof File)) throw misfit(`There is no file in the part "${part}".`)
    put(operation, path.split('.'), file)
  }
  const { query, variables, operationName } = operation
  return { query, ...(variables && { variables }), ...(operationName && { operationName }) }
}

async function formOf(body: Uint8Array<ArrayBuffer>, contentType: string): Promise<FormData> {
  try {
    return await new Response(body, { headers: { 'content-type': contentType } }).formData()
  } catch {
    throw misfit('The body is no multipart/form-data.')
  }
}

function read<T>(schema: z.ZodType<T>, text: FormDataEntryValue | null, part: string): T {
  if (typeof text !== 'string') throw misfit(`The part "${part}" has to be JSON.`)
  const result = schema.safeParse(jsonOf(text, part))
  if (result.success) return result.data
  throw misfit(`The part "${part}" does not fit: ${result.error.issues[0]?.message ?? ''}`)
}

function jsonOf(text: string, part: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw misfit(`The part "${part}" has to be JSON.`)
  }
}

/** Puts the file where the operation has null for it, as the specification wants it, and nowhere else. */
function put(operation: object, path: readonly string[], file: File): void {
  const last = path.at(-1) ?? ''
  let place: unknown = operation
  for (const key of path.slice(0, -1)) place = own(place, key)
  if (typeof place !== 'object' || place === null || own(place, last) !== null)
    throw misfit(`There is no null at "${path.join('.')}" for the file.`)
  Object.assign(place, { [last]: file })
}

function own(place: unknown, key: string): unknown {
  if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return undefined
  return (place as Readonly<Record<string, unknown>>)[key]
}

function misfit(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}
