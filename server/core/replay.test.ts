import { describe, expect, it } from 'vitest'
import { id, type LineId } from './ids.ts'
import { firstDifference, replay } from './replay.ts'
import type { LogEntry, SessionRecord } from './ports.ts'
import type { SessionEvent } from './machine.ts'
import { createHand } from './testing/sessions.ts'

/** A show under a hand, with the log that a store would have of it: through JSON, as a store keeps it. */
function recorded() {
  const hand = createHand()
  const records: SessionRecord[] = [{ session: hand.session, n: 0 }]
  const entries: LogEntry[] = []
  const take = hand.do
  hand.do = (type, facts) => {
    const before = hand.session
    const refusal = take(type, facts)
    const event = { at: hand.at, type, ...facts } as unknown as SessionEvent
    if (hand.session !== before) records.push({ session: hand.session, n: entries.push({ n: entries.length + 1, event }) })
    return refusal
  }
  hand.atPause()
  hand.speak('Cut the power.')
  hand.write([['Mara', 'The light in the tower is out.'], 400, ['Otto', 'Say that again.'], '...'], 12)
  hand.hearLine()
  hand.do('clientLost', {})
  hand.wait(2000)
  hand.do('recovered', {})
  hand.do('tunedIn', {})
  hand.voice()
  hand.press(300, 2000)
  return { hand, entries: stored(entries), records: stored(records), last: stored(records).at(-1) as SessionRecord }
}

function stored<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

describe('a stored log, folded again', () => {
  it('E4 gives the stored session, whichever state of it the store has kept', () => {
    const { hand, entries, records } = recorded()
    expect(entries.length).toBeGreaterThan(20)
    for (const record of records) {
      const { session, n, at, difference } = replay(record, entries)
      expect(difference).toBeNull()
      expect({ n, at, session }).toEqual({ n: entries.length, at: hand.at, session: hand.session })
    }
  })

  it('E2 names the first place at which the two differ', () => {
    const { entries, records } = recorded()
    const { session, n } = records[9] as SessionRecord
    const changed = { n, session: { ...session, seq: 99 } }
    expect(replay(changed, entries).difference).toEqual({ kind: 'value', n: 9, path: 'seq', stored: 99, folded: session.seq })
    const deep = { n, session: { ...session, context: [] } }
    expect(replay(deep, entries.slice(0, 9)).difference).toMatchObject({ path: 'context[0]', stored: undefined })
  })

  it('E4 names an entry that is missing: at the start, within, and before the stored state', () => {
    const { entries, last } = recorded()
    expect(replay(last, []).difference).toEqual({ kind: 'missing', n: 1 })
    expect(replay(last, entries.slice(1)).difference).toEqual({ kind: 'missing', n: 1 })
    expect(replay(last, entries.toSpliced(5, 1)).difference).toEqual({ kind: 'missing', n: 6 })
    expect(replay(last, entries.slice(0, -1)).difference).toEqual({ kind: 'missing', n: last.n })
  })

  it('E2 names an entry that the rules of today do not take', () => {
    const { entries, last } = recorded()
    const late = { n: last.n + 1, event: { type: 'lineVoiced', at: last.session.openedAt, lineId: id<LineId>('l99'), totalMs: null } } as const
    expect(replay(last, [...entries, late]).difference).toEqual({ kind: 'unmoved', n: late.n, type: 'lineVoiced', refusal: null })
    const next = { n: last.n + 1, event: { type: 'talkPressed', at: last.session.openedAt, sentMs: 0, totalMs: null } } as const
    expect(replay(last, [...entries, next]).difference).toMatchObject({ kind: 'unmoved', refusal: 'ALREADY_TALKING' })
  })
})

describe('the first difference', () => {
  it.each([
    [{ a: 1, b: [1, { c: 'x' }] }, { b: [1, { c: 'x' }], a: 1 }, null],
    [{ a: 1 }, { a: 1, b: undefined }, null],
    [1, 2, { path: '', stored: 1, folded: 2 }],
    [null, {}, { path: '', stored: null, folded: {} }],
    [[], {}, { path: '', stored: [], folded: {} }],
    [{ a: [1, 2] }, { a: [1] }, { path: 'a[1]', stored: 2, folded: undefined }],
    [{ a: [1] }, { a: [1, { b: 2 }] }, { path: 'a[1]', stored: undefined, folded: { b: 2 } }],
    [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 2 }] } }, { path: 'a.b[0].c', stored: 1, folded: 2 }],
  ])('of %j and %j is %j', (stored, folded, found) => {
    expect(firstDifference(stored, folded)).toEqual(found)
  })
})
