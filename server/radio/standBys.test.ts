import { expect, it } from 'vitest'
import { createStandBys } from './standBys.ts'
import { createPuppetVoice } from './testing/puppets.ts'

const log = { warn: () => undefined }
const quiet = new AbortController().signal

async function spoken(voice: ReturnType<typeof createStandBys>['voice'], text: string, model = 'voice-a'): Promise<number> {
  let packets = 0
  for await (const _ of voice.speak({ text, voice: model }, quiet)) packets += 1
  return packets
}

/** Everything that was asked for has been made, or given up on. */
async function settled(puppet: ReturnType<typeof createPuppetVoice>, count: number): Promise<void> {
  while (puppet.spoken.length < count) await Promise.resolve()
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}

it('E14 a line made beforehand is there without the provider, in its voice; any other is the provider\'s', async () => {
  const puppet = createPuppetVoice(3)
  const { voice, prepare } = createStandBys({ voice: puppet.voice, log })
  prepare(['hold on', 'stay'], ['voice-a', 'voice-b'])
  prepare(['hold on', 'stay'], ['voice-a', 'voice-b'])
  await settled(puppet, 4)
  expect(puppet.spoken.map((line) => `${line.text}/${line.voice}`), 'each once').toEqual([
    'hold on/voice-a',
    'hold on/voice-b',
    'stay/voice-a',
    'stay/voice-b',
  ])
  puppet.failNext(100)
  expect(await spoken(voice, 'hold on')).toBe(3)
  expect(await spoken(voice, 'hold on'), 'as often as it is needed').toBe(3)
  await expect(spoken(voice, 'something else')).rejects.toThrow('hoarse')
})

it('E14 what could not be made is made the next time', async () => {
  const puppet = createPuppetVoice(2)
  const { voice, prepare } = createStandBys({ voice: puppet.voice, log })
  puppet.failNext(1)
  prepare(['hold on', 'stay'], ['voice-a'])
  await settled(puppet, 1)
  prepare(['hold on', 'stay'], ['voice-a'])
  await settled(puppet, 3)
  puppet.failNext(100)
  expect(await spoken(voice, 'stay')).toBe(2)
})

it('makes nothing more once it is closed', async () => {
  const puppet = createPuppetVoice(2)
  const standBys = createStandBys({ voice: puppet.voice, log })
  standBys.prepare(['one', 'two', 'three'], ['voice-a'])
  standBys.close()
  await settled(puppet, 1)
  expect(puppet.spoken).toHaveLength(1)
})
