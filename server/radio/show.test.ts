import { afterEach, describe, expect, it } from 'vitest'
import { packetDuration } from '../audio/opus.ts'
import { withDirection, newMission, type Mission } from '../core/mission.ts'
import { id, type LineId, type MissionId, type PlayerId } from '../core/ids.ts'
import type { ShowEvent, ShowFact } from '../core/showEvents.ts'
import { brief, rules } from '../core/testing/sessions.ts'
import { createPacer } from './pacer.ts'
import type { Show } from './show.ts'
import { createStation } from './station.ts'
import { createPuppetEar, createPuppetStage, createPuppetStore, createPuppetVoice, createPuppetWriter } from './testing/puppets.ts'
import { createSimulatedClock, settled } from './testing/simulatedClock.ts'
import { createWriting } from './write.ts'

const playerId = id<PlayerId>('p1')
const mission = withDirection(
  newMission({
    id: id<MissionId>('m1'),
    playerId,
    wish: { theme: null, timeLimitMs: 300_000, targetShare: 0.6 },
    brief,
    createdAt: 1,
  }),
  'Play it tense.',
  2,
) as Extract<Mission, { status: 'STAGE2' }>

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** A station of puppets, and the events that its client reads. */
function createHouse(parts: { voice?: ReturnType<typeof createPuppetVoice>; memory?: ReturnType<typeof createPuppetStore> } = {}) {
  const clock = createSimulatedClock()
  const { writer, asked, batch } = createPuppetWriter()
  const voice = parts.voice ?? createPuppetVoice()
  const ear = createPuppetEar()
  const stage = createPuppetStage()
  const memory = parts.memory ?? createPuppetStore()
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void errors.push(facts) }
  const errors: object[] = []
  let ids = 0
  const station = createStation({
    clock,
    pacer: createPacer({ clock }),
    store: memory.store,
    writing: createWriting({ writer, clock }),
    voice: voice.voice,
    ear: ear.ear,
    stage: stage.stage,
    meter: { told: () => undefined, shows: () => undefined },
    log,
    random: () => 0xffff_ff00,
    newId: () => `id${(ids += 1)}`,
    rules,
  })
  closing.push(() => station.close())
  const told: ShowEvent[] = []
  const others: string[] = []

  async function read(show: Show, since: number | null): Promise<void> {
    for await (const item of show.follow(since)) {
      if (item.kind === 'event') told.push(item.event)
      else others.push(item.kind)
    }
    others.push('end')
  }

  async function connect(show: Show): Promise<void> {
    await show.media.open()
    await show.media.connect('RECEIVE', {})
    await show.media.consume('RECEIVE', {})
    await show.media.resume('hosts')
    await settled()
  }

  return {
    clock, asked, batch, voice, ear, stage, station, memory, told, others, errors, read, connect,
    last<K extends ShowFact['kind']>(kind: K) {
      return told.findLast((event): event is Extract<ShowEvent, { kind: K }> => event.kind === kind)
    },
    async tuneIn(captionsOnly = false): Promise<Show> {
      const session = await station.tuneIn(mission, { captionsOnly })
      const show = await station.show(playerId, session.id)
      if (!show) throw new Error('no show')
      void read(show, null)
      if (!captionsOnly) await connect(show)
      await settled()
      return show
    },
  }
}

describe('a line', () => {
  it('M8 E10 is told before its first packet, ends after its last, and the next one waits for ready', async () => {
    const house = createHouse()
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], ['Otto', 'Two.'], '...'])
    await settled()
    expect(house.last('LineStarted')?.line.text).toBe('One.')
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
    expect(house.last('LineStarted')?.line.text).toBe('Two.')
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
  /** At a pause, with everything said heard. */
  async function atPause() {
    const house = createHouse()
    const show = await house.tuneIn()
    house.batch([['Mara', 'One.'], '...'])
    await house.clock.pass(1000)
    await show.ready(id<LineId>('l1'))
    await settled()
    return { house, show }
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
    stream?.say({ kind: 'partial', text: 'cut the', confidence: 0.5 })
    await settled()
    expect(house.last('PartialTranscript')).toMatchObject({ text: 'cut the', confidence: 0.5 })
    stream?.say({ kind: 'segment', text: 'Cut the power.', confidence: 0.9, finalized: false })
    await show.release()
    await house.clock.pass(300)
    stream?.say({ kind: 'segment', text: 'Now.', confidence: 0.8, finalized: true })
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
    house.ear.streams[0]?.say({ kind: 'partial', text: 'cut the power', confidence: 0.4 })
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
    house.ear.streams[1]?.say({ kind: 'partial', text: 'hello', confidence: 0.7 })
    house.ear.streams[1]?.say({ kind: 'failed', error: new Error('1006') })
    await show.release()
    await house.clock.pass(2000)
    expect(house.last('SignalWeak')).toMatchObject({ fault: { service: 'EAR' } })
    expect(house.last('FinalTranscript')).toMatchObject({ heard: { kind: 'words', text: 'hello' } })
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
    house.ear.streams[0]?.say({ kind: 'segment', text: 'one two three', confidence: 1, finalized: true })
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
