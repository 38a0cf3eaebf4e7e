import { badRequest, type DeepgramError } from './deepgramError.ts'

/** What a parameter may be: a pattern, or one of these words. */
export type Rule = RegExp | readonly string[]

export const yesOrNo: Rule = ['true', 'false']
export const anything: Rule = /^/
export const wholeNumber: Rule = /^\d{1,9}$/

/**
 * Holds a query against the rules for its parameters; one that no rule knows, or that may stand only once and
 * does not, is an error as well.
 */
export function checkQuery(
  query: URLSearchParams,
  rules: Readonly<Record<string, Rule>>,
  repeatable: readonly string[],
): DeepgramError | undefined {
  for (const [name, value] of query) {
    const rule = rules[name]
    if (!Object.hasOwn(rules, name) || rule === undefined)
      return badRequest(
        `Failed to deserialize query parameters: unknown field \`${name}\``,
        'INVALID_QUERY_PARAMETER',
      )
    if (query.getAll(name).length > 1 && !repeatable.includes(name))
      return badRequest(
        `Failed to deserialize query parameters: duplicate field \`${name}\``,
        'INVALID_QUERY_PARAMETER',
      )
    const fits = rule instanceof RegExp ? rule.test(value) : rule.includes(value)
    if (!fits)
      return badRequest(
        `Failed to deserialize query parameters: \`${value}\` is no value for \`${name}\``,
        'INVALID_QUERY_PARAMETER',
      )
  }
  return undefined
}

/** `true` unless it says otherwise; both SDK and people write booleans as words. */
export function isTrue(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true'
}
