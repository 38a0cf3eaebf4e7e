import { beforeEach, describe, expect, it } from 'vitest'
import { packRtp } from '../audio/rtp.ts'
import { id, type TurnId } from '../core/ids.ts'
import type { EarNews } from '../core/ports.ts'
import type { Heard } from '../core/session.ts'
import { createListening, type Listening } from './listen.ts'
import { createMicrophone, type Microphone } from './microphone.ts'
import { createSimulatedClock } from './testing/simulatedClock.ts'

const toc = 0x78
const turn = id<TurnId>('t1')
/** 20 ms that never came. */
const missing = -1

let clock: ReturnType<typeof createSimulatedClock>
let microphone: Microphone
let listening: Listening
/** What the ear was sent, by its mark. */
let sent: number[]
let finalizedAt: number | undefined
let answer: ((news: EarNews) => void) | undefined
let heard: Heard | undefined

beforeEach(() => {
  clock = createSimulatedClock(0)
  microphone = createMicrophone({ clock })
  sent = []
  finalizedAt = undefined
  heard = undefined
  listening = createListening({
    clock,
    microphone,
    wanted: { keyterms: [], language: null },
    finalMs: 1500,
    ear: {
      understands: () => true,
      transcribe: () => Promise.reject(new Error('nobody asks for it')),
      open(_wish, news) {
        answer = news
        return {
          send: ([, mark]) => void sent.push(mark ?? missing),
          finalize: () => void (finalizedAt = clock.now()),
          close: () => undefined,
        }
      },
    },
    news: {
      partial: () => undefined,
      stable: () => undefined,
      heard: (_turn, outcome) => void (heard = outcome),
      failed: () => undefined,
      stopped: () => undefined,
    },
  })
})

function receive(...numbers: number[]): void {
  for (const sequenceNumber of numbers)
    microphone.receive(packRtp({ payloadType: 111, ssrc: 1, timestamp: 0, marker: false, sequenceNumber, payload: Uint8Array.of(toc, sequenceNumber) }))
}

describe('E6 a packet that is missing', () => {
  it('is waited for, for as long as it takes to be sent again a few times, and comes at its place', async () => {
    listening.listen(turn)
    receive(1, 2, 4)
    await clock.pass(699)
    receive(5)
    expect(sent).toEqual([1, 2])
    receive(3)
    expect(sent).toEqual([1, 2, 3, 4, 5])
  })

  it('is told as a gap of its length where it never comes', async () => {
    listening.listen(turn)
    receive(1, 2, 5)
    await clock.pass(700)
    receive(6)
    expect(sent).toEqual([1, 2, missing, missing, 5, 6])
    receive(3)
    expect(sent, 'too late').toHaveLength(6)
  })

  it('holds nothing up where none is missing', () => {
    listening.listen(turn)
    for (let number = 1; number <= 50; number += 1) {
      receive(number)
      expect(sent).toHaveLength(number)
      expect(microphone.waiting).toBe(false)
    }
  })
})

describe('E6 E8 the tail', () => {
  it('ends 300 ms after the release where nothing is missing', async () => {
    listening.listen(turn)
    receive(1, 2)
    listening.hearOut(turn)
    await clock.pass(200)
    receive(3)
    await clock.pass(99)
    expect(finalizedAt).toBeUndefined()
    await clock.pass(1)
    expect(finalizedAt).toBe(300)
    expect(sent).toEqual([1, 2, 3])
  })

  it('waits for what is missing, and ends as soon as it is there', async () => {
    listening.listen(turn)
    receive(1, 2, 4, 5)
    listening.hearOut(turn)
    await clock.pass(500)
    expect(finalizedAt).toBeUndefined()
    receive(3)
    await clock.pass(20)
    expect(finalizedAt).toBeLessThanOrEqual(520)
    expect(sent).toEqual([1, 2, 3, 4, 5])
  })

  it('waits no longer than 900 ms, takes what it has, and leaves the ear the rest of the 1.5 s', async () => {
    listening.listen(turn)
    receive(1, 2, 4, 5)
    listening.hearOut(turn)
    await clock.pass(900)
    expect(finalizedAt).toBe(900)
    expect(sent).toEqual([1, 2, missing, 4, 5])
    answer?.({ kind: 'partial', text: 'cut the power', confidence: 0.8, language: null })
    await clock.pass(599)
    expect(heard).toBeUndefined()
    await clock.pass(1)
    expect(heard).toMatchObject({ kind: 'words', text: 'cut the power' })
  })

  it('is in the turn also where the last that came is held back', async () => {
    listening.listen(turn)
    receive(1, 3)
    listening.hearOut(turn)
    await clock.pass(900)
    expect(sent).toEqual([1, missing, 3])
  })
})
