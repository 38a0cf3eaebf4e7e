import SchemaBuilder, { type ArgBuilder as Arguments } from '@pothos/core'
import RelayPlugin from '@pothos/plugin-relay'
import { GraphQLError } from 'graphql'
import type { Ms } from '../core/ids.ts'
import type { Context } from './context.ts'

interface Types {
  Context: Context
  DefaultFieldNullability: false
  DefaultInputFieldRequiredness: true
  Scalars: {
    ID: { Input: string; Output: string }
    DateTime: { Input: never; Output: Ms }
    JSON: { Input: unknown; Output: unknown }
    File: { Input: File; Output: never }
  }
}

/** `t.arg`, for arguments that several fields have. */
export type ArgBuilder = Arguments<PothosSchemaTypes.ExtendDefaultTypes<Types>>

/**
 * Where every type of the API is registered. Fields are non-null and arguments required unless they say otherwise: a
 * client then checks for null only where null means something.
 */
export const builder = new SchemaBuilder<Types>({
  plugins: [RelayPlugin],
  defaultFieldNullability: false,
  defaultInputFieldRequiredness: true,
  relay: {
    pageInfoTypeOptions: { description: 'Where a page of a list stands in the whole list.' },
    hasNextPageFieldOptions: { description: 'Whether more follow after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'Whether the page began after a cursor, so that others stand before it.' },
    startCursorFieldOptions: { description: 'Cursor of the first one on the page; null where the page is empty.' },
    endCursorFieldOptions: {
      description: 'Cursor of the last one on the page, for `after` of the next call; null where the page is empty.',
    },
    pageInfoFieldOptions: { description: 'Where this page stands in the list.' },
    cursorFieldOptions: { description: 'Stands for this place in the list. It means nothing else: only hand it back.' },
  },
})

builder.scalarType('DateTime', {
  description: 'A point in time, ISO 8601 in UTC with milliseconds, such as `2026-11-20T21:00:00.000Z`.',
  serialize: (at) => new Date(at).toISOString(),
})

builder.scalarType('JSON', {
  description:
    'A structure of mediasoup, exactly as mediasoup-client gives and takes it. docs/protocol.md shows each of them.',
  serialize: (value) => value,
})

builder.scalarType('File', {
  description:
    'A file, sent over HTTP as the GraphQL multipart request specification says: `operations`, `map` and the file, with a `graphql-preflight` header. A request takes one, of 5,000,000 bytes at most.',
  parseValue(value) {
    if (value instanceof File) return value
    throw new GraphQLError('A file has to be sent as a part of multipart/form-data.')
  },
  serialize() {
    throw new Error('a file is only ever sent by a client')
  },
})

builder.queryType({
  description: 'What there is to read. Nothing here changes anything, and nothing of another player can be read (M1).',
})
builder.mutationType({
  description:
    'What a player can do. An answer that a client has to handle is a member of the result, never an entry of `errors`: those are bugs.',
})
builder.subscriptionType({
  description:
    'What the server tells by itself, over graphql-ws on the same path. A socket is closed with 4403 when its token is wrong or expires.',
})
