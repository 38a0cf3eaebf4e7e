import type { WriterRequest } from '../../core/ports.ts'
import type { Dice } from '../../core/testing/dice.ts'

const words = ['Mara', 'Otto', 'the tower', '"', '\\', '{', '}', '\u{1f4fb}', 'é', '*', '[', '', '\n', '0']

/** What a model answers to a request of that purpose: what was asked for, or, gone wrong, nearly that. */
export function moodyAnswer(dice: Dice, purpose: WriterRequest['purpose'], wrong: boolean): string {
  switch (purpose) {
    case 'judgement':
      return judgement(dice, wrong)
    case 'message':
      return message(dice, wrong)
    default:
      return wrong ? anyBatch(dice) : goodBatch(dice)
  }
}

function goodBatch(dice: Dice): string {
  const line = (text: string) => ({ kind: 'line', speaker: dice.one(['Mara', 'Otto']), text })
  const lines = Array.from({ length: 1 + dice.below(5) }, (_, index) => line(`Line ${index}.`))
  const pause = dice.oneIn(3) ? [{ kind: 'pause', hint: 'Speak.' }] : []
  return JSON.stringify({
    awakenedListenersChangePercent: dice.below(40) - 10,
    reason: 'because',
    segments: [...lines, ...pause],
  })
}

function anyBatch(dice: Dice): string {
  const segment = (): unknown =>
    dice.one<() => unknown>([
      () => ({ kind: 'line', speaker: dice.one(['Mara', 'Otto', 'otto ']), text: `Hello. ${anyText(dice)}` }),
      () => ({ kind: 'line', speaker: 'Mara', text: 'And now the weather.' }),
      () => ({ kind: 'gap', milliseconds: dice.one([undefined, 0, 400, -5, 1e9]) }),
      () => ({ kind: 'pause', hint: 'Speak.' }),
      () => (dice.oneIn(4) ? anything(dice) : { kind: 'line', speaker: 'Otto', text: 'Right.' }),
    ])()
  const batch: Record<string, unknown> = {
    awakenedListenersChangePercent: dice.oneIn(8) ? anything(dice) : dice.below(60) - 20,
    reason: dice.oneIn(8) ? anything(dice) : anyText(dice),
    segments: dice.oneIn(8) ? anything(dice) : Array.from({ length: dice.below(8) }, segment),
  }
  if (dice.oneIn(10)) delete batch[dice.one(Object.keys(batch))]
  return mangled(dice, JSON.stringify(batch))
}

function judgement(dice: Dice, wrong: boolean): string {
  const outcome = dice.one(['CORRECT', 'CORRECT', 'INCORRECT_ANSWER', 'WRONG_LANGUAGE', 'UNHEARD'])
  // One of the two fits the step, and the other is told to the judge as a misfit.
  const intent = outcome === 'CORRECT' ? dice.one(['give_name', 'show_papers']) : ''
  const reply = dice.one(['', 'I see.'])
  const whole: Record<string, unknown> = { reason: 'That was said.', outcome, intent, reply }
  if (!wrong) return JSON.stringify(whole)
  whole[dice.one(Object.keys(whole))] = anything(dice)
  return mangled(dice, JSON.stringify(whole))
}

function message(dice: Dice, wrong: boolean): string {
  const sentences = ['Good evening. ', 'Well, Mr. Otto! ', 'Who knows? ', 'I read the *news*. ']
  const sentence = (): string => dice.one(sentences)
  const good = Array.from({ length: 1 + dice.below(4) }, sentence).join('')
  const named = dice.oneIn(4) ? `Mara: ${good}` : good
  return wrong ? dice.one([anyText(dice), `${named}${anyText(dice)}`, '', '   ', '"'.repeat(3)]) : named
}

function anything(dice: Dice): unknown {
  return dice.one<unknown>([null, true, -1, 1e300, anyText(dice), [], {}, [[]], { a: {} }])
}

function anyText(dice: Dice): string {
  return Array.from({ length: 1 + dice.below(5) }, () => dice.one(words)).join(' ')
}

function mangled(dice: Dice, whole: string): string {
  return dice.one([
    whole,
    whole,
    whole,
    `\`\`\`json\n${whole}\n\`\`\``,
    whole.slice(0, dice.below(whole.length)),
    whole + whole,
    anyText(dice),
  ])
}
