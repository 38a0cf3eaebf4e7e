import { beforeEach, describe, expect, it } from 'vitest'
import { createPresence } from './presence.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

const forgottenMs = 60_000

let clock: ReturnType<typeof createSimulatedClock>
let news: string[]
beforeEach(() => {
  clock = createSimulatedClock()
  news = []
})

function presenceOf(captionsOnly: boolean) {
  const say = (what: string) => () => void news.push(what)
  return createPresence({
    clock,
    captionsOnly,
    forgottenMs,
    news: { here: say('here'), gone: say('gone'), forgotten: say('forgotten') },
  })
}

/** A client that reads the feed and hears the hosts. */
function there() {
  const presence = presenceOf(false)
  presence.followed(true)
  presence.hearing(true)
  return presence
}

describe('E5 a client is here', () => {
  it.each([
    ['reads the feed and hears the hosts', ['followed', 'hearing']],
    ['hears the hosts and reads the feed', ['hearing', 'followed']],
  ] as const)('once it %s, and is told of once', (_what, steps) => {
    const presence = presenceOf(false)
    for (const step of steps) {
      expect(news).toEqual([])
      presence[step](true)
    }
    presence.followed(true)
    presence.hearing(true)
    expect(news).toEqual(['here'])
  })

  it('E9 with captions alone, once it reads the feed', () => {
    const presence = presenceOf(true)
    presence.hearing(true)
    presence.hearing(false)
    expect(news).toEqual([])
    presence.followed(true)
    expect(news).toEqual(['here'])
  })

  it('E9 once it wants captions alone after all, and not while it waits for its sound', () => {
    const presence = presenceOf(false)
    presence.followed(true)
    presence.tune(true)
    expect(news).toEqual(['here'])
    presence.tune(false)
    expect(news).toEqual(['here', 'gone'])
    presence.hearing(true)
    expect(news).toEqual(['here', 'gone', 'here'])
  })
})

describe('E5 a client is gone', () => {
  it('at once where it does not hear any more', () => {
    there().hearing(false)
    expect(news).toEqual(['here', 'gone'])
  })

  it.each([true, false])('3 s after its subscription dropped (captions only: %s)', async (captionsOnly) => {
    const presence = captionsOnly ? presenceOf(true) : there()
    presence.followed(true)
    presence.followed(false)
    await clock.pass(2999)
    expect(news).toEqual(['here'])
    await clock.pass(1)
    expect(news).toEqual(['here', 'gone'])
  })

  it('not where it subscribes again within 3 s, each time anew', async () => {
    const presence = there()
    for (let drop = 0; drop < 3; drop += 1) {
      presence.followed(false)
      await clock.pass(2000)
      presence.followed(true)
    }
    await clock.pass(10_000)
    expect(news).toEqual(['here'])
  })

  it('at once, and once, where the sound is lost while its subscription is waited for', async () => {
    const presence = there()
    presence.followed(false)
    await clock.pass(1000)
    presence.hearing(false)
    expect(news).toEqual(['here', 'gone'])
    await clock.pass(10_000)
    expect(news).toEqual(['here', 'gone'])
  })
})

describe('a client is forgotten', () => {
  it('where it never came, whatever it began with', async () => {
    const presence = presenceOf(false)
    await clock.pass(30_000)
    presence.followed(true)
    await clock.pass(29_999)
    expect(news).toEqual([])
    await clock.pass(1)
    expect(news).toEqual(['forgotten'])
  })

  it('where it was gone for as long, and not while it is here', async () => {
    const presence = there()
    await clock.pass(10 * forgottenMs)
    expect(news).toEqual(['here'])
    presence.hearing(false)
    await clock.pass(forgottenMs - 1)
    presence.hearing(true)
    await clock.pass(forgottenMs)
    expect(news).toEqual(['here', 'gone', 'here'])
    presence.hearing(false)
    await clock.pass(forgottenMs)
    expect(news).toEqual(['here', 'gone', 'here', 'gone', 'forgotten'])
  })

  it('not once the show is closed: nothing is said after that', async () => {
    const waiting = presenceOf(false)
    waiting.close()
    const dropped = there()
    dropped.followed(false)
    dropped.close()
    dropped.hearing(false)
    await clock.pass(2 * forgottenMs)
    expect(news).toEqual(['here'])
  })
})
