import { afterEach, describe, expect, it } from 'vitest'
import { packetDuration } from '../audio/opus.ts'
import { id, type LineId } from '../core/ids.ts'
import type { Voice } from '../core/ports.ts'
import type { ShowEvent } from '../core/showEvents.ts'
import { closeHouses, createHouse } from './testing/house.ts'
import { createPuppetStore, createPuppetVoice, opusPacket } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

describe('a line', () => {
  it('M8 E10 is told before its first packet, ends after its last, and the next one waits for ready', async () => {
    const house = createHouse()
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await settled()
    expect(house.last('LineStarted')).toMatchObject({ line: { text: 'One.' }, totalMs: null })
    expect(house.stage.sent, 'no packet before the event').toHaveLength(0)
    await house.clock.pass(1000)
    expect(house.stage.sent).toHaveLength(10)
    const ended = house.last('DialogueEnded')
    expect(ended?.rtpTimestamp).toBe(house.stage.sent.at(-1)?.timestamp)
    expect(ended?.durationMs).toBe(200)
    expect(house.told.filter((event) => event.kind === 'LineStarted')).toHaveLength(1)
    expect(await show.ready(id<LineId>('l1'))).not.toHaveProperty('refusal')
    expect(await show.ready(id<LineId>('l1'))).toMatchObject({ refusal: { code: 'LATE_READY' } })
    await house.clock.pass(20)
    expect(house.last('LineStarted'), 'made ahead, so its length is known').toMatchObject({ line: { text: 'Two.' }, totalMs: 200 })
  })

  it('E12 goes out as one packet every 20 ms, in sequence, with time that goes on between lines', async () => {
    const house = createHouse()
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await house.clock.pass(100)
    expect(house.stage.sent).toHaveLength(6)
    await house.clock.pass(2000)
    await show.ready(id<LineId>('l1'))
    await house.clock.pass(2000)
    const { sent } = house.stage
    expect(sent).toHaveLength(20)
    sent.slice(1).forEach((packet, index) => {
      const before = sent[index]!
      expect((packet.sequenceNumber - before.sequenceNumber) & 0xffff).toBe(1)
      const step = (packet.timestamp - before.timestamp) >>> 0
      if (index === 9) expect(step, 'the silence between the lines').toBeGreaterThan(960)
      else expect(step).toBe(960)
    })
    expect(sent.map((packet, index) => packet.marker && index).filter((index) => index !== false)).toEqual([0, 10])
  })

  it('E11 the next line is voiced while this one plays', async () => {
    const house = createHouse()
    await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], ['Mara', 'Three.'], '...'])
    await house.clock.pass(40)
    expect(house.voice.spoken.map(({ text }) => text)).toEqual(['One.', 'Two.'])
  })

  it('E14 a voice that fails is tried once more in another voice; then the line is a caption', async () => {
    const house = createHouse()
    await house.tuneIn()
    house.voice.failNext(1)
    house.batch([['Mara', 'One.'], '...'])
    await settled()
    expect(new Set(house.voice.spoken.map(({ voice }) => voice)).size).toBe(2)
    expect(house.last('LineStarted')).toMatchObject({ voiced: true })
    const other = createHouse()
    await other.tuneIn()
    other.voice.failNext(2)
    other.batch([['Mara', 'One.'], '...'])
    await settled()
    expect(other.last('SignalWeak')).toMatchObject({ fault: { service: 'VOICE' } })
    expect(other.last('LineStarted')).toMatchObject({ voiced: false })
  })

  it('E14 a voice that breaks off before anything of it is heard gives way to the other one', async () => {
    const puppet = createPuppetVoice()
    const voice: Voice = {
      models: puppet.voice.models,
      async *speak(line, signal) {
        if (puppet.spoken.length > 0) yield* puppet.voice.speak(line, signal)
        else {
          puppet.spoken.push({ ...line, signal })
          yield opusPacket(99)
          throw new Error('stalled')
        }
      },
    }
    const house = createHouse({ voice: { ...puppet, voice } })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    expect(new Set(puppet.spoken.map((spoken) => spoken.voice)).size).toBe(2)
    expect(house.last('LineStarted')).toMatchObject({ voiced: true })
    expect(house.last('DialogueEnded'), 'nothing of the first try').toMatchObject({ durationMs: 200 })
    expect(house.last('SignalWeak')).toBeUndefined()
    await show.leave()
  })

  it('a voice that stutters is waited for, and the line goes on', async () => {
    const voice = createPuppetVoice()
    const queue = voice.takeOver()
    const house = createHouse({ voice })
    await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    for (let mark = 0; mark < 8; mark += 1) queue.push(Uint8Array.of(0xf8, mark))
    await house.clock.pass(400)
    expect(house.stage.sent).toHaveLength(8)
    expect(house.last('DialogueEnded')).toBeUndefined()
    queue.push(Uint8Array.of(0xf8, 9))
    queue.end()
    await house.clock.pass(40)
    expect(house.stage.sent).toHaveLength(9)
    expect(house.last('DialogueEnded')?.durationMs).toBe(9 * 20)
  })
})

