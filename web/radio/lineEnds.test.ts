import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLineEnds } from './lineEnds.ts'
import type { StreamEvent } from './view.ts'

const at = '2026-11-20T21:00:00.000Z'
const started = (id: string): StreamEvent => ({
  __typename: 'LineStarted',
  seq: 1,
  at,
  voiced: true,
  totalMs: null,
  line: { id, messageId: null, speaker: 'Ada', text: 'One.' },
})
const ended = (lineId: string, rtpTimestamp: number | null, durationMs = 2_000): StreamEvent => ({
  __typename: 'DialogueEnded',
  seq: 2,
  at,
  lineId,
  rtpTimestamp,
  durationMs,
})

/** A receiver that plays from `from` on, 48 samples a millisecond, while `plays`. */
function createRig(from?: number) {
  const heard: string[] = []
  const begin = Date.now()
  const rig = { plays: from !== undefined, stoppedAt: undefined as number | undefined }
  const ends = createLineEnds({
    read() {
      if (from === undefined) return undefined
      if (!rig.plays) rig.stoppedAt ??= Date.now()
      return (from + ((rig.stoppedAt ?? Date.now()) - begin) * 48) % 2 ** 32
    },
    heard: (lineId) => heard.push(lineId),
    now: () => Date.now(),
  })
  return { ends, heard, rig }
}

describe('the end of a line', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('E10 is when its timestamp has been played, and is told once', async () => {
    const { ends, heard } = createRig(1_000)
    ends.heed(started('l1'))
    await vi.advanceTimersByTimeAsync(2_000)
    ends.heed(ended('l1', 1_000 + 2_300 * 48))
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(['l1'])
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toEqual(['l1'])
  })

  it('E10 counts on over the end of the 32 bits', async () => {
    const start = 2 ** 32 - 1_000 * 48
    const { ends, heard } = createRig(start)
    ends.heed(started('l1'))
    ends.heed(ended('l1', (start + 1_500 * 48) % 2 ** 32))
    await vi.advanceTimersByTimeAsync(1_400)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(['l1'])
  })

  it('E10 waits as long as the receiver plays, however late it is', async () => {
    const { ends, heard } = createRig(0)
    ends.heed(started('l1'))
    await vi.advanceTimersByTimeAsync(2_000)
    ends.heed(ended('l1', 5_000 * 48))
    await vi.advanceTimersByTimeAsync(2_900)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(['l1'])
  })

  it('E10 does not wait for a receiver that stands still', async () => {
    const { ends, heard, rig } = createRig(0)
    ends.heed(started('l1'))
    await vi.advanceTimersByTimeAsync(2_000)
    ends.heed(ended('l1', 2_500 * 48))
    rig.plays = false
    await vi.advanceTimersByTimeAsync(900)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(['l1'])
  })

  it('E10 without a receiver is a second after the line could have ended', async () => {
    const { ends, heard } = createRig()
    ends.heed(started('l1'))
    await vi.advanceTimersByTimeAsync(500)
    ends.heed(ended('l1', 12_345))
    await vi.advanceTimersByTimeAsync(2_400)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(heard).toEqual(['l1'])
  })

  it('E10 of a caption is when it has been read', async () => {
    const { ends, heard } = createRig()
    ends.heed(started('l1'))
    ends.heed(ended('l1', null, 1_200))
    await vi.advanceTimersByTimeAsync(1_199)
    expect(heard).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect(heard).toEqual(['l1'])
  })

  it('E7 of a line that was cut off never comes', async () => {
    const { ends, heard } = createRig()
    ends.heed(started('l1'))
    ends.heed(ended('l1', 12_345))
    ends.heed({ __typename: 'LineInterrupted', seq: 3, at, lineId: 'l1', heard: '' })
    await vi.advanceTimersByTimeAsync(10_000)
    expect(heard).toEqual([])
  })

  it('E5 of a line that comes again after a pause off the air is told again', async () => {
    const { ends, heard } = createRig()
    for (let time = 0; time < 2; time += 1) {
      ends.heed(started('l1'))
      ends.heed(ended('l1', null, 100))
      await vi.advanceTimersByTimeAsync(100)
    }
    expect(heard).toEqual(['l1', 'l1'])
  })
})
