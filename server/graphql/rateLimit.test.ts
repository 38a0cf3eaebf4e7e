import { describe, expect, it } from 'vitest'
import { createRateLimit } from './rateLimit.ts'
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
