import type { Scenario } from '../../server/core/scenario.ts'
import type { WriterRequest } from '../../server/core/ports.ts'
import { batchRequest } from '../../server/core/promptBatch.ts'
import { judgementRequest } from '../../server/core/promptJudgement.ts'
import { messageRequest } from '../../server/core/promptMessage.ts'
import { seedPersonas } from '../../server/core/seedPersonas.ts'
import { newScore } from '../../server/core/score.ts'
import { judging, lineSaid, persona, playerSaid, sessionPlaying, talking, words } from '../../server/core/testing/promptSessions.ts'
import { createHand, programmes } from '../../server/core/testing/sessions.ts'
import { answers, attacks, brief, direction, turns } from './script.ts'

/** Something that every writer is asked, by the product's own prompts, to the letter. */
export type WriterTask = { readonly name: string; readonly request: WriterRequest } & (
  | { readonly kind: 'opening' | 'reaction' | 'attack' }
  | { readonly kind: 'judgement'; readonly outcome: string }
  | { readonly kind: 'message'; readonly speaker: string }
)

export const speakers = brief.characters.map(({ name }) => name)

type Hand = ReturnType<typeof createHand>

/** @param scenario whose steps `answers` are answers to. */
export function writerTasks(wanted: number, scenario: Scenario): readonly WriterTask[] {
  return [opening(), ...reactions(wanted), ...judgements(scenario), ...messages(), ...attacks.map(attack)]
}

/** A show whose memory holds all of the script. */
function show(): Hand {
  const mission = { ...programmes.mission, brief, direction, score: newScore(brief.listeners) }
  return createHand({ memoryTokens: 1_000_000, timeLimitMs: null }, mission)
}

function asked({ session, at }: Hand): WriterRequest {
  if (!session.ask) throw new Error('the show asks for nothing')
  return batchRequest(session, session.ask, at)
}

function opening(): WriterTask {
  const hand = show()
  hand.do('tunedIn', {})
  return { name: 'opening', kind: 'opening', request: asked(hand) }
}

/** The same dialogue for every model: what the hosts said before is the script's, and not its own. */
function reactions(wanted: number): readonly WriterTask[] {
  const hand = show()
  hand.atPause()
  return Array.from({ length: wanted }, (_, index) => {
    const turn = turns[index % turns.length]
    if (!turn) throw new Error('the script has no turns')
    hand.type(turn.caller)
    const request = asked(hand)
    hand.write([...turn.hosts, '...'], 1)
    for (const _line of turn.hosts) hand.hearLine()
    return { name: `reaction ${index + 1}`, kind: 'reaction', request }
  })
}

function judgements(scenario: Scenario): readonly WriterTask[] {
  return answers.map(({ step, text, outcome }, index) => ({
    name: `judgement ${index + 1}`,
    kind: 'judgement',
    outcome,
    request: judgementRequest(sessionPlaying(judging(scenario, words(text), step))),
  }))
}

function messages(): readonly WriterTask[] {
  const [marlow, ines] = seedPersonas.slice(0, 2).map((wish) => persona(wish.name, wish))
  if (!marlow || !ines) throw new Error('there are no characters')
  const said = (text: string) => playerSaid('t1', words(text))
  const first = [said('good evening you two what do you do when you cannot sleep')]
  const second = [...first, lineSaid('Marlow', 'I count ships. There are fewer every year.', 'm1'), said('and you Ines')]
  return [
    { writing: marlow, context: first },
    { writing: ines, context: second },
  ].map(({ writing, context }, index) => ({
    name: `message ${index + 1}`,
    kind: 'message',
    speaker: writing.name,
    request: messageRequest(sessionPlaying(talking([marlow, ines], writing), { context })),
  }))
}

function attack(text: string, index: number): WriterTask {
  const hand = show()
  hand.atPause()
  hand.type(text)
  return { name: `attack ${index + 1}`, kind: 'attack', request: asked(hand) }
}
