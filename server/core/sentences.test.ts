import { describe, expect, it } from 'vitest'
import { cutSentences } from './sentences.ts'
import { createDice } from './testing/dice.ts'

const whole = (text: string) => cutSentences(text, true).sentences

/** The same text as it would have come from a model, in these pieces. */
function streamed(pieces: readonly string[]): readonly string[] {
  const given: string[] = []
  let rest = ''
  for (const piece of pieces) {
    const cut = cutSentences(rest + piece, false)
    given.push(...cut.sentences)
    rest = cut.rest
  }
  return [...given, ...cutSentences(rest, true).sentences]
}

describe('C5 sentences', () => {
  it.each([
    // Plain ones, and runs of marks
    ['Hm. No. You did not hear me.', 3],
    ['What?! Are you sure?? Yes!!!', 3],
    ['Oh! how nice it is. Truly.', 3],
    // Abbreviations, initials and acronyms
    ['Dr. Voss met Mr. and Mrs. Quinn on St. James Street. They talked.', 2],
    ['Bring fruit, e.g. apples, i.e. the red ones. Hurry.', 2],
    ['Das ist z. B. Berlin oder z.B. Hamburg. Schön, d. h. groß.', 2],
    ['J. R. R. Tolkien wrote it. I read it.', 2],
    ['The U.S. Army came at 5 p.m. and left.', 1],
    ['It is in the U.S. They know.', 2],
    ['We start at 5 p.m. Be there.', 2],
    ['Take No. 5 and Fig. 3. No. You must not.', 3],
    ['This is plan B. Then we run.', 2],
    ['Sammy Davis Jr. Park is near. Go.', 2],
    ['El Sr. García y la Sra. Ruiz llegaron. ¿Y Ud. está bien? ¡Sí!', 3],
    ['Les fruits, p. ex. Les pommes. Bon.', 2],
    ['Apples, pears, etc. We have them.', 2],
    ['Il y a M. Dupont ici. Bonjour.', 2],
    ['One more rep. Sweat is good.', 2],
    // Numbers
    ['Pi is 3.14 and a lot is 1.000.000 here. It opens at 10.30 sharp. V2.0. Done.', 4],
    ['Wir sehen uns am 3. Mai im 19. Jahrhundert. Bis dann.', 2],
    ['Am Montag, 3. Mai, im Park. Ja.', 2],
    ['1. Open the door. 2. Run.', 2],
    ['She is 21. He is not.', 2],
    ['That was in 1999. Then it ended.', 2],
    ['Tune to wakeband.example now. Go.', 2],
    // Quotation marks and brackets
    ['He said "Stop." Then he ran.', 2],
    ['“Stop!” she said. “Why?” he asked.', 2],
    ['„Halt.“ Dann ging er. »Komm!« Sie kam.', 4],
    ['(It was cold.) We went in [at last.] Good.', 3],
    ['« Je pars. » Puis il sort. Bien.', 2],
    ["'Go.' That was all.", 2],
    // Ellipses
    ['Well... maybe it is. Or… not.', 2],
    ["I don't know... You tell me.", 2],
    ['... Well. Yes.', 2],
    // Other scripts
    ['你好。你是谁？我不知道……也许吧。', 3],
    ['他说：“走。”然后他走了。', 2],
    ['「え？」と言った。終わり！', 2],
    ['他走了。“好。”她说。', 3],
    ['यह सच है। मैं जानता हूँ। क्या?', 3],
    ['هل أنت هنا؟ نعم. هذا جيد.', 3],
    ['یہ سچ ہے۔ ہاں۔', 2],
    ['Սա ճիշտ է։ Այո։', 2],
    ['Γεια σου. Τι κάνεις;', 2],
    ['Это т. е. Москва. Да. Нет!', 3],
    // A writer without capitals
    ['hm. no way. you know that.', 3],
    // No full stop at the end
    ['That is it. And then', 2],
  ])('are cut as they are read: %s', (text, many) => {
    const sentences = whole(text)
    expect(sentences, sentences.join(' | ')).toHaveLength(many)
    expect(streamed([...text])).toEqual(sentences)
  })

  it('the last full stop waits for what follows, anything before it is given at once', () => {
    expect(cutSentences('It costs 3.', false)).toEqual({ sentences: [], rest: 'It costs 3.' })
    expect(cutSentences('Go! Now. ', false)).toEqual({ sentences: ['Go!'], rest: 'Now. ' })
    expect(cutSentences('Go! Now. W', false)).toEqual({ sentences: ['Go!', 'Now.'], rest: 'W' })
    expect(cutSentences('Really? ', false)).toEqual({ sentences: ['Really?'], rest: '' })
    expect(cutSentences('走。然', false)).toEqual({ sentences: ['走。'], rest: '然' })
    expect(cutSentences('Dr. S', false)).toEqual({ sentences: [], rest: 'Dr. S' })
    expect(cutSentences('', true)).toEqual({ sentences: [], rest: '' })
    expect(cutSentences(' ', true)).toEqual({ sentences: [], rest: '' })
  })

  it('a run without a full stop is cut at a comma or a space, so that the voice is not starved', () => {
    const commas = `${'and we walked on, '.repeat(40)}home`
    const spaces = 'and we walked on '.repeat(40)
    const nothing = '𝒳'.repeat(500)
    const chinese = '我们走了很久，'.repeat(90)
    for (const text of [commas, spaces, nothing, chinese]) {
      const sentences = whole(text)
      expect(sentences.length).toBeGreaterThan(2)
      for (const sentence of sentences) expect(sentence.length).toBeLessThanOrEqual(300)
      expect(sentences.slice(0, -1).every((sentence) => sentence.length > 100)).toBe(true)
      expect(sentences.join('')).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
    }
    expect(whole(commas).slice(0, -1).every((sentence) => sentence.endsWith(','))).toBe(true)
    expect(cutSentences(spaces, false).sentences.length).toBeGreaterThan(0)
  })

  it('are the same however the text was cut on its way, and are the text, word for word', () => {
    const parts = [
      ...['Hm', 'No', 'Dr', 'e.g', 'z', 'B', 'U.S', '3', '14', '1999', 'am', 'Mai', 'The', 'they', 'Mara'],
      ...['v2', 'p.m', 'I'],
      ...['.', '.', '. ', '. ', '? ', '! ', '?!', '...', '… ', ', ', '; ', ' – '],
      ...['"', '“', '”', '„', '«', ' »', '(', ')', "'"],
      ...['。', '？', '」', '「', '”', 'と', '你好', '।', 'हाँ', '؟', 'نعم', '𝒳', '👋'],
      ...[' ', ' ', ' ', ' word ', ' Word '],
      ...['a'.repeat(60), 'long words here '.repeat(12), '.'.repeat(70), ')'.repeat(70), 'é', 'e\u0301'],
    ]
    for (let seed = 1; seed <= 4000; seed += 1) {
      const dice = createDice(seed)
      const text = Array.from({ length: dice.below(dice.oneIn(10) ? 120 : 24) }, () => dice.one(parts))
        .join('')
        .replace(/\s+/gu, ' ')
      const sentences = whole(text)
      expect(streamed(dice.cut(text, 1 + dice.below(12))), `seed ${seed}: ${text}`).toEqual(sentences)

      let at = 0
      for (const [index, sentence] of sentences.entries()) {
        const from = text.indexOf(sentence, at)
        expect(text.slice(at, from).trim(), `seed ${seed}`).toBe('')
        expect(sentence, `seed ${seed}`).toMatch(/^\S(?:.*\S)?$/su)
        expect(sentence.length).toBeLessThanOrEqual(300)
        if (index < sentences.length - 1 && sentence.length < 100) expect(sentence).toMatch(/[\p{L}\p{N}]/u)
        at = from + sentence.length
      }
      expect(text.slice(at).trim(), `seed ${seed}`).toBe('')
    }
  })

  it('a hostile text of a megabyte is cut in time that grows with its length alone', () => {
    for (const piece of ['. ', '.', 'a. ', '"', '!!', 'a.b', 'Mr. ', '« . '])
      expect(whole(piece.repeat(20_000)).length).toBeGreaterThan(0)
  })
})
