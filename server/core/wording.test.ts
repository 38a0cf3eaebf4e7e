import { describe, expect, it } from 'vitest'
import { contentWords, likeness } from './wording.ts'

function like(said: string, expected: string, language = 'en', known: readonly string[] = []) {
  return likeness(contentWords(said, language), contentWords(expected, language), new Set(known))
}

describe('wording', () => {
  it.each([
    ['en', 'Um, a COFFEE, please!', 'coffee'],
    ['en', 'Alfa-Seven', 'alpha 7'],
    ['en', 'delta niner', 'Delta 9'],
    ['en', 'room twenty-one', 'room 21'],
    ['en', "I don't know", 'I do not know'],
    ['en', 'I’m alone, sir', 'I am alone'],
    ['en', 'Well, hello, the city', 'city'],
    ['es', 'Hola, buenos días, un café, por favor', '1 cafe'],
    ['es', 'treinta y cinco', '35'],
    ['es', 'dieciséis', '16'],
    ['de', 'Entschuldigung, zur Strassenbahn bitte', 'zur Straßenbahn'],
    ['de', 'ich moechte fuenf', 'Ich möchte 5'],
    ['de', 'einundzwanzig', '21'],
    ['de', "wie geht's", 'Wie geht es'],
    ['fr', 'Un café, s’il vous plaît.', "un cafe s'il vous plait"],
  ])('%s: "%s" is the same as "%s"', (language, said, expected) => {
    expect(like(said, expected, language)).toBe('SAME')
  })

  it.each([
    ['en', 'my passpost is here', 'my passport is here'],
    ['en', 'the hosptial', 'the hospital'],
    ['en', 'bravo 7 3', 'bravo 73'],
    ['de', 'haupt bahnhof', 'Hauptbahnhof'],
    ['es', 'con tarjetta', 'con tarjeta'],
  ])('%s: "%s" is nearly "%s"', (language, said, expected) => {
    expect(like(said, expected, language)).toBe('NEARLY')
  })

  it.each([
    ['en', 'I have papers', 'I have no papers'],
    ['en', "I don't have papers", 'I have papers'],
    ['en', 'alpha seven', 'alpha eleven'],
    ['en', 'alpha seven', 'alpha seventeen'],
    ['en', 'left', 'right'],
    ['en', 'ten', 'two'],
    ['en', 'with me', 'without me'],
    ['en', 'all is well', 'all is'],
    ['en', 'legal papers', 'illegal papers'],
    ['en', 'yes, I have papers', 'I have papers'],
    ['en', 'I am now here', 'I am nowhere'],
    ['en', 'it is notable', 'it is not able'],
    ['en', 'two rooms for one', 'one room for two'],
    ['es', 'a la derecha', 'a la derecho'],
    ['es', 'mi hermano', 'mi hermana'],
    ['es', 'un café', 'dos cafés'],
    ['de', 'nach links', 'nach rechts'],
    ['de', 'ein Ticket', 'kein Ticket'],
    ['de', 'einsteigen', 'aussteigen'],
    ['en', '', 'yes'],
  ])('%s: "%s" is another answer than "%s"', (language, said, expected) => {
    expect(like(said, expected, language)).toBe('OTHER')
  })

  it('a word that the step knows is no slip for another one', () => {
    expect(like('Kirschen', 'Kirchen', 'de')).toBe('NEARLY')
    expect(like('Kirschen', 'Kirchen', 'de', ['kirschen'])).toBe('OTHER')
  })

  it('where courtesy is all that was said, it is the answer', () => {
    expect(like('Gracias.', '¡gracias!', 'es')).toBe('SAME')
    expect(like('Danke', 'Hallo', 'de')).toBe('OTHER')
    expect(contentWords('...', 'en')).toEqual([])
  })
})
