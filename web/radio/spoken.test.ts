import { describe, expect, it } from 'vitest'
import { locate } from './spoken.ts'

const cut = (text: string, sentence: string, after = 0) => {
  const found = locate(text, sentence, after)
  return found && text.slice(found.from, found.to)
}

describe('where a sentence stands in its message', () => {
  const text = 'Well.  Well. The tower\nis dark. Nobody knows.'

  it('C5 is found whatever became of the white space', () => {
    expect(cut(text, 'The tower is dark.')).toBe('The tower\nis dark.')
    expect(cut(text, ' Nobody  knows. ')).toBe('Nobody knows.')
  })

  it('C5 of two that are the same it is the one that comes next', () => {
    expect(locate(text, 'Well.', 0)).toEqual({ from: 0, to: 5 })
    expect(locate(text, 'Well.', 5)).toEqual({ from: 7, to: 12 })
  })

  it('C5 is nowhere where it is not, or says nothing', () => {
    expect(locate(text, 'The tower is bright.', 0)).toBeNull()
    expect(locate(text, 'Thetower', 0)).toBeNull()
    expect(locate(text, 'Nobody knows. Really.', 0)).toBeNull()
    expect(locate(text, '  ', 0)).toBeNull()
  })
})