describe("the player's turn", () => {
  async function atPause() {
    const house = createHouse()
    return { house, show: await house.atPause() }
  }

  it('E6 takes what came up to 500 ms before the press, and the tail; nothing else ever', async () => {
    const { house, show } = await atPause()
    house.stage.microphone(1)
    await house.clock.pass(600)
    house.stage.microphone(2)
    await house.clock.pass(100)
    await show.press()
    house.stage.microphone(3)
    await house.clock.pass(20)
    await show.release()
    house.stage.microphone(4)
    await house.clock.pass(100)
    house.stage.microphone(5)
    const [stream] = house.ear.streams
    expect(stream?.finalized, 'the tail is still open').toBe(0)
    await house.clock.pass(300)
    expect(stream?.finalized).toBe(1)
    house.stage.microphone(6)
    expect(stream?.packets.map((packet) => packet[1])).toEqual([2, 3, 4, 5])
    expect(stream?.packets.every((packet) => packetDuration(packet) === 960)).toBe(true)
  })

  it('E8 partials while the key is down, the final on release, and the hosts react (M10)', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    const [stream] = house.ear.streams
    stream?.say({ kind: 'partial', text: 'cut the', confidence: 0.5, language: null })
    await settled()
    expect(house.last('PartialTranscript')).toMatchObject({ text: 'cut the', confidence: 0.5 })
    stream?.say({ kind: 'segment', text: 'Cut the power.', confidence: 0.9, language: null, finalized: false })
    await show.release()
    await house.clock.pass(300)
    stream?.say({ kind: 'segment', text: 'Now.', confidence: 0.8, language: null, finalized: true })
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'words', text: 'Cut the power. Now.', typed: false } })
    expect(house.asked.at(-1)?.request.messages.at(-1)?.text).toContain('Cut the power. Now.')
    house.batch([['Mara', 'You heard it.'], '...'], 10)
    await house.clock.pass(40)
    expect(house.last('ScoreUpdated')).toMatchObject({ change: 100 })
    expect(house.last('TurnMeasured')?.latency).toMatchObject({ turn: 't1', finalTranscriptMs: 300 })
  })

  it('E8 no final transcript in 1.5 s: the best partial counts', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    house.ear.streams[0]?.say({ kind: 'partial', text: 'cut the power', confidence: 0.4, language: null })
    await show.release()
    await house.clock.pass(1499)
    expect(house.last('FinalTranscript')).toBeUndefined()
    await house.clock.pass(1)
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'words', text: 'cut the power' } })
  })

  it('E8 silence and speech without words are told apart', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    house.ear.streams[0]?.say({ kind: 'speechStarted' })
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'unintelligible' } })
    const quiet = await atPause()
    await quiet.show.press()
    await quiet.show.release()
    await quiet.house.clock.pass(2000)
    expect(quiet.house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'silence' } })
  })

  it('E6 an ear whose socket breaks is replaced by one that hears the whole turn', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    house.stage.microphone(2)
    house.ear.streams[0]?.say({ kind: 'failed', error: new Error('1006') })
    house.stage.microphone(3)
    expect(house.ear.streams[1]?.packets.map((packet) => packet[1])).toEqual([1, 2, 3])
    house.ear.streams[1]?.say({ kind: 'partial', text: 'hello', confidence: 0.7, language: null })
    house.ear.streams[1]?.say({ kind: 'failed', error: new Error('1006') })
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('SignalWeak')).toMatchObject({ fault: { service: 'EAR' } })
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'words', text: 'hello' } })
  })

  it('E6 E14 an ear that fails twice at once is given time, and the third hears the whole turn', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    house.ear.streams[0]?.say({ kind: 'failed', error: new Error('503') })
    house.ear.streams[1]?.say({ kind: 'failed', error: new Error('503') })
    house.stage.microphone(2)
    await house.clock.pass(500)
    expect(house.ear.streams[2]?.packets.map((packet) => packet[1])).toEqual([1, 2])
    house.ear.streams[2]?.say({ kind: 'failed', error: new Error('503') })
    await house.clock.pass(500)
    expect(house.ear.streams).toHaveLength(3)
    expect(house.last('SignalWeak')).toMatchObject({ fault: { service: 'EAR' } })
  })

  it('E8 E14 an ear that does not answer is told as what it is, and not as a player who was unclear', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('SignalWeak')).toMatchObject({ fault: { service: 'EAR', message: 'The ear did not answer in time.' } })
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'unintelligible' } })
  })

  it('E6 press, release and press within 100 ms are one turn, and no word of it is lost', async () => {
    const { house, show } = await atPause()
    await show.press()
    house.stage.microphone(1)
    await house.clock.pass(50)
    await show.release()
    house.stage.microphone(2)
    await house.clock.pass(50)
    await show.press()
    house.stage.microphone(3)
    await house.clock.pass(2000)
    expect(house.last('FinalTranscript'), 'the key is down').toBeUndefined()
    await show.release()
    await house.clock.pass(300)
    expect(house.ear.streams).toHaveLength(1)
    expect(house.ear.streams[0]?.packets.map((packet) => packet[1])).toEqual([1, 2, 3])
    house.ear.streams[0]?.say({ kind: 'segment', text: 'one two three', confidence: 1, language: null, finalized: true })
    await settled()
    expect(house.last('FinalTranscript')).toMatchObject({ turn: 't1', heard: { text: 'one two three' } })
  })

  it('E7 a press sends no further packet of the line, and the writer is told what was heard', async () => {
    const house = createHouse({ voice: createPuppetVoice(100) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'one two three four five six seven eight nine ten'], '...'])
    await house.clock.pass(1000)
    await show.press()
    const sent = house.stage.sent.length
    await house.clock.pass(1000)
    expect(house.stage.sent).toHaveLength(sent)
    expect(house.last('LineInterrupted')).toMatchObject({ heard: 'one two three four five' })
    await show.say('stop right there')
    await settled()
    const prompt = house.asked.at(-1)?.request.messages.map(({ text }) => text).join('\n')
    expect(prompt).toContain('five (interrupted)')
    expect(prompt).not.toContain('six')
  })
})

