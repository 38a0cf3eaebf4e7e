import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recall, remember } from './memory.ts'

let folder: string
let env: NodeJS.ProcessEnv
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wakeband-memory-'))
  env = { XDG_STATE_HOME: folder }
})
afterEach(() => rm(folder, { recursive: true }))

const file = () => join(folder, 'wakeband', 'player.json')

test('what was played last at a server is known again, for this user alone', async () => {
  expect(await recall('http://a', env)).toBeUndefined()
  await remember('http://a', { refreshToken: 't1', missionId: 'm1' }, env)
  await remember('http://b', { refreshToken: 't2', missionId: 'm2' }, env)
  await remember('http://a', { refreshToken: 't3', missionId: 'm3' }, env)
  expect(await recall('http://a', env)).toEqual({ refreshToken: 't3', missionId: 'm3' })
  expect(await recall('http://b', env)).toEqual({ refreshToken: 't2', missionId: 'm2' })
  expect((await stat(file())).mode & 0o777).toBe(0o600)
})

test('only the servers played at last are kept', async () => {
  for (let at = 0; at < 25; at++) await remember(`http://${at}`, { refreshToken: 't', missionId: 'm' }, env)
  expect(await recall('http://4', env)).toBeUndefined()
  expect(await recall('http://5', env)).toBeDefined()
})

test('a file that was cut off is one with nothing in it', async () => {
  await remember('http://a', { refreshToken: 't', missionId: 'm' }, env)
  await writeFile(file(), '{"http://a": {"tok')
  expect(await recall('http://a', env)).toBeUndefined()
})
