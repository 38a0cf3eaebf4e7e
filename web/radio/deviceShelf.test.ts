import { describe, expect, it } from 'vitest'
import type { FoundDevice } from '../audio/devices.ts'
import { emptyShelves, hasChoice, inUse, shelve, type DeviceWishes } from './deviceShelf.ts'

const input = (deviceId: string, label = `The ${deviceId}`): FoundDevice => ({ kind: 'audioinput', deviceId, label })
const output = (deviceId: string): FoundDevice => ({ kind: 'audiooutput', deviceId, label: `The ${deviceId}` })
const nothing: DeviceWishes = { microphone: null, loudspeaker: null }
const found = (wishes: DeviceWishes, ...lists: readonly (readonly FoundDevice[])[]) =>
  lists.reduce((view, devices) => shelve(view, { kind: 'found', devices }), emptyShelves(wishes))

describe('W1 the microphones and loudspeakers that there are', () => {
  it('are a choice where there is more than one of a kind', () => {
    const view = found(nothing, [input('desk'), input('headset'), output('headset')])
    expect(view.microphone.devices).toEqual([
      { id: 'desk', label: 'The desk' },
      { id: 'headset', label: 'The headset' },
    ])
    expect([hasChoice(view.microphone), hasChoice(view.loudspeaker)]).toEqual([true, false])
    expect(inUse(view.microphone)).toBeNull()
  })

  it('are none before the browser says what they are called, and nothing is gone then', () => {
    const nameless = [input('', ''), { ...output(''), label: '' }]
    const view = found({ microphone: 'headset', loudspeaker: null }, [input('desk'), input('headset')], nameless)
    expect(hasChoice(view.microphone)).toBe(false)
    expect(view.microphone.lost).toBeNull()
    expect(inUse(view.microphone)).toBe('headset')
  })

  it('have the names that people know them by', () => {
    const view = found(nothing, [input('desk', 'Desk (left)'), input('headset', 'Jabra Evolve2 65 (0b0e:245d)')])
    expect(view.microphone.devices.map(({ label }) => label)).toEqual(['Desk (left)', 'Jabra Evolve2 65'])
  })

  it('are counted once: what the browser calls its own choice is one of them', () => {
    const usual = input('default', 'Default - The desk')
    const view = found(nothing, [usual, input('communications'), input('desk')])
    expect(hasChoice(view.microphone)).toBe(false)
    expect(view.microphone.usual).toBe('Default - The desk')
  })
})

describe('W4 one that was chosen', () => {
  const wishes = { microphone: 'headset', loudspeaker: null }

  it('and is gone leaves the choice to the browser, and says so until it is back', () => {
    const gone = found(wishes, [input('desk'), input('headset')], [input('desk')])
    expect(gone.microphone.lost).toBe('The headset')
    expect(inUse(gone.microphone)).toBeNull()
    const back = shelve(gone, { kind: 'found', devices: [input('desk'), input('headset')] })
    expect(back.microphone.lost).toBeNull()
    expect(inUse(back.microphone)).toBe('headset')
  })

  it('and is gone with all others is gone, too', () => {
    expect(found(wishes, [input('headset')], []).microphone.lost).toBe('The headset')
  })

  it('at an earlier visit is used when it is there, and not missed aloud when it is not', () => {
    const view = found(wishes, [input('desk'), input('other')])
    expect(inUse(view.microphone)).toBeNull()
    expect(view.microphone.lost).toBeNull()
  })

  it('whose loss was read, or made good by another choice, is not told of any more', () => {
    const gone = found(wishes, [input('desk'), input('headset')], [input('desk'), input('other')])
    const again = { kind: 'found', devices: [input('desk'), input('other')] } as const
    expect(shelve(shelve(gone, { kind: 'lossRead' }), again).microphone.lost).toBeNull()
    const chosen = shelve(gone, { kind: 'chosen', what: 'microphone', id: 'other' })
    expect(chosen.microphone.lost).toBeNull()
    expect(inUse(chosen.microphone)).toBe('other')
  })

  it('and cannot be had gives way to the one before, and says which it was', () => {
    const view = found(nothing, [input('desk'), input('headset')])
    const chosen = shelve(view, { kind: 'chosen', what: 'microphone', id: 'headset' })
    const refused = shelve(chosen, { kind: 'refused', what: 'microphone', before: null })
    expect(refused.microphone).toMatchObject({ wanted: null, unusable: 'The headset' })
    const other = shelve(refused, { kind: 'chosen', what: 'microphone', id: 'desk' })
    expect(other.microphone.unusable).toBeNull()
  })
})
