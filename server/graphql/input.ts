import type { z } from 'zod'
import { invalidInput, type InvalidInput } from './outcomes.ts'

/**
 * An argument that fits its schema, or the answer that says which field does not.
 * @param path where the argument stands, such as `input`; the field's own path is added to it.
 */
export function checked<T>(schema: z.ZodType<T>, value: unknown, path: string): { readonly value: T } | InvalidInput {
  const result = schema.safeParse(value)
  if (result.success) return { value: result.data }
  const [issue] = result.error.issues
  return invalidInput([path, ...(issue?.path ?? [])].join('.'), issue?.message ?? 'It does not fit.')
}