describe('the feed and the client', () => {
  it('E3 since gives what was missed, once and in order; a gap too old gives a snapshot', async () => {
    const house = createHouse()
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await house.clock.pass(1000)
    const all = [...house.told]
    const again = show.follow(all[0]!.seq)
    expect(house.others).toEqual(['snapshot'])
    await settled()
    expect(house.others, 'E5 the older client is told').toEqual(['snapshot', 'replaced', 'end'])
    const missed: number[] = []
    for (let count = 1; count < all.length; count += 1) {
      const { value } = (await again.next()) as { value: { event: ShowEvent } }
      missed.push(value.event.seq)
    }
    expect(missed).toEqual(all.slice(1).map((event) => event.seq))
    const ahead = show.follow(9999)
    expect((await ahead.next()).value).toMatchObject({ kind: 'snapshot', session: { seq: all.length } })
  })

  it('E4 what a client hears of is stored', async () => {
    const house = createHouse()
    await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    const [[, log]] = [...house.memory.logs] as [[string, unknown[]]]
    expect(log.length).toBeGreaterThan(5)
    expect(house.errors).toEqual([])
  })

  it('E5 a lost connection stops the clock, and the line is heard again from its start', async () => {
    const house = createHouse({ voice: createPuppetVoice(100) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(500)
    house.stage.seats.at(-1)?.news.lost('ICE failed')
    await settled()
    expect(house.last('StateChanged')).toMatchObject({ state: 'OFF_AIR', clockRunning: false })
    const sent = house.stage.sent.length
    await house.clock.pass(5000)
    expect(house.stage.sent).toHaveLength(sent)
    await house.connect(show)
    expect(house.told.filter((event) => event.kind === 'LineStarted').map((event) => event.line.id)).toEqual(['l1', 'l1'])
    await house.clock.pass(2100)
    expect(house.stage.sent.length - sent).toBe(100)
  })

  it('E5 a socket that is back within 3 s stops nothing', async () => {
    const house = createHouse({ voice: createPuppetVoice(100) })
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    const reader = show.follow(0)
    await house.clock.pass(500)
    await reader.return?.()
    await house.clock.pass(1000)
    void house.read(show, null)
    await house.clock.pass(4000)
    expect(house.told.filter((event) => event.kind === 'StateChanged' && event.state === 'OFF_AIR')).toEqual([])
  })

  it('E4 E5 a show that was left goes on from the store at the same line, with the same score and numbers', async () => {
    const memory = createPuppetStore()
    const before = createHouse({ memory, voice: createPuppetVoice(100) })
    const show = await before.tuneIn()
    before.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await before.clock.pass(500)
    const { seq } = show.session()
    show.close()
    const after = createHouse({ memory, voice: createPuppetVoice(100) })
    const again = await after.tuneIn()
    expect(again.session().id).toBe(show.session().id)
    await after.clock.pass(40)
    expect(after.last('LineStarted')).toMatchObject({ line: { text: 'One.' } })
    expect(after.told[0]!.seq).toBeGreaterThan(seq)
  })

  it('E9 a client with captions alone needs no media', async () => {
    const house = createHouse()
    await house.tuneIn(true)
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    expect(house.last('DialogueEnded')).toMatchObject({ lineId: 'l1', durationMs: 200 })
    expect(house.stage.sent).toHaveLength(0)
  })
})
