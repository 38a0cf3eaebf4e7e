import { expect, test } from 'vitest'
import { createOpenMicrophone } from './openMicrophone.ts'

const heard: number[] = []
let sent = Promise.withResolvers<void>()

/** Takes no time: what is sent is noted by its first sample. */
const mouth = {
  send: async (samples: Int16Array) => {
    heard.push(samples[0] ?? 0)
    sent.resolve()
    await new Promise(setImmediate)
  },
}

test('C7 silence is sent before and after what is said, until it is closed', async () => {
  const microphone = createOpenMicrophone(() => mouth)
  await sent.promise
  await microphone.speak(Int16Array.of(7))
  sent = Promise.withResolvers()
  await sent.promise
  microphone.close()
  expect(heard.filter((sample) => sample !== 0)).toEqual([7])
  expect([heard[0], heard.at(-1)]).toEqual([0, 0])
})

test('closed, it lets nobody wait', async () => {
  const microphone = createOpenMicrophone(() => undefined)
  const speech = microphone.speak(Int16Array.of(7))
  microphone.close()
  await speech
  await microphone.speak(Int16Array.of(8))
})
