import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fitted, invent } from './geminiInstance.ts'
import type { Schema } from './geminiSchema.ts'

const Tree = z.object({
  name: z.string(),
  get children() {
    return z.array(Tree).max(3)
  },
})

const types: readonly (readonly [string, z.ZodType])[] = [
  [
    'scalars',
    z.object({
      s: z.string(),
      n: z.number().min(2).max(2.5),
      i: z.int().min(-5).max(-3),
      b: z.boolean(),
      e: z.enum(['x', 'y']),
    }),
  ],
  ['a number with no floor', z.number().max(-10)],
  [
    'arrays',
    z
      .array(z.array(z.int().min(0).max(9)).min(1).max(2))
      .min(4)
      .max(5),
  ],
  ['a tuple', z.tuple([z.string(), z.int().min(1).max(1), z.boolean()])],
  [
    'unions',
    z.object({
      u: z.union([z.object({ a: z.string() }), z.string()]),
      nothing: z.null(),
      maybe: z.nullable(z.string()),
    }),
  ],
  [
    'optional members',
    z.object({ a: z.string().optional(), b: z.object({ c: z.int().min(1).max(3) }).optional() }),
  ],
  ['itself inside', Tree],
  ['a date', z.object({ at: z.iso.datetime(), day: z.iso.date() })],
]

describe('an instance of any schema', () => {
  it.each(types)('%s: satisfies it, whatever the seed', (_, type) => {
    const schema = z.toJSONSchema(type, { io: 'input' }) as Schema
    for (let seed = 0; seed < 30; seed += 1) {
      const value = invent(schema, schema, `seed ${seed}`)
      expect(type.safeParse(value).error, JSON.stringify(value)).toBeUndefined()
    }
    expect(invent(schema, schema, 'same')).toEqual(invent(schema, schema, 'same'))
  })

  it('keeps of a value what fits, cuts what is too much, and adds what is missing', () => {
    const Song = z.object({
      title: z.string(),
      length: z.int().min(1).max(10),
      kind: z.enum(['waltz', 'march']),
      verses: z.array(z.string()).min(2).max(3),
      note: z.string().optional(),
    })
    const schema = z.toJSONSchema(Song, { io: 'input' }) as Schema
    const value = { title: 'Good night', length: 12.4, kind: 'tango', verses: ['one'], extra: 1 }
    const made = fitted(value, schema, schema, 'x') as z.infer<typeof Song>
    expect(Song.strict().safeParse(made).error).toBeUndefined()
    expect(made).toMatchObject({ title: 'Good night', length: 10 })
    expect(made.verses[0]).toBe('one')
    expect(made.note).toBeUndefined()
    const many = fitted(
      { ...value, kind: 'waltz', verses: ['1', '2', '3', '4'] },
      schema,
      schema,
      'x',
    ) as z.infer<typeof Song>
    expect([many.kind, many.verses]).toEqual(['waltz', ['1', '2', '3']])
  })
})
