import { beforeEach, describe, expect, it } from 'vitest'
import type { Session } from '../core/session.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { createHand } from '../core/testing/sessions.ts'
import { createFeed, type Feed, type Subscription, type Told } from './feed.ts'

const { session } = createHand()
const at = 1_000_000

let feed: Feed
let followed: boolean[]
beforeEach(() => {
  followed = []
  feed = createFeed({ session: after(0), now: () => at, onFollowed: (now) => void followed.push(now) })
})

function after(seq: number): Session {
  return { ...session, seq }
}

/** Events `from` to `to` happen, in one go. */
function publish(from: number, to: number): void {
  const events = Array.from({ length: to - from + 1 }, (_, index): ShowEvent => {
    return { kind: 'ClockWarning', leftMs: 0, seq: from + index, at }
  })
  feed.publish(after(to), events)
}

/** What can be read by now: the number of each event, or what else it is; `end` at the end. */
async function read(subscription: Subscription, most = Infinity): Promise<(number | string)[]> {
  const all: (number | string)[] = []
  while (all.length < most) {
    const open = Symbol('nothing more yet')
    const result = await Promise.race([subscription.next(), new Promise<typeof open>((resolve) => setImmediate(resolve, open))])
    if (result === open) return all
    if (result.done) return [...all, 'end']
    all.push(nameOf(result.value))
  }
  return all
}

function nameOf(told: Told): number | string {
  if (told.kind === 'event') return told.event.seq
  return told.kind === 'snapshot' ? `snapshot after ${told.session.seq}` : told.kind
}

describe('E3 a client that subscribes', () => {
  it('gets a snapshot at first, then what happens, in order', async () => {
    publish(1, 3)
    const subscription = feed.follow(null)
    publish(4, 5)
    publish(6, 6)
    expect(await read(subscription)).toEqual(['snapshot after 3', 4, 5, 6])
  })

  it.each([
    ['what it missed', 1, [2, 3]],
    ['everything from the first event on', 0, [1, 2, 3]],
    ['nothing where it missed nothing', 3, []],
    ['a snapshot where it is ahead of the session', 4, ['snapshot after 3']],
  ])('gets %s', async (_what, since, expected) => {
    publish(1, 3)
    expect(await read(feed.follow(since))).toEqual(expected)
  })

  it('gets the last 1000 events where it missed as many, and a snapshot where it missed more', async () => {
    publish(1, 600)
    publish(601, 1001)
    expect(await read(feed.follow(1))).toEqual(Array.from({ length: 1000 }, (_, index) => index + 2))
    expect(await read(feed.follow(0))).toEqual(['snapshot after 1001'])
  })

  it('E4 gets a snapshot where the events are those of another process', async () => {
    const restarted = createFeed({ session: after(40), now: () => at, onFollowed: () => undefined })
    expect(await read(restarted.follow(39))).toEqual(['snapshot after 40'])
    expect(await read(restarted.follow(40)), 'it has everything').toEqual([])
  })

  it('reads as fast as it likes: what is pushed meanwhile waits for it', async () => {
    const subscription = feed.follow(0)
    publish(1, 2)
    expect(await read(subscription, 1)).toEqual([1])
    publish(3, 3)
    expect(await read(subscription)).toEqual([2, 3])
  })
})

describe('E5 the newest subscriber', () => {
  it('takes over: the one before is told after all it had coming, and nobody was gone', async () => {
    const before = feed.follow(0)
    publish(1, 1)
    const now = feed.follow(1)
    publish(2, 2)
    expect(await read(before)).toEqual([1, 'replaced', 'end'])
    expect(await read(now)).toEqual([2])
    await before.return?.()
    expect(followed).toEqual([true, true])
  })

  it('is noticed when it leaves, once', async () => {
    const subscription = feed.follow(null)
    await subscription.return?.()
    await subscription.return?.()
    publish(1, 1)
    expect(await read(subscription)).toEqual(['end'])
    expect(followed).toEqual([true, false])
  })
})

describe('a feed that is closed', () => {
  it('ends its reader after what there is to read', async () => {
    const subscription = feed.follow(0)
    publish(1, 2)
    feed.close()
    publish(3, 3)
    expect(await read(subscription)).toEqual([1, 2, 'end'])
  })

  it('ends who subscribes afterwards, after what it missed, and nobody is there by that', async () => {
    publish(1, 2)
    feed.close()
    expect(await read(feed.follow(1))).toEqual([2, 'end'])
    expect(followed).not.toContain(true)
  })
})

describe('E3 a client that does not read', () => {
  it('is let go of when more is unread than is kept, and gets a snapshot on its return', async () => {
    const stalled = feed.follow(null)
    expect(await read(stalled, 1)).toEqual(['snapshot after 0'])
    publish(1, 1000)
    expect(followed, 'it may still catch up').toEqual([true])
    publish(1001, 1001)
    expect(followed).toEqual([true, false])
    expect(await read(stalled), 'nothing is held for it').toEqual(['end'])
    publish(1002, 1002)
    expect(await read(feed.follow(0))).toEqual(['snapshot after 1002'])
  })

  it('is not let go of for reading slowly', async () => {
    const slow = feed.follow(null)
    for (let from = 1; from < 5000; from += 500) {
      publish(from, from + 499)
      await read(slow, 499)
    }
    expect(followed).toEqual([true])
  })
})
