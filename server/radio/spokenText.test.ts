import { describe, expect, it } from 'vitest'
import { createDice } from '../core/testing/dice.ts'
import { createSpokenText } from './spokenText.ts'

function cleaned(pieces: readonly string[], name = 'Mara Voss'): string {
  const text = createSpokenText({ name })
  return pieces.map((piece) => text.take(piece)).join('') + text.end()
}

describe('C5 what is said of what a model writes', () => {
  it.each([
    ['Hello,\n\n  world.\t Yes. ', 'Hello, world. Yes.'],
    ['**Bold** and *soft* and `code` and __this__.', 'Bold and soft and code and this.'],
    ['# Title\n- one\n* two\n+ three\n> four\n• five', 'Title one two three four five'],
    ['- Well - it is -5 degrees.\n-5 at night.', 'Well - it is -5 degrees. -5 at night.'],
    ['[laughs] Well [sighs], no.', 'Well, no.'],
    ['(quietly) Come in.\n(pause)\nSit (if you like).', 'Come in. Sit (if you like).'],
    ['Great! 🎉🎉 Go 👩‍🚀🏽! 🇩🇪 1️⃣ ❤️ done', 'Great! Go! 1 done'],
    ['می‌خواهم र्‍य', 'می‌خواهم र्‍य'],
    ['a\u0000b\u202ec\u200bd\ufeff', 'abcd'],
    ['Mara: Hello.', 'Hello.'],
    ['  **Mara Voss:** Hello, Mara: you.', 'Hello, Mara: you.'],
    ['[mara] : Hello.', 'Hello.'],
    ['Mara is my name: yes.', 'Mara is my name: yes.'],
    ['Marathon: a race.', 'Marathon: a race.'],
    ['Ike: no.', 'Ike: no.'],
    ['Mara', 'Mara'],
    ['Wait [for it', 'Wait for it'],
    ['Half \ud83d of it \udc4b.', 'Half of it.'],
    ['𝒳 is said.', '𝒳 is said.'],
    ['---\n***\nNow.', 'Now.'],
    ['🎉', ''],
    ['', ''],
  ])('%j', (text, said) => {
    expect(cleaned([text])).toBe(said)
    expect(cleaned(text.split(''))).toBe(said)
  })

  it('an open bracket holds back 200 characters at most', () => {
    const text = createSpokenText({ name: 'Mara' })
    expect(text.take(`Well [${'and on '.repeat(20)}`)).toBe('Well')
    expect(text.take('and on '.repeat(20))).toContain('and on and on')
    expect(text.end()).toBe('')
  })

  it('holds back nothing that can be said', () => {
    const text = createSpokenText({ name: 'Mara' })
    expect(text.take('Ma')).toBe('')
    expect(text.take('ybe ')).toBe('Maybe')
    expect(text.take('so.')).toBe(' so.')
  })

  it('is the same however the text was cut on its way', () => {
    const parts = [
      ...['Mara', ' Voss', ':', '**', '*', '_', '#', '- ', '-', '> ', '[', ']', '(', ')'],
      ...['\n', ' ', '  ', '\t', '\u200d'],
      ...['word', ' word', '.', '!', '🎉', '👩‍🚀', '\ud83d', '\udc4b', '❤️', '1️⃣', 'é'],
      ...['你好', '\u0007', '𝒳', '---------- ', '-'.repeat(45)],
      ...['x'.repeat(120), '[ah ', '1. '],
    ]
    for (let seed = 1; seed <= 5000; seed += 1) {
      const dice = createDice(seed)
      const text = Array.from({ length: dice.below(24) }, () => dice.one(parts)).join('')
      const said = cleaned([text])
      expect(cleaned(dice.cut(text, 1 + dice.below(8))), `seed ${seed}: ${JSON.stringify(text)}`).toBe(said)
      expect(said).not.toMatch(/^\s|\s$|\s\s|[*_`#[\]\p{Cc}\p{Cs}]/u)
    }
  })
})
