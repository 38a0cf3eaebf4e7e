import type { CodegenConfig } from '@graphql-codegen/cli'

/** What a client is written against: types of its own operations, from the schema alone. */
const client = {
  preset: 'client',
  presetConfig: { fragmentMasking: false },
} as const

const config: CodegenConfig = {
  schema: 'schema.graphql',
  // A client that has no operations yet is no error.
  ignoreNoDocuments: true,
  generates: {
    'web/api/generated/': { ...client, documents: 'web/**/*.{ts,tsx,graphql}' },
    'player/generated/': { ...client, documents: 'player/**/*.{ts,graphql}' },
  },
  importExtension: '.ts',
  config: {
    useTypeImports: true,
    strictScalars: true,
    scalars: { ID: 'string', DateTime: 'string', JSON: 'unknown', File: 'Blob' },
    enumType: 'string-literal',
  },
}

export default config
