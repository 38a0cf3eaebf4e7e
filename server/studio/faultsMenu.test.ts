import { describe, expect, it } from 'vitest'
import { menuOf, type Call } from './faultsMenu.ts'

const writers: readonly Call[] = ['brief', 'direction', 'batch', 'summary', 'judgement', 'message']
const asked: readonly Call[] = [...writers, 'speak', 'transcribe']
const refusals = ['401', '402', '429, Retry-After 1', '429, Retry-After 30', '500', '503']

const namesOf = (call: Call): string[] => menuOf(call).map(({ what }) => what)

describe('E14 the menu of faults', () => {
  it.each(asked)('of %s has what goes wrong on the way, and every refusal', (call) => {
    const names = namesOf(call)
    expect(names).toEqual(expect.arrayContaining(['delay 1 s', 'no answer', 'dropped', 'trickle', 'HTML', ...refusals]))
    expect(names.some((name) => name.startsWith('stall after'))).toBe(true)
    expect(new Set(names).size).toBe(names.length)
  })

  it.each(writers)('of %s has what a model answers instead', (call) => {
    expect(namesOf(call)).toEqual(expect.arrayContaining(['STOP without a word', 'blocked prompt', 'cut off at MAX_TOKENS']))
  })

  it.each<Call>(['brief', 'batch', 'judgement'])('of %s has what is no answer to the schema', (call) => {
    const json = ['malformed JSON', 'JSON of another schema', 'JSON cut off at MAX_TOKENS']
    expect(namesOf(call)).toEqual(expect.arrayContaining(json))
  })

  it('of speak has wrong audio, and audio that trickles', () => {
    expect(namesOf('speak')).toEqual(expect.arrayContaining(['garbage', 'another codec', 'empty body', 'trickle']))
  })

  it('of listen has each code of a close, and an upgrade that is refused, late, or never answered', () => {
    const codes = menuOf('listen').flatMap(({ fault }) => (fault.kind === 'close' ? [fault.code] : []))
    expect(codes).toEqual([1000, 1001, 1003, 1006, 1008, 1009, 1011, 1011])
    const statuses = menuOf('listen').flatMap(({ fault }) => (fault.kind === 'status' ? [fault.status] : []))
    expect(statuses).toEqual([400, 401, 402, 429, 500, 503])
    expect(namesOf('listen')).toEqual(expect.arrayContaining(['upgrade 1 s late', 'upgrade without an answer']))
  })
})
