import { describe, expect, it } from 'vitest'
import { createVoiceGate, type VoiceFrame } from './voiceGate.ts'

const room: VoiceFrame = { level: -60, voiced: false, periodic: false }
const vowel: VoiceFrame = { level: -25, voiced: true, periodic: true }
const hiss: VoiceFrame = { level: -30, voiced: true, periodic: false }

/** What the gate says to so many frames of each kind, with the number of the frame that it said it to. */
function said(...runs: readonly (readonly [VoiceFrame, number])[]): readonly string[] {
  const gate = createVoiceGate()
  return runs
    .flatMap(([frame, times]) => Array<VoiceFrame>(times).fill(frame))
    .flatMap((frame, index) => {
      const change = gate.take(frame)
      return change ? [`${change} ${index + 1}`] : []
    })
}

describe('C7 the gate of a voice', () => {
  it('opens after 100 ms of a voice and shuts after 700 ms without one', () => {
    expect(said([room, 50], [vowel, 20], [room, 50])).toEqual(['STARTED 55', 'STOPPED 105'])
  })

  it('a click or a cough of 80 ms does not open it, however often it comes', () => {
    expect(said(...Array.from({ length: 9 }, () => [[vowel, 4], [room, 6]] as const).flat())).toEqual([])
  })

  it('a pause between two words does not shut it', () => {
    expect(said([room, 50], [vowel, 9], [room, 34], [vowel, 9], [room, 35])).toEqual(['STARTED 55', 'STOPPED 137'])
  })

  it('knocks without a pitch do not open it nor keep it open, a long sh does', () => {
    const knocks = Array.from({ length: 40 }, () => [[hiss, 5], [room, 2]] as const).flat()
    expect(said([room, 50], ...knocks)).toEqual([])
    expect(said([room, 50], [vowel, 9], ...knocks)).toHaveLength(2)
    expect(said([room, 50], [hiss, 8], [vowel, 9], [room, 34])).toEqual(['STARTED 58'])
  })

  it('follows how loud the room is, and a voice that is too faint is none', () => {
    const fan: VoiceFrame = { level: -40, voiced: true, periodic: true }
    expect(said([fan, 500])).toEqual([])
    expect(said([room, 50], [{ ...vowel, level: -47 }, 50])).toEqual([])
    expect(said([fan, 100], [vowel, 9])).toEqual(['STARTED 105'])
  })

  it('time without frames counts as quiet while it is open', () => {
    const gate = createVoiceGate()
    expect(gate.skip(5000)).toBeNull()
    for (let frame = 0; frame < 50; frame += 1) gate.take(room)
    for (let frame = 0; frame < 9; frame += 1) gate.take(vowel)
    expect(gate.open).toBe(true)
    expect(gate.skip(400)).toBeNull()
    expect(gate.quietForMs).toBe(400)
    expect(gate.skip(400)).toBe('STOPPED')
    expect(gate.open).toBe(false)
  })
})
