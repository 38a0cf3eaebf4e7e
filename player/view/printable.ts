import { stripVTControlCharacters } from 'node:util'

/**
 * What came from outside, safe to be shown in a terminal: no text in it can move the cursor or recolour what is not its
 * own.
 */
export function printable<Value>(value: Value): Value {
  if (typeof value === 'string') return stripVTControlCharacters(value).replace(/\p{Cc}+/gu, ' ') as Value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((inner: unknown) => printable(inner)) as Value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, printable<unknown>(inner)]),
  ) as Value
}
