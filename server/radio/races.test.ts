import { afterEach, describe, expect, it } from 'vitest'
import { id, type LineId } from '../core/ids.ts'
import type { Store } from '../core/ports.ts'
import { closeHouses, createHouse, mission, playerId } from './testing/house.ts'
import { createPuppetStage, createPuppetStore, createPuppetVoice } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

/** A store whose log can be held up, or break. */
function createSlowLog() {
  const memory = createPuppetStore()
  let way = Promise.resolve()
  const append: Store['append'] = async (...log) => {
    await way
    await memory.store.append(...log)
  }
  return {
    memory,
    store: { append },
    /** Holds up what is appended from now on, until the returned function is called. */
    hold(): () => void {
      const { promise, resolve } = Promise.withResolvers<void>()
      way = promise
      return resolve
    },
    breakDown(): void {
      way = Promise.reject(new Error('the disk is full'))
      way.catch(() => undefined)
    },
  }
}

/** A voice that breaks off so many times, after 200 ms of a line that begins with `Two`. */
function createFalteringVoice(times: number) {
  const puppet = createPuppetVoice()
  let left = times
  const speak: typeof puppet.voice.speak = async function* (line, signal) {
    yield* puppet.voice.speak(line, signal)
    if (!line.text.startsWith('Two')) return
    left -= 1
    if (left >= 0) throw new Error('the stream stalled')
  }
  return { ...puppet, voice: { ...puppet.voice, speak } }
}

describe('every request is answered (E1)', () => {
  it('E4 a press that cannot be stored is refused, and the show is closed', async () => {
    const log = createSlowLog()
    const house = createHouse(log)
    const show = await house.atPause()
    log.breakDown()
    expect(await show.press()).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
    await settled()
    expect(house.last('StateChanged'), 'nobody hears of what is not stored').toMatchObject({ state: 'WAITING_FOR_USER' })
    expect(house.others).toContain('end')
    expect(house.errors).toHaveLength(1)
    expect(house.running).toBe(0)
  })

  it('a station closes although nothing can be stored', async () => {
    const log = createSlowLog()
    const house = createHouse(log)
    await house.atPause()
    log.breakDown()
    await house.station.close()
    expect(house.running).toBe(0)
  })

  // The mailbox is emptied between two turns of the event loop: a request may come at any microtask of that.
  it.each([0, 1, 2, 3, 4, 5])('posted %i microtasks after another one was answered', async (hops) => {
    const house = createHouse()
    const show = await house.atPause()
    await show.ready(id<LineId>('l77'))
    for (let hop = 0; hop < hops; hop += 1) await Promise.resolve()
    expect(await show.press()).not.toHaveProperty('refusal')
  })

  it('of a show that is closed: a press is refused', async () => {
    const house = createHouse()
    const show = await house.atPause()
    await show.leave()
    expect(await show.press()).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
  })

  it('posted behind a leave: a press is refused', async () => {
    const house = createHouse()
    const show = await house.atPause()
    const left = show.leave()
    const pressed = show.press()
    expect(await left).not.toHaveProperty('refusal')
    expect(await pressed).toHaveProperty('refusal')
  })
})

describe('a client that leaves and comes back', () => {
  it('E2 within one batch of events: a show that closes begins nothing more', async () => {
    const log = createSlowLog()
    const house = createHouse(log)
    const show = await house.tuneIn(true)
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    await show.ready(id<LineId>('l1'))
    const { length } = house.asked
    const goOn = log.hold()
    void show.press()
    const left = show.leave()
    show.tune(false)
    show.tune(true)
    goOn()
    await left
    await settled()
    expect(house.asked).toHaveLength(length)
    expect(house.errors).toEqual([])
    const again = await house.tuneIn(true)
    expect(again.session().id).toBe(show.session().id)
    expect(house.asked, 'the show that runs now asks').toHaveLength(length + 1)
  })

  it('E5 by two seats at once: the one asked for last is taken, whichever is opened first', async () => {
    const puppets = createPuppetStage()
    const doors: (() => void)[] = []
    const openSeat: typeof puppets.stage.openSeat = async (news) => {
      await new Promise<void>((open) => doors.push(open))
      return puppets.stage.openSeat(news)
    }
    const house = createHouse({ stage: { ...puppets, stage: { ...puppets.stage, openSeat } } })
    const { id: sessionId } = await house.station.tuneIn(mission, { captionsOnly: false })
    const show = await house.station.show(playerId, sessionId)
    const [older, newer] = [show!.media.open(), show!.media.open()]
    doors[1]!()
    expect(await newer).toHaveProperty('rtpCapabilities')
    doors[0]!()
    expect(await older).toMatchObject({ refusal: { code: 'NO_MEDIA' } })
    expect(puppets.seats.map(({ closed }) => closed)).toEqual([false, true])
    expect(await show!.media.connect('RECEIVE', {})).toEqual({ done: true })
  })
})

