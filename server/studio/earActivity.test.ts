import { describe, expect, it } from 'vitest'
import { createActivity } from './earActivity.ts'

const frame = 320
let seed = 1
const random = (): number => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647 - 0.5

const noise = (amplitude: number): Int16Array =>
  Int16Array.from({ length: frame }, () => amplitude * random())
const voice = (amplitude: number): Int16Array =>
  Int16Array.from({ length: frame }, (_, at) => amplitude * Math.sin(at / 6))

/** Share of the frames that are taken for speech. */
function share(frames: readonly Int16Array[], activity = createActivity()): number {
  return frames.filter((each) => activity.heard(each)).length / frames.length
}
const many = (seconds: number, make: () => Int16Array): Int16Array[] =>
  Array.from({ length: seconds * 50 }, make)

describe('telling speech from a room', () => {
  it('hears somebody who speaks at once, before anything is known of the room', () => {
    expect(share(many(1, () => voice(4000)))).toBe(1)
  })

  it('hears a soft voice in a silent room, and no speech in silence', () => {
    expect(share([...many(2, () => new Int16Array(frame))])).toBe(0)
    expect(share(many(1, () => voice(300)))).toBe(1)
  })

  it('gets used to noise, and still hears a voice above it', () => {
    const activity = createActivity()
    share(
      many(4, () => noise(1200)),
      activity,
    )
    expect(
      share(
        many(2, () => noise(1200)),
        activity,
      ),
    ).toBe(0)
    expect(
      share(
        many(1, () => voice(6000)),
        activity,
      ),
    ).toBe(1)
    expect(
      share(
        many(2, () => noise(1200)),
        activity,
      ),
    ).toBe(0)
  })

  it('does not get used to somebody who speaks for long', () => {
    const activity = createActivity()
    const sentence = [...many(0.6, () => voice(5000)), ...many(0.1, () => voice(400))]
    for (let count = 0; count < 20; count += 1) share(sentence, activity)
    expect(
      share(
        many(0.6, () => voice(5000)),
        activity,
      ),
    ).toBe(1)
  })
})
