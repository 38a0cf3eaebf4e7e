import { describe, expect, it } from 'vitest'
import { PersonaWish } from './conversation.ts'
import { seedPersonas } from './seedPersonas.ts'

describe('the characters that a new player finds', () => {
  it('C1 are four who fit the limits of any character, of more than one gender, and none like the other', () => {
    expect(seedPersonas.map((one) => PersonaWish.parse(one))).toEqual(seedPersonas)
    expect(seedPersonas).toHaveLength(4)
    expect(new Set(seedPersonas.map(({ gender }) => gender)).size).toBe(2)
    expect(new Set(seedPersonas.map(({ name }) => name.toLowerCase())).size).toBe(4)
    expect(seedPersonas.every(({ active }) => active)).toBe(true)
  })
})
