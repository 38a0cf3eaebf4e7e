import { ApiFailure } from './apiFailure.ts'

type Member = { __typename: string }

/**
 * The member of a union that lets the player go on.
 * @throws {ApiFailure} It is another one; the error says which, and the reason that it gives.
 */
export function expectType<Union extends Member, Name extends Union['__typename']>(
  result: Union,
  name: Name,
): Extract<Union, { __typename: Name }> {
  if (isType(result, name)) return result
  const { message, code, field } = result as { message?: string; code?: string; field?: string }
  const what = [result.__typename, code, field].filter(Boolean).join(' ')
  throw new ApiFailure(message ? `${what}: ${message}` : what)
}

function isType<Union extends Member, Name extends Union['__typename']>(
  result: Union,
  name: Name,
): result is Extract<Union, { __typename: Name }> {
  return result.__typename === name
}
