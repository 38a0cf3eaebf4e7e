import { expect, it } from 'vitest'
import { isHashed, isOurs } from './paths.ts'

it.each(['/graphql', '/graphql/', '/export/link', '/export/', '/health', '/ready', '/metrics'])(
  'E17 %s is never looked at, let alone kept',
  (path) => expect(isOurs(path)).toBe(false),
)

it.each(['/', '/missions', '/missions/m1', '/exports', '/assets/index-B_Z2-ZUW.js'])('%s is the client', (path) =>
  expect(isOurs(path)).toBe(true),
)

it.each([
  ['/assets/index-B_Z2-ZUW.js', true],
  ['/assets/index-DoTTA2Kt.css', true],
  ['/assets/main.js', false],
  ['/worker.js', false],
  ['/icon.svg', false],
  ['/', false],
])('%s kept for ever: %s', (path, kept) => expect(isHashed(path)).toBe(kept))
