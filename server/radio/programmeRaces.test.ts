import { afterEach, expect, it } from 'vitest'
import { programmeOf } from '../core/programme.ts'
import { personas, programmes, scenario } from '../core/testing/sessions.ts'
import { closeHouses, createHouse, playerId } from './testing/house.ts'
import { createPuppetStore } from './testing/puppets.ts'
import { settled } from './testing/simulatedClock.ts'

afterEach(closeHouses)

const live = { captionsOnly: false }
const { settings } = programmes.conversation

async function inTimeStop() {
  const memory = createPuppetStore()
  const house = createHouse({ memory })
  const session = await house.station.startScenario(playerId, scenario, { ...live, timeStop: true })
  const show = await house.station.show(playerId, session.id)
  if (!show) throw new Error('no show')
  return { memory, house, session, show }
}

it('E4 S5 an answer that the server took with it can be given again', async () => {
  const { memory, house, session, show } = await inTimeStop()
  const pending = show.answerText('they call me the painter')
  await settled()
  await house.station.close()
  expect(await pending).toMatchObject({ refusal: { code: 'SHOW_CLOSED' } })
  const again = await createHouse({ memory, prefix: 'other' }).station.show(playerId, session.id)
  expect(await again?.answerText('my name is Ada')).toMatchObject({ result: { scoreDelta: 100 } })
})

it('E13 of two recordings at once one is the answer', async () => {
  const { house, show } = await inTimeStop()
  const both = await Promise.all([show.answerRecording(Uint8Array.of(1)), show.answerRecording(Uint8Array.of(1))])
  expect(both).toMatchObject([{ result: { scoreDelta: 100 } }, { refusal: { code: 'JUDGING' } }])
  expect(house.asked).toHaveLength(0)
})

it('E15 what the ear took of a turn that ended by itself is counted', async () => {
  const house = createHouse()
  const show = await house.join(await house.station.startScenario(playerId, scenario, { ...live, timeStop: false }))
  await house.clock.pass(1000)
  const line = house.last('DialogueEnded')?.lineId
  if (line) await show.ready(line)
  await show.press()
  for (let packet = 0; packet < 100; packet += 1) house.stage.microphone(packet)
  house.ear.streams[0]?.say({ kind: 'partial', text: 'my name is Ada', confidence: 0.95, language: null })
  await house.clock.pass(400)
  expect(house.last('ScenarioFinal')).toMatchObject({ score: 100 })
  expect(show.session().usage.earSeconds).toBe(2)
})

it('C1 a character that is changed while a conversation opens is changed in it', async () => {
  const memory = createPuppetStore()
  const house = createHouse({ memory })
  const [mara] = personas
  if (mara) await memory.store.putPersona({ ...mara, active: false, updatedAt: 77 })
  const session = await house.station.startConversation(playerId, { characters: personas, openCast: true, settings }, live)
  const show = await house.station.show(playerId, session.id)
  expect(show && programmeOf(show.session(), 'conversation').characters[0]).toMatchObject({ active: false })
})
