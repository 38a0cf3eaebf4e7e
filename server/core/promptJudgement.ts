import { z } from 'zod'
import { languageName } from './languageName.ts'
import { wordsOf } from './memory.ts'
import type { WriterRequest } from './ports.ts'
import type { Verdict } from './programme.ts'
import { castList } from './promptCast.ts'
import { house } from './promptHouse.ts'
import { schemaOf } from './promptSchema.ts'
import { bullets, oneLine, sections, speech } from './promptText.ts'
import type { Intent, Step } from './scenario.ts'
import type { Said, Session } from './session.ts'

/**
 * What the model decides of an answer (S3). The evidence stands first, so that what is decided follows from it and not
 * the other way round.
 */
export const Judgement = z.object({
  reason: z
    .string()
    .trim()
    .min(1)
    .max(400)
    .describe("the evidence for the player: one short sentence in English that quotes the player's words"),
  outcome: z.enum(['CORRECT', 'INCORRECT_ANSWER', 'WRONG_LANGUAGE', 'UNHEARD']),
  intent: z.string().describe('name of the intent or mistake that the answer means; empty where it is none'),
  reply: z
    .string()
    .trim()
    .max(400)
    .describe('what the host says to it, in the language of the scenario, one or two short sentences'),
})
export type Judgement = z.infer<typeof Judgement>

const schema = schemaOf(Judgement)

/** How much of what came before the judge sees, in things said: enough to know what "that" and "there" are. */
const pastSayings = 6

/** From here down the words may be others than those that were said. */
const poorConfidence = 0.6

/**
 * Asks for the verdict on the answer that `session` is judging (S3): one that no rule could decide. What never changes
 * comes first, then what is the scenario's, then the step, and the answer last.
 * @throws {Error} where nothing is being judged.
 */
export function judgementRequest({ programme, context }: Session): WriterRequest {
  if (programme.kind !== 'scenario' || !programme.judging) throw new Error('no answer is being judged')
  const { scenario, judging } = programme
  const step = scenario.steps[programme.step]
  if (!step) throw new Error(`scenario ${scenario.id} has no step ${programme.step}`)
  const { heard, turn } = judging
  const language = languageName(scenario.language)
  const system = sections({
    'WHAT THIS IS': what,
    'HOW TO JUDGE': rules,
    'HOW THE HOST REPLIES': reply,
    PLAYERS: house.speech,
    ANSWER: 'One JSON object and nothing else: reason, outcome, intent, reply, in this order.',
    SITUATION: `${scenario.title}. ${scenario.summary}`,
    HOST: castList([scenario.host]),
    LANGUAGE: `${language} (${scenario.language}), level ${scenario.level}`,
  })
  const before = context
    .filter((said) => said.kind === 'line' || said.turn !== turn)
    .slice(-pastSayings)
    .map(spoken)
  const request = sections({
    'SO FAR': before.join('\n'),
    ASKED: oneLine(step.says),
    EXPECTED: bullets(step.expects.map(meaning)),
    'KNOWN MISTAKES': bullets(step.mistakes.map(meaning)),
    REQUEST: `JUDGEMENT. Judge the answer below. The host's reply is in ${language}.`,
    'THE ANSWER': [
      `${heard.typed ? 'The player typed' : 'The player said'}: ${speech(heard.text)}`,
      heard.confidence < poorConfidence ? 'Poorly heard: some of the words may be wrong.' : '',
      heard.language
        ? `Language by its words: ${heard.language.code}, ${Math.round(100 * heard.language.confidence)} percent sure.`
        : '',
    ]
      .filter(Boolean)
      .join('\n'),
  })
  return { purpose: 'judgement', system, messages: [{ from: 'user', text: request }], schema }
}

/**
 * The judgement as a verdict on an answer to `step` (S3). An intent that the step does not have is none.
 * @throws {Error} where it contradicts itself, in words that the model can act on.
 */
export function verdictOf({ outcome, intent, reason, reply }: Judgement, step: Step): Verdict {
  const named = (intents: readonly Intent[]) =>
    intents.find(({ name }) => name === intent.trim())?.name ?? null
  const expected = named(step.expects)
  if (outcome === 'CORRECT' && expected === null) {
    const names = step.expects.map(({ name }) => name).join(', ')
    throw new Error(
      `outcome CORRECT needs one of the expected intents (${names}) as intent, not "${oneLine(intent).slice(0, 60)}"; an answer that is none of them is INCORRECT_ANSWER`,
    )
  }
  return {
    outcome,
    intent: intentOf(outcome, expected, named(step.mistakes)),
    reason: oneLine(reason),
    reply: oneLine(reply) || null,
    by: 'MODEL',
  }
}

/** The right thing in the wrong language is still that thing; a wrong answer is none of the right ones. */
function intentOf(
  outcome: Judgement['outcome'],
  expected: string | null,
  mistaken: string | null,
): string | null {
  switch (outcome) {
    case 'CORRECT':
      return expected
    case 'WRONG_LANGUAGE':
      return expected ?? mistaken
    case 'INCORRECT_ANSWER':
      return mistaken
    case 'UNHEARD':
      return null
    default:
      return outcome satisfies never
  }
}

/** `- name: what it means. Examples: "one" "another"`. */
function meaning({ name, about, examples }: Intent): string {
  const quoted = examples.map((example) => `"${oneLine(example).replaceAll('"', "'")}"`).join(' ')
  return `${name}: ${about.replace(/[.\s]*$/, '.')} Examples: ${quoted}`
}

function spoken(said: Said): string {
  if (said.kind === 'player' && said.heard.kind === 'words') return `PLAYER: ${speech(said.heard.text)}`
  return oneLine(wordsOf(said)).replace(/^CALLER:/, 'PLAYER:')
}

const what = [
  'You judge one spoken answer in a practice game. A host asks, a player answers, and the answer is right, wrong, in the',
  'wrong language, or not to be made out. You judge it as a fair examiner would: by what it means, not by its words.',
].join('\n')

const rules = bullets([
  'CORRECT: it means what one of the expected intents means, in the language of the scenario. The examples show how people say it; other words, other names and other things of the kind are as good. Grammar, accent and politeness cost nothing unless the intent asks for them.',
  'INCORRECT_ANSWER: it means something else, the opposite, only a part of what is asked, or it evades: a question back, a shrug, "I do not know". Where it is one of the known mistakes, name that.',
  'WRONG_LANGUAGE: it could be understood, and most of it is in another language than that of the scenario. Names, loan words and a single foreign word are no reason for it. The guess at its language can be wrong with few words.',
  'UNHEARD: gibberish, noise, half a word: nothing that could be right or wrong. A whole sentence is never UNHEARD.',
  'A machine took the words down. One or two that sound like the right one and make no sense as they stand are mishearings: read them as what they sound like. Numbers, letters and yes or no are not stretched that way.',
  'An answer that holds the right thing and takes it back is wrong; one that corrects itself counts as corrected.',
  'intent is exactly a name from the lists. With CORRECT it is one of the expected ones.',
])

const reply = bullets([
  'In character, in the language of the scenario at its level, one or two short sentences, spoken aloud: words only, no markdown, no brackets, no emoji.',
  'It takes up what the player really said. It does not put the next question: that comes by itself.',
  'To a wrong answer it does not give the right one away, nor a part of it. To a wrong language it asks for the right language, in that language.',
  'The host knows of no game, no score, no lives, no intents.',
])
