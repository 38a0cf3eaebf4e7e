import { describe, expect, it } from 'vitest'
import type { Message } from './conversation.ts'
import { readOn, startReading, type ReadAloud } from './readAloud.ts'

const text = 'The lamp. Somebody has to know. Good night.'

function message(change: Partial<Message> = {}): Message {
  return {
    id: 'm1',
    at: '2026-11-20T21:00:00.000Z',
    author: 'CHARACTER',
    characterId: 'c1',
    characterName: 'Ines',
    turnId: 't1',
    text,
    status: 'SPEAKING',
    ...change,
  }
}

function sentence(words: string, messageId = 'm1') {
  const from = text.indexOf(words)
  return { lineId: words, messageId, spokenMs: null, from, to: from + words.length }
}

const read = ({ newest }: ReadAloud) => newest.map(({ words, first }) => (first ? `: ${words}` : words))

describe('W3 what is read out of a conversation', () => {
  const nothing = startReading([])

  it('is a character’s sentence as its voice begins, once, and what is still being written is not', () => {
    const written = [message({ status: 'WRITING' })]
    expect(readOn(nothing, written, null)).toBe(nothing)
    const one = readOn(nothing, written, sentence('The lamp.'))
    expect(read(one)).toEqual([': The lamp.'])
    expect(readOn(one, [message({ text: `${text} And`, status: 'WRITING' })], sentence('The lamp.'))).toBe(one)
    const two = readOn(one, [message()], sentence('Somebody has to know.'))
    expect(read(two)).toEqual([': The lamp.', 'Somebody has to know.'])
    // The line again from its start, after the station was away (E5).
    expect(readOn(two, [message()], sentence('Somebody has to know.'))).toBe(two)
  })

  it('leaves no word out: not one whose sentence was not found, not the last', () => {
    const one = readOn(nothing, [message()], sentence('Somebody has to know.'))
    expect(read(one)).toEqual([': The lamp. Somebody has to know.'])
    expect(read(readOn(one, [message({ status: 'COMPLETE' })], null)).at(-1)).toBe('Good night.')
  })

  it('E7 has no word that was cut off', () => {
    const one = readOn(nothing, [message()], sentence('The lamp.'))
    expect(readOn(one, [message({ text: 'The la', status: 'INTERRUPTED' })], null)).toBe(one)
  })

  it('is the player’s words when they are there, and a character who is lost for them', () => {
    const mine = message({ id: 'm0', author: 'PLAYER', text: 'What keeps you awake?', status: 'COMPLETE' })
    const lost = message({ text: '', status: 'FAILED' })
    const both = readOn(nothing, [mine, lost], null)
    expect(read(both)).toEqual([': What keeps you awake?', ': lost for words'])
    expect(readOn(both, [mine, lost], null)).toBe(both)
  })

  it('is nothing that was said before, also where older messages come in above', () => {
    const known = startReading([message({ status: 'COMPLETE' })])
    const older = message({ id: 'm0', text: 'Long ago.', status: 'COMPLETE' })
    expect(readOn(known, [older, message({ status: 'COMPLETE' })], null)).toBe(known)
    const next = message({ id: 'm2', text: 'Now.', status: 'COMPLETE' })
    expect(read(readOn(known, [older, message({ status: 'COMPLETE' }), next], null))).toEqual([': Now.'])
  })
})
