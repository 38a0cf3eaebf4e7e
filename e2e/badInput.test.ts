import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { firstLine, startAttack, type Attack } from './badInput/attack.ts'
import { attackDocuments } from './badInput/documents.ts'
import { attackHttp } from './badInput/http.ts'
import { attackIds } from './badInput/ids.ts'
import { attackMedia } from './badInput/media.ts'
import { attackShow, playUntilPause } from './badInput/show.ts'
import { attackSockets } from './badInput/sockets.ts'
import { attackTokens } from './badInput/tokens.ts'
import { attackValues } from './badInput/values.ts'
import { openClient, tuneIn } from './client.ts'

/** More than all of it takes, and less than one request in ten would if it left its body behind. */
const mostGrowth = 300 * 1024 ** 2

let attack: Attack
/** It plays by itself from the start, so that its pause is there when it is wanted. */
let paused: ReturnType<typeof playUntilPause>
let memoryAtStart: number
beforeAll(async () => {
  attack = await startAttack()
  paused = playUntilPause(attack.ada, attack.played)
  memoryAtStart = await attack.memory()
})
afterAll(() => attack?.close())

/** Bad input is no error of ours. Where in the log the last test ended: */
let read = 0
afterEach(() => {
  const log = attack.product.log()
  const end = log.lastIndexOf('\n') + 1
  const lines = log.slice(read, end).split('\n')
  read = end
  const faults = lines.filter((line) => line !== '' && !/^\{"level":[234]0,/.test(line))
  if (faults.length > 0)
    throw new Error(`logged as an error of ours, or written past the log:\n${faults.join('\n')}`)
})

it('every field of the schema is attacked here, with arguments that fit but for one', () => {
  const missing = attack.fields.flatMap((field) =>
    field.args
      .filter(({ name, required }) => required && attack.good(field)[name] === undefined)
      .map(({ name }) => `${field.name}.${name}`),
  )
  expect(missing, 'say in goodArguments what fits them').toEqual([])
  expect(attack.fields.length).toBeGreaterThan(20)
})

const at = (): Attack => attack
describe('M1 tokens', () => {
  attackTokens(at)
})
describe('M1 ids', () => {
  attackIds(at)
})
describe('A3 values', () => {
  attackValues(at)
})
describe('A4 documents', () => {
  attackDocuments(at)
})
describe('A3 the media handshake', () => {
  attackMedia(at)
})
describe('A4 graphql-ws', () => {
  attackSockets(at)
})
describe('A4 HTTP', () => {
  attackHttp(at)
})
describe('E1 E2 a show, with everything at the wrong time', () => {
  attackShow(at, () => paused)
})

describe('after all that', () => {
  it('A5 the product is well: a new player signs in, creates a mission, tunes in and hears the hosts', async () => {
    expect((await attack.wire.http('/health')).text).toBe('alive\n')
    expect((await attack.wire.http('/ready')).text).toBe('ready\n')
    const client = await openClient(attack.product.url)
    const { sessionId } = await tuneIn(client)
    expect((await firstLine(client, sessionId)).line.text).toMatch(/\w/)
    await client.close()
  })

  it('its memory has not grown with what was sent', async () => {
    expect((await attack.memory()) - memoryAtStart).toBeLessThan(mostGrowth)
  })
})
