import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commands } from './commands.mjs'

it('every npm script is a command of the launcher, and every command has a script', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))
  const expected = Object.keys(commands).map((name) => [name, `exec node scripts/wakeband.mjs ${name}`])
  expect(scripts).toEqual(Object.fromEntries(expected))
})
