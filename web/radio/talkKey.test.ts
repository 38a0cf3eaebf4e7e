import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTalkKey, tailMs } from './talkKey.ts'
import type { TurnAnswer } from './turns.ts'

/** A key whose server answers when the test says so. */
function createRig() {
  const log: string[] = []
  const waiting: ((answer: TurnAnswer) => void)[] = []
  const ask = (name: string) => () => {
    log.push(name)
    return new Promise<TurnAnswer>((resolve) => waiting.push(resolve))
  }
  const key = createTalkKey({
    talk: (on) => log.push(on ? 'mic on' : 'mic off'),
    start: ask('start'),
    stop: ask('stop'),
    tell: (event) => log.push(event.kind),
  })
  return {
    key,
    log,
    /** Answers the oldest request, and lets what follows from it happen. */
    answer: async (answer: TurnAnswer) => {
      waiting.shift()?.(answer)
      await vi.advanceTimersByTimeAsync(0)
    },
  }
}

const accepted = (seq: number): TurnAnswer => ({ kind: 'accepted', seq })
const refused = (code: Extract<TurnAnswer, { kind: 'refused' }>['code']): TurnAnswer => ({
  kind: 'refused',
  code,
  message: 'No.',
})
const only = (log: readonly string[], ...wanted: readonly string[]) =>
  log.filter((entry) => wanted.includes(entry))

describe('the talk key', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('E6 the microphone opens before the server has answered', () => {
    const { key, log } = createRig()
    key.press()
    expect(log[0]).toBe('mic on')
  })

  it('E6 the microphone goes on for 200 ms after the key is up, and stopTalking does not wait for that', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(accepted(5))
    key.release()
    await vi.advanceTimersByTimeAsync(tailMs - 1)
    expect(only(log, 'stop', 'mic off')).toEqual(['stop'])
    await vi.advanceTimersByTimeAsync(1)
    expect(only(log, 'stop', 'mic off')).toEqual(['stop', 'mic off'])
  })

  it('E6 a release before startTalking is answered is sent after it, never before', async () => {
    const { key, log, answer } = createRig()
    key.press()
    key.release()
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(only(log, 'start', 'stop')).toEqual(['start'])
    await answer(accepted(5))
    expect(only(log, 'start', 'stop')).toEqual(['start', 'stop'])
  })

  it('E6 a press within the tail keeps the microphone open: the old release cannot cut the new press', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(accepted(5))
    key.release()
    await vi.advanceTimersByTimeAsync(100)
    key.press()
    await answer(accepted(6))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(log).not.toContain('mic off')
    expect(only(log, 'start', 'stop')).toEqual(['start', 'stop', 'start'])
  })

  it('E7 a refusal closes the microphone at once and says why', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(refused('HOSTS_ON_AIR'))
    expect(log).toEqual(['mic on', 'keyPressed', 'start', 'mic off', 'refused'])
    key.release()
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(log).not.toContain('stop')
  })

  it('E6 the refusal of an old press does not close the microphone of a new one', async () => {
    const { key, log, answer } = createRig()
    key.press()
    key.release()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(refused('NOT_ON_AIR'))
    await vi.advanceTimersByTimeAsync(1_000)
    expect(log).not.toContain('mic off')
    expect(only(log, 'start', 'stop', 'refused')).toEqual(['start', 'start'])
  })

  it('E6 a key that the server takes for down already is down', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(refused('ALREADY_TALKING'))
    expect(log).not.toContain('mic off')
    key.release()
    await vi.advanceTimersByTimeAsync(0)
    expect(log).toContain('stop')
  })

  it('M9 a turn that the server closes closes the microphone; what came before the press does not', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(accepted(7))
    key.closed(7)
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(log).not.toContain('mic off')
    key.closed(9)
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(only(log, 'keyCutShort', 'mic off')).toEqual(['keyCutShort', 'mic off'])
    key.release()
    await vi.advanceTimersByTimeAsync(0)
    expect(log).not.toContain('stop')
  })

  it('S4 a turn that was closed before its press was answered closes the key with the answer', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    key.closed(8)
    await answer(accepted(7))
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(only(log, 'keyCutShort', 'mic off')).toEqual(['keyCutShort', 'mic off'])
    key.release()
    await vi.advanceTimersByTimeAsync(0)
    expect(log).not.toContain('stop')
  })

  it('S4 after a key that the server has let go of, the next press is a new turn', async () => {
    const { key, log, answer } = createRig()
    key.press()
    await vi.advanceTimersByTimeAsync(0)
    await answer(accepted(7))
    key.closed(9)
    key.release()
    key.press()
    await answer(accepted(12))
    key.closed(11)
    await vi.advanceTimersByTimeAsync(tailMs)
    expect(only(log, 'start', 'stop', 'mic off')).toEqual(['start', 'start'])
  })
})
