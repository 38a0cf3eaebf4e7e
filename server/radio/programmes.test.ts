import { afterEach, describe, expect, it } from 'vitest'
import { programmeOf } from '../core/programme.ts'
import { personas, programmes, scenario } from '../core/testing/sessions.ts'
import { closeHouses, createHouse, playerId } from './testing/house.ts'
import { createPuppetStore } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

const settings = programmes.conversation.settings
const live = { captionsOnly: false }

async function atQuestion() {
  const house = createHouse()
  const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: false })
  const show = await house.join(session)
  await house.clock.pass(1000)
  const line = house.last('DialogueEnded')?.lineId
  if (line) await show.ready(line)
  await settled()
  return { house, show, session }
}

async function talking() {
  const house = createHouse()
  const wish = { characters: personas, openCast: true, settings }
  const show = await house.join(await house.station.startConversation(playerId, wish, live))
  return { house, show }
}

describe('a scenario on the air', () => {
  it('S2 S3 a spoken example is judged by rule, without the writer', async () => {
    const { house, show } = await atQuestion()
    expect(house.last('ScenarioReady')).toMatchObject({ step: 0 })
    await show.press()
    house.stage.microphone(1)
    house.ear.streams[0]?.say({ kind: 'partial', text: 'my name', confidence: 0.7, language: null })
    await settled()
    expect(house.last('ScenarioPartial')).toMatchObject({ text: 'my name', satisfied: false })
    house.ear.streams[0]?.say({ kind: 'partial', text: 'my name is Ada', confidence: 0.95, language: null })
    await house.clock.pass(400)
    expect(house.last('ScenarioFinal')).toMatchObject({ score: 100, result: { verdict: { by: 'RULE' } } })
    expect(house.ear.streams[0]?.closed, 'S4 the ear is let go of with the key still down').toBe(true)
    expect(house.asked).toHaveLength(0)
    await house.clock.pass(200)
    expect(house.last('LineStarted')?.line.text).toBe('Good.')
  })

  it('S3 the language of the words is told by the linguist, for every way to say them', async () => {
    const { house, show } = await atQuestion()
    await show.say('ich bin die Ada')
    await settled()
    expect(house.last('ScenarioPenalty')).toMatchObject({ penalty: 'WRONG_LANGUAGE', result: { language: { code: 'de' } } })
  })

  it('S3 what no rule decides is asked of the writer, whose answer has to fit', async () => {
    const { house, show } = await atQuestion()
    await show.say('they call me the painter')
    await settled()
    expect(house.asked[0]?.request).toMatchObject({ purpose: 'judgement' })
    const judgement = { outcome: 'CORRECT', intent: 'no_such_intent', reason: 'A name.', reply: 'I see.' }
    house.asked[0]?.text(JSON.stringify(judgement))
    house.asked[0]?.end()
    await settled()
    expect(house.asked[1]?.request.messages.at(-1)?.text).toContain('did not fit')
    house.asked[1]?.text(JSON.stringify({ ...judgement, intent: 'give_name' }))
    house.asked[1]?.end()
    await settled()
    expect(house.last('ScenarioFinal')).toMatchObject({ score: 100, result: { verdict: { by: 'MODEL', reply: 'I see.' } } })
  })
})

describe('a scenario in time-stop (S5)', () => {
  it('S5 answers each answer with its verdict, typed or recorded, without any connection', async () => {
    const house = createHouse()
    const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: true })
    const show = await house.station.show(playerId, session.id)
    expect(await show?.answerRecording(Uint8Array.of(1))).toMatchObject({
      result: { transcript: 'my name is Ada', scoreDelta: 100, verdict: { by: 'RULE' } },
      session: { state: { kind: 'OFF_AIR', why: 'TIME_STOP' } },
    })
    expect(await show?.answerRecording(new Uint8Array())).toEqual({ invalid: 'There is nothing in it.' })
    const judged = show?.answerText('my papers are all here, I think')
    await settled()
    house.asked[0]?.text(JSON.stringify({ outcome: 'CORRECT', intent: 'show_papers', reason: 'Papers.', reply: '' }))
    house.asked[0]?.end()
    expect(await judged).toMatchObject({ result: { scoreDelta: 50, verdict: { by: 'MODEL' } } })
    expect(await show?.answerText('more')).toMatchObject({ refusal: { code: 'SCENARIO_COMPLETED' } })
    expect(house.stage.seats).toHaveLength(0)
  })

  it('S5 a judge that fails, and a game that is started over meanwhile, leave nobody waiting', async () => {
    const house = createHouse()
    const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: true })
    const show = await house.station.show(playerId, session.id)
    const failed = show?.answerText('they call me the painter')
    await settled()
    house.asked[0]?.fail(new Error('it broke'))
    expect(await failed).toMatchObject({ fault: { service: 'WRITER' } })
    const dropped = show?.answerText('they call me the painter')
    await settled()
    await show?.reset()
    expect(await dropped).toMatchObject({ refusal: { code: 'STARTED_OVER' } })
    const late = show?.answerText('they call me the painter')
    await settled()
    await house.station.close()
    expect(await late).toHaveProperty('fault')
  })

  it('E4 S5 an answer whose judgement went with the process, or with the player, can be given again, and scores once', async () => {
    const memory = createPuppetStore()
    const first = createHouse({ memory })
    const session = await first.station.startScenario(playerId, scenario, { ...live, timeStop: true })
    const show = await first.station.show(playerId, session.id)
    void show?.answerText('they call me the painter')
    await settled()
    expect(await show?.answerText('my name is Ada')).toMatchObject({ refusal: { code: 'JUDGING' } })
    // Another process on the same store: the first one was killed.
    const second = createHouse({ memory, prefix: 'other' })
    const again = await second.station.show(playerId, session.id)
    const dropped = again?.answerText('they call me the painter')
    await settled()
    await again?.leave()
    expect(await dropped).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
    const back = await second.station.show(playerId, session.id)
    const answered = await back?.answerText('my name is Ada')
    expect(answered).toMatchObject({ result: { scoreDelta: 100 }, session: { programme: { score: 100, judging: null } } })
    expect(answered).toHaveProperty('session.programme.results.length', 1)
  })

  it('E14 S5 an answer can be given again where the judge failed too often, and the game was saved for it', async () => {
    const house = createHouse()
    const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: true })
    for (let count = 0; count < 3; count += 1) {
      const show = await house.station.show(playerId, session.id)
      const failed = show?.answerText('they call me the painter')
      await settled()
      house.asked.at(-1)?.fail(new Error('it broke'))
      expect(await failed).toMatchObject({ fault: { service: 'WRITER' } })
    }
    expect(house.running, 'it is saved').toBe(0)
    const again = await house.station.show(playerId, session.id)
    expect(await again?.answerText('my name is Ada')).toMatchObject({ result: { scoreDelta: 100 } })
  })

  it('E4 E5 is taken from the store again for its next answer', async () => {
    const house = createHouse()
    const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: true })
    const first = await house.station.show(playerId, session.id)
    await first?.answerText('my name is Ada')
    await house.clock.pass(61_000)
    expect(house.running, 'it is saved').toBe(0)
    const again = await house.station.show(playerId, session.id)
    expect(await again?.answerText('here are my papers')).toMatchObject({ session: { programme: { phase: 'COMPLETED', score: 150 } } })
  })
})

