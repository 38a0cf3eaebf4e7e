import { fitted, invent } from './geminiInstance.ts'
import type { Asked } from './geminiRequest.ts'
import { isObject, type Schema } from './geminiSchema.ts'
import { writeBatch } from './writerBatch.ts'
import { writeBrief, writeDirection, writeSummary } from './writerBrief.ts'
import { batchOf, readPrompt, type Prompt } from './writerPrompt.ts'
import { pick } from './writerChance.ts'
import { judgementOf, writeJudgement } from './writerJudge.ts'
import { writeTalk } from './writerTalk.ts'
import { talkOf } from './writerTalkPrompt.ts'

/**
 * What a model would answer, from nothing but the text of the request: the same text gives the same answer. It knows
 * what it is asked for by the labels of the prompt and the members of the schema; whatever it is, the answer satisfies
 * the schema.
 */
export function writeAnswer({ system, contents, schema, json }: Asked): string {
  const prompt = readPrompt({ system, contents })
  const last = contents.at(-1)?.text ?? ''
  if (!schema) return json ? JSON.stringify({ answer: plainAnswer(prompt, last) }) : plainAnswer(prompt, last)
  const known = members(schema)
  const batch = known.has('segments') ? batchOf(prompt) : null
  const judged = known.has('outcome') && known.has('intent') ? judgementOf(prompt) : null
  const value = batch
    ? writeBatch(batch)
    : known.has('story') && known.has('characters')
      ? writeBrief(prompt)
      : judged
        ? writeJudgement(judged)
        : null
  return JSON.stringify(
    value ? fitted(value, schema, schema, last) : invent(schema, schema, `${system} ${last}`),
  )
}

/** Whether what is asked for is a message of somebody in a conversation: plain text that is heard as it comes. */
export function isTalk({ system, contents, schema, json }: Asked): boolean {
  return !schema && !json && talkOf(readPrompt({ system, contents })) !== null
}

function members(schema: Schema): ReadonlySet<string> {
  return new Set(isObject(schema['properties']) ? Object.keys(schema['properties']) : [])
}

function plainAnswer(prompt: Prompt, last: string): string {
  const request = prompt.get('REQUEST') ?? ''
  if (request.startsWith('DIRECTION')) return writeDirection(prompt)
  if (request.startsWith('SUMMARY')) return writeSummary(prompt)
  const talk = talkOf(prompt)
  if (talk) return writeTalk(talk)
  return pick(small, last)
}

/** For talk that belongs to no story: short, and true of what is talking. */
const small = [
  'I am the studio, the small stand-in that runs when no model is connected. I can write radio shows, and I keep the rest short.',
  'There is no model behind this line tonight, only the studio. Ask me for a mission, and I have something to tell.',
  'You have reached the studio. It writes pirate radio and does not do much else, but it listens.',
]