describe("the player's words", () => {
  const finalized = (text: string) => ({ kind: 'segment', text, confidence: 1, language: null, finalized: true }) as const

  it('E8 speech that a broken ear did not hear is not silence', async () => {
    const house = createHouse()
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    for (const attempt of [0, 1]) house.ear.streams[attempt]?.say({ kind: 'failed', error: new Error('401') })
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'unintelligible' } })
  })

  it('E8 an ear that did not answer does not mean silence; one that heard nothing does', async () => {
    const house = createHouse()
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { kind: 'unintelligible' } })
    await show.press()
    house.stage.microphone(2)
    await show.release()
    await house.clock.pass(300)
    house.ear.streams[1]?.say(finalized(''))
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't2', heard: { kind: 'silence' } })
  })

  it('E6 the answer to an earlier finalize does not end a turn that went on since', async () => {
    const house = createHouse()
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    await show.release()
    await house.clock.pass(300)
    await show.press()
    house.stage.microphone(2)
    await show.release()
    await house.clock.pass(300)
    const [stream] = house.ear.streams
    expect(stream?.finalized).toBe(2)
    stream?.say(finalized('one'))
    await settled()
    expect(house.last('FinalTranscript')).toBeUndefined()
    stream?.say(finalized('two'))
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'one two' } })
  })

  it('E6 a short press whose packets all come after the release is heard', async () => {
    const house = createHouse()
    const show = await house.atPause()
    house.stage.microphone(1)
    await house.clock.pass(5000)
    await show.press()
    await house.clock.pass(50)
    await show.release()
    await house.clock.pass(20)
    for (const mark of [2, 3, 4]) house.stage.microphone(mark)
    await house.clock.pass(300)
    expect(house.ear.streams[0]?.packets.map((packet) => packet[1])).toEqual([2, 3, 4])
  })

  it('E6 a network that stalls for 350 ms round the release loses none of them', async () => {
    const house = createHouse()
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    await house.clock.pass(310)
    await show.release()
    await house.clock.pass(40)
    for (const mark of [2, 3, 4]) house.stage.microphone(mark)
    expect(house.ear.streams[0]?.packets.map((packet) => packet[1])).toEqual([1, 2, 3, 4])
  })

  it('E6 a press before the final transcript goes on with the turn, though the store is slow to take it', async () => {
    const log = createSlowLog()
    const house = createHouse(log)
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    await show.release()
    await house.clock.pass(300)
    const goOn = log.hold()
    const pressed = show.press()
    house.ear.streams[0]?.say(finalized('one'))
    house.stage.microphone(2)
    goOn()
    expect(await pressed).toMatchObject({ turnId: 't1' })
    await settled()
    expect(house.last('FinalTranscript')).toBeUndefined()
    expect(house.ear.streams[0]?.packets.map((packet) => packet[1])).toEqual([1, 2])
    await show.release()
    await house.clock.pass(300)
    house.ear.streams[0]?.say(finalized('two'))
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'one two' } })
  })

  it('E6 a press just after the final transcript begins the next turn, though nothing of it is stored yet', async () => {
    const log = createSlowLog()
    const house = createHouse(log)
    const show = await house.atPause()
    await show.press()
    house.stage.microphone(1)
    await show.release()
    await house.clock.pass(300)
    const goOn = log.hold()
    house.ear.streams[0]?.say(finalized('one'))
    const pressed = show.press()
    house.stage.microphone(2)
    expect(house.last('FinalTranscript'), 'not stored').toBeUndefined()
    goOn()
    expect(await pressed).toMatchObject({ turnId: 't2' })
    expect(house.ear.streams[1]?.packets.map((packet) => packet[1])).toEqual([2])
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'one' } })
  })
})

describe('a line', () => {
  it('E10 with captions alone ends without a timestamp: no packet was sent that could have one', async () => {
    const house = createHouse()
    await house.tuneIn(true)
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    expect(house.last('DialogueEnded')).toMatchObject({ lineId: 'l1', rtpTimestamp: null })
  })

  it('E11 E14 whose voice broke off ahead of the air is made anew for it', async () => {
    const house = createHouse({ voice: createFalteringVoice(1) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await house.clock.pass(1000)
    await show.ready(id<LineId>('l1'))
    await house.clock.pass(1000)
    expect(house.voice.spoken.map(({ text }) => text)).toEqual(['One.', 'Two.', 'Two.'])
    expect(house.last('DialogueEnded')).toMatchObject({ lineId: 'l2', durationMs: 200 })
    expect(house.last('SignalWeak')).toBeUndefined()
  })

  it('E14 whose voice breaks off again is heard as far as it goes, and the client is told', async () => {
    const house = createHouse({ voice: createFalteringVoice(2) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await house.clock.pass(1000)
    await show.ready(id<LineId>('l1'))
    await house.clock.pass(1000)
    expect(house.told.filter(({ kind }) => kind === 'SignalWeak')).toMatchObject([{ fault: { service: 'VOICE' } }])
    expect(house.last('DialogueEnded')).toMatchObject({ lineId: 'l2', durationMs: 200 })
  })
})
