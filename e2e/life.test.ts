import { rm } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { act, follow, openClient, tuneIn, type Answer, type PlainClient } from './client.ts'
import { startProduct, type RunningProduct } from './product.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function start(dataDir?: string): Promise<RunningProduct> {
  const product = await startProduct({}, dataDir)
  closing.push(() => product.stop())
  return product
}

async function open(product: RunningProduct, token?: string): Promise<PlainClient> {
  const client = await openClient(product.url, token)
  closing.push(() => client.close())
  return client
}

/** Reads on until an event fits; everything on the way is kept. */
async function until(events: AsyncIterableIterator<Answer>, seen: Answer[], fits: (event: Answer) => boolean): Promise<Answer> {
  for (;;) {
    const { value, done } = await events.next()
    if (done) throw new Error(`the stream ended after ${JSON.stringify(seen.at(-1))}`)
    seen.push(value)
    if (fits(value)) return value
  }
}

describe('the life of a show, by the API alone', () => {
  it('E2 E6 E7 E10 whatever is pressed in whatever order is answered, and the show goes on', async () => {
    const client = await open(await start())
    const { sessionId } = await tuneIn(client)
    expect(await act(client, 'startTalking', sessionId), 'before the first line').toBe('NOT_ON_AIR')
    const seen: Answer[] = []
    const events = follow(client, sessionId)
    const line = await until(events, seen, (event) => event.__typename === 'LineStarted')
    expect(await act(client, 'readyForNext', sessionId, { lineId: line.line.id })).toBe('EARLY_READY')
    expect(await act(client, 'readyForNext', sessionId, { lineId: 'l99' })).toBe('UNKNOWN_LINE')
    expect(await act(client, 'stopTalking', sessionId)).toBe('NOT_TALKING')
    // A press and a release within some milliseconds, and two presses at once.
    expect(await act(client, 'startTalking', sessionId)).toBe('Accepted')
    expect(await act(client, 'startTalking', sessionId)).toBe('ALREADY_TALKING')
    expect(await act(client, 'stopTalking', sessionId)).toBe('Accepted')
    expect(await act(client, 'startTalking', sessionId)).toBe('Accepted')
    expect(await act(client, 'say', sessionId, { text: 'I would rather type it: cut the power.' })).toBe('Accepted')
    expect(await act(client, 'stopTalking', sessionId)).toBe('NOT_TALKING')
    const final = await until(events, seen, (event) => event.__typename === 'FinalTranscript')
    expect(final.finalText, 'what was typed takes the place of what was spoken').toContain('cut the power')
    await until(events, seen, (event) => event.__typename === 'LineStarted')
    // Two presses that cross each other: one of them is the first.
    const both = await Promise.all([act(client, 'startTalking', sessionId), act(client, 'startTalking', sessionId)])
    expect(both.sort()).toEqual(['ALREADY_TALKING', 'Accepted'])
    await act(client, 'stopTalking', sessionId)
    await until(events, seen, (event) => event.__typename === 'FinalTranscript')
    await until(events, seen, (event) => event.__typename === 'LineStarted')
    const numbers = seen.map((event) => event.seq)
    expect(numbers, 'E3 no gap, no double').toEqual(numbers.map((_, index) => numbers[0] + index))
  })

  it("M1 another player's session does not exist", async () => {
    const product = await start()
    const client = await open(product)
    const { sessionId, missionId } = await tuneIn(client)
    const other = await open(product)
    expect(await act(other, 'startTalking', sessionId)).toBe('NotFound')
    expect(await act(other, 'leave', sessionId)).toBe('NotFound')
    expect((await follow(other, sessionId).next()).value.__typename).toBe('NotFound')
    const { data } = await other.ask(`{ mission(id: "${missionId}") { id } session(id: "${sessionId}") { id } sessionReview(sessionId: "${sessionId}") { cost } }`)
    expect(data).toEqual({ mission: null, session: null, sessionReview: null })
  })

  it('stops in order: what runs is saved, and the exit code is 0', async () => {
    const product = await startProduct()
    closing.push(() => rm(product.dataDir, { recursive: true, force: true }))
    const client = await openClient(product.url)
    const { sessionId } = await tuneIn(client)
    await until(follow(client, sessionId), [], (event) => event.__typename === 'LineStarted')
    expect(await product.stop(), product.log()).toBe(0)
    await client.close()
  })
})