describe('a conversation', () => {
  it('C5 text goes out as it comes, and the first packet before the last token', async () => {
    const { house, show } = await talking()
    await show.say('hello, who are you?')
    await settled()
    expect(house.asked[0]?.request).toMatchObject({ purpose: 'message', settings })
    house.asked[0]?.text('Mara: I am *Mara*. ')
    house.asked[0]?.text('I read ')
    await house.clock.pass(100)
    expect(house.stage.sent.length).toBeGreaterThan(0)
    expect(house.told.flatMap((event) => (event.kind === 'TextDelta' ? [event.text] : [])).join('')).toBe('I am Mara. I read')
    house.asked[0]?.text('the news.')
    house.asked[0]?.end()
    await house.clock.pass(1000)
    for (const lineId of ['l1', 'l2']) {
      await show.ready(lineId as never)
      await house.clock.pass(1000)
    }
    expect(house.last('AudioCompleted')?.message).toMatchObject({ text: 'I am Mara. I read the news.', status: 'COMPLETE' })
    expect(house.voice.spoken.map(({ text }) => text)).toEqual(['I am Mara.', 'I read the news.'])
  })

  it('C7 E7 a voice cuts a character off: no packet is sent after it, and its first words are heard', async () => {
    const { house, show } = await talking()
    await show.listenFreely(true)
    await show.say('hello')
    await settled()
    house.asked[0]?.text('Good evening to all of you. So')
    house.asked[0]?.used({ inputTokens: 50 })
    await house.clock.pass(100)
    const sent = house.stage.sent.length
    house.stage.microphone(1)
    house.stage.microphone(2)
    expect(house.activity.detectors[0]?.packets).toHaveLength(2)
    house.activity.detectors[0]?.started()
    await settled()
    expect(house.stage.sent).toHaveLength(sent)
    await house.clock.pass(500)
    expect(house.stage.sent).toHaveLength(sent)
    expect(house.last('LineInterrupted')).toBeDefined()
    expect(house.asked[0]?.signal.aborted).toBe(true)
    expect(show.session().usage.inputTokens, 'E15 what was cut off is paid for').toBe(50)
    expect(house.ear.streams[0]?.packets, 'E6 what came before the voice was noticed').toHaveLength(2)
    house.ear.streams[0]?.say({ kind: 'segment', text: 'wait', confidence: 0.9, language: null, finalized: false })
    await settled()
    expect(house.last('StableTranscript')).toMatchObject({ text: 'wait' })
    house.activity.detectors[0]?.stopped()
    await settled()
    expect(house.last('SpeechStopped')).toBeDefined()
    await show.listenFreely(false)
    expect(house.activity.detectors[0]?.closed).toBe(true)
  })

  it('C1 a changed character reaches running conversations, and saved ones when they are taken up', async () => {
    const { house, show } = await talking()
    const [mara] = personas
    if (!mara) throw new Error('nobody')
    await house.station.personaChanged({ ...mara, role: 'captain', updatedAt: 5 })
    expect(house.last('CharactersChanged')?.characters[0]).toMatchObject({ role: 'captain' })
    expect(house.last('CharactersChanged')?.cast.find(({ name }) => name === 'Mara')?.voice).toBe('voice-a')
    await show.leave()
    for (const persona of [{ ...mara, role: 'retired', updatedAt: 9 }, ...personas.slice(1)]) await house.memory.store.putPersona(persona)
    const session = await house.station.resume(playerId, show.session().id, live)
    if (!session || session === 'ENDED') throw new Error('it is gone')
    const again = await house.station.show(playerId, session.id)
    await settled()
    expect(programmeOf(again!.session(), 'conversation').characters[0]).toMatchObject({ role: 'retired' })
  })

  it('C6 settings change while it runs', async () => {
    const { house, show } = await talking()
    await show.changeSettings({ ...settings, temperature: 0.5 })
    await show.say('hello')
    await settled()
    expect(house.asked[0]?.request.settings?.temperature).toBe(0.5)
  })
})

