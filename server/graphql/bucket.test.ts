import { expect, it } from 'vitest'
import { createBucket } from './bucket.ts'
import { createHandClock } from './testing/clock.ts'

function createRig(perMinute: number) {
  const clock = createHandClock(1_800_000_000_000)
  return { clock, bucket: createBucket({ perMinute, clock }) }
}

it('A4 a bucket is good for a minute of requests at once, and then for one after the other', () => {
  const { clock, bucket } = createRig(7)
  for (let n = 0; n < 7; n += 1) expect(bucket.take('a')).toBe(0)
  const wait = bucket.take('a')
  expect(wait).toBeCloseTo(60_000 / 7, 0)
  expect(bucket.take('b')).toBe(0)
  clock.advance(Math.ceil(wait))
  expect(bucket.take('a')).toBe(0)
  expect(bucket.take('a')).toBeGreaterThan(0)
  clock.advance(60_000)
  for (let n = 0; n < 7; n += 1) expect(bucket.take('a')).toBe(0)
})

it('A4 what was refused is not counted', () => {
  const { clock, bucket } = createRig(2)
  for (let n = 0; n < 100; n += 1) bucket.take('a')
  clock.advance(30_000)
  expect(bucket.take('a')).toBe(0)
})
