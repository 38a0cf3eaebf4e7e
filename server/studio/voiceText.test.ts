import { describe, expect, it } from 'vitest'
import { clausesOf } from './voiceText.ts'

const texts = (text: string): string[] => clausesOf(text).map((clause) => clause.text)

describe('cutting a text into what is spoken at once', () => {
  it('ends at the sentences, and says how long to be silent', () => {
    expect(clausesOf('Good evening. Is anybody there?')).toEqual([
      { text: 'Good evening.', pauseMs: 260 },
      { text: 'Is anybody there?', pauseMs: 260 },
    ])
  })

  it('cuts a long sentence at its commas, and no clause too short', () => {
    expect(
      clausesOf(
        'Yes, well, tonight, listeners of the river, we are going to talk about the price of the bread',
      ),
    ).toEqual([
      { text: 'Yes, well, tonight, listeners of the river,', pauseMs: 130 },
      { text: 'we are going to talk about the price of the bread', pauseMs: 260 },
    ])
  })

  it('takes no abbreviation, no number and no initial for an end', () => {
    for (const text of ['Dr. Vega and Mrs. Hill are on 98.5 megahertz.', 'Ask J. Miller at 6.30.'])
      expect(texts(text)).toEqual([text])
  })

  it('reads what is written in other letters, and leaves out what cannot be read', () => {
    expect(
      texts(
        '\u201cD\u00e9j\u00e0 vu\u201d \u2013 it\u2019s the Stra\u00dfe \ud83c\udf99\ufe0f at 98.5 MHz\u2026',
      ),
    ).toEqual(["Deja vu, it's the Strasse at 98.5 megahertz."])
    expect(texts('\u3053\u3093\u306b\u3061\u306f')).toEqual([])
    expect(texts(' ... !? \ud83d\ude00')).toEqual([])
  })

  it('gives the synthesiser no more than it can take', () => {
    const endless = texts('word '.repeat(400))
    expect(endless.every((text) => text.length <= 240)).toBe(true)
    expect(endless.join(' ')).toBe('word '.repeat(400).trim())
    expect(texts('x'.repeat(2000)).join('')).toBe('x'.repeat(2000))
  })
})
