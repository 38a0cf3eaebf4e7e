import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { generate } from '@graphql-codegen/cli'
import { describe, expect, it } from 'vitest'
import config from '../../codegen.ts'

const root = resolve(import.meta.dirname, '../..')

describe('W6 the generated types of the clients', () => {
  it('are those of schema.graphql and of their operations: run `npm run codegen`', async () => {
    const files = (await generate({ ...config, cwd: root, silent: true }, false)) as {
      readonly filename: string
      readonly content: string
    }[]
    expect(files.map(({ filename }) => filename)).toEqual(
      expect.arrayContaining(['web/api/generated/graphql.ts', 'player/generated/graphql.ts']),
    )
    for (const { filename, content } of files) {
      const checkedIn = await readFile(resolve(root, filename), 'utf8').catch(() => 'not there')
      expect({ filename, content: checkedIn }).toEqual({ filename, content })
    }
  })
})
