import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVoice, type Voice } from './voice.ts'

let voice: Voice
beforeAll(() => {
  voice = createVoice()
})
afterAll(() => voice.close())

const seconds = (samples: Int16Array) => samples.length / 48_000

test('words are spoken at 48 kHz, at the pace and the loudness of speech', async () => {
  const speech = await voice.speak('we need to cut the power to the tower')
  expect(seconds(speech)).toBeGreaterThan(1.8)
  expect(seconds(speech)).toBeLessThan(3.5)
  expect(Math.max(...speech)).toBeGreaterThan(5000)
})

test('several at a time are answered each with its own', async () => {
  const [short, long] = await Promise.all([
    voice.speak('yes'),
    voice.speak('wake up listeners the truth is on the air'),
  ])
  expect(seconds(short)).toBeLessThan(seconds(long))
})

test('words that flite has no sound for are silence, and no failure', async () => {
  const speech = await voice.speak('…')
  expect(Math.max(...speech)).toBeLessThan(200)
})

test('text is never taken for an option', async () => {
  expect(seconds(await voice.speak('-o /dev/null'))).toBeGreaterThan(0.3)
})

test('closed, it says so', async () => {
  const closing = createVoice()
  await Promise.all([expect(closing.speak('never heard')).rejects.toThrow('closed'), closing.close()])
  await expect(closing.speak('late')).rejects.toThrow('closed')
})
