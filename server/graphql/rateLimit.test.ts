import { describe, expect, it } from 'vitest'
import { createRateLimit, createSharedRateLimit } from './rateLimit.ts'
import { createHandClock } from './testing/clock.ts'

describe('A4 the rate limit', () => {
  function limit() {
    const clock = createHandClock(0)
    return { clock, limit: createRateLimit({ most: 2, windowMs: 1000, clock }) }
  }

  it('says when the next one is allowed, and allows it then', () => {
    const { clock, limit: rate } = limit()
    expect(rate.take('a')).toBe(0)
    clock.advance(400)
    expect(rate.take('a')).toBe(0)
    clock.advance(100)
    expect(rate.take('a')).toBe(500)
    clock.advance(499)
    expect(rate.take('a')).toBe(1)
    clock.advance(1)
    expect(rate.take('a')).toBe(0)
    expect(rate.take('a')).toBe(400)
  })

  it('counts everybody on their own', () => {
    const { limit: rate } = limit()
    rate.take('a')
    rate.take('a')
    expect(rate.take('a')).toBe(1000)
    expect(rate.take('b')).toBe(0)
  })

  it('M2 counts the same thing once, even when full', () => {
    const { limit: rate } = limit()
    for (let call = 0; call < 5; call += 1) expect(rate.take('a', 'key')).toBe(0)
    expect(rate.take('a', 'other')).toBe(0)
    expect(rate.take('a', 'key')).toBe(0)
    expect(rate.take('a', 'third')).toBe(1000)
  })

  it('counts each failure of the same thing', () => {
    const { limit: rate } = limit()
    for (let call = 0; call < 2; call += 1) {
      expect(rate.take('a', 'key')).toBe(0)
      rate.failed('a', 'key')
    }
    expect(rate.take('a', 'key')).toBe(1000)
  })

  it('forgets whoever has not been there for a window', () => {
    const { clock, limit: rate } = limit()
    rate.take('a', 'key')
    clock.advance(1000)
    rate.take('b')
    rate.take('a', 'other')
    expect(rate.take('a', 'key')).toBe(0)
    expect(rate.take('a', 'third')).toBe(1000)
  })
})

describe('A4 the rate limit of players and their address', () => {
  function limits() {
    const clock = createHandClock(0)
    return { clock, at: createSharedRateLimit({ most: 2, times: 2, windowMs: 1000, clock }) }
  }

  it('is that of each player, and of so many players for all at one address', () => {
    const { clock, at } = limits()
    const here = at('here')
    expect([here.take('a'), here.take('a'), here.take('a')]).toEqual([0, 0, 1000])
    clock.advance(100)
    expect([here.take('b'), here.take('c')]).toEqual([0, 0])
    expect(here.take('d'), 'the address is full').toBe(900)
    expect(at('there').take('d')).toBe(0)
    expect(at('there').take('a'), 'a player has one limit, wherever they are').toBe(900)
  })

  it('what the player has too much of is not counted for the address, nor the other way round', () => {
    const { clock, at } = limits()
    const here = at('here')
    for (let n = 0; n < 50; n += 1) here.take('a')
    expect([here.take('b'), here.take('b')]).toEqual([0, 0])
    for (let n = 0; n < 50; n += 1) here.take('c')
    expect([at('there').take('c'), at('there').take('c'), at('there').take('c')]).toEqual([0, 0, 1000])
    clock.advance(1000)
    expect(here.take('c')).toBe(0)
  })

  it('M2 the same thing is counted once, and again after it failed', () => {
    const { at } = limits()
    const here = at('here')
    for (let n = 0; n < 5; n += 1) expect(here.take('a', 'key')).toBe(0)
    expect(here.take('b', 'key')).toBe(0)
    here.failed('a', 'key')
    expect(here.take('a', 'key')).toBe(0)
    expect(here.take('b')).toBe(0)
    expect(here.wait('c')).toBe(1000)
    expect(here.take('b', 'key'), 'known').toBe(0)
  })
})
