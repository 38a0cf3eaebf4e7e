import { expect, test } from 'vitest'
import { createMouth, silence } from './mouth.ts'

function puppetSource() {
  const frames: { samples: Int16Array; at: number }[] = []
  return {
    frames,
    onData: ({ samples }: { samples: Int16Array }) => frames.push({ samples, at: performance.now() }),
  }
}

test('every sample goes out once and in order, in frames of 480', async () => {
  const source = puppetSource()
  const speech = Int16Array.from({ length: 480 * 12 + 100 }, (_, at) => at)
  await createMouth(source).send(speech)

  expect(source.frames.map(({ samples }) => samples.length)).toEqual(Array(13).fill(480))
  const sent = source.frames.flatMap(({ samples }) => [...samples])
  expect(sent.slice(0, speech.length)).toEqual([...speech])
  expect(sent.slice(speech.length).every((sample) => sample === 0)).toBe(true)
})

test('no frame goes out before it is due', async () => {
  const source = puppetSource()
  const start = performance.now()
  await createMouth(source).send(silence(150))
  source.frames.forEach(({ at }, index) => expect(at - start).toBeGreaterThanOrEqual(index * 10))
})

test('aborted, it sends no more', async () => {
  const stopping = new AbortController()
  const frames: Int16Array[] = []
  await createMouth({
    onData: ({ samples }) => {
      frames.push(samples)
      if (frames.length === 3) stopping.abort()
    },
  }).send(silence(10_000), stopping.signal)
  expect(frames).toHaveLength(3)
})
