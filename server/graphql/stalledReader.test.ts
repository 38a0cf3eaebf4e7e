import { afterEach, expect, it } from 'vitest'
import WebSocket from 'ws'
import { createHand } from '../core/testing/sessions.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { createFeed } from '../radio/feed.ts'
import type { Show } from '../radio/show.ts'
import type { Station } from '../radio/station.ts'
import { startApi, type TestApi } from './testing/api.ts'

let api: TestApi | undefined
afterEach(() => api?.close())

const events = 'subscription ($since: Int) { sessionEvents(sessionId: "s1", since: $since) { __typename ... on SessionEvent { seq } } }'
/** More than the sockets of both sides hold by themselves. */
const manyEvents = 400_000
const atOnce = 500

it('E3 a socket that stops reading is let go of, holds nothing back, and gets a snapshot on its return', async () => {
  const { session } = createHand()
  const followed = Promise.withResolvers<void>()
  const dropped = Promise.withResolvers<void>()
  const feed = createFeed({
    session: { ...session, seq: 0 },
    now: () => 0,
    onFollowed: (now) => (now ? followed : dropped).resolve(),
  })
  const show = { follow: (since: number | null) => feed.follow(since) } as Show
  api = await startApi({ station: { show: async () => show } as unknown as Station })
  const told: { readonly __typename: string; readonly seq: number }[] = []
  const done = Promise.withResolvers<void>()
  let back = Promise.withResolvers<void>()

  const socket = new WebSocket(api.socketUrl, 'graphql-transport-ws')
  const subscribe = (id: string, since: number | null): void =>
    socket.send(JSON.stringify({ type: 'subscribe', id, payload: { query: events, variables: { since } } }))
  socket.on('message', (data: Buffer) => {
    const { type, payload } = JSON.parse(data.toString())
    if (type === 'connection_ack') subscribe('1', null)
    if (type === 'next') told.push(payload.data.sessionEvents)
    if (type === 'next') back.resolve()
    if (type === 'complete') done.resolve()
  })
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload: { token: api.token(api.me) } }))
  await followed.promise
  await back.promise
  socket.pause()

  let isDropped = false
  void dropped.promise.then(() => (isDropped = true))
  let seq = 0
  while (!isDropped && seq < manyEvents) {
    const more = Array.from({ length: atOnce }, (): ShowEvent => ({ kind: 'ClockWarning', leftMs: 0, seq: (seq += 1), at: 0 }))
    feed.publish({ ...session, seq }, more)
    // What can go out goes out.
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(isDropped, 'what is not read is not kept for ever').toBe(true)

  socket.resume()
  await done.promise
  const numbers = told.map((event) => event.seq)
  expect(numbers, 'what came is whole').toEqual(numbers.map((_, index) => index))
  const newest = numbers.at(-1) ?? 0
  expect(newest).toBeLessThan(seq - 1000)
  back = Promise.withResolvers()
  subscribe('2', newest)
  await back.promise
  expect(told.at(-1)).toEqual({ __typename: 'Snapshot', seq })
  socket.terminate()
})
