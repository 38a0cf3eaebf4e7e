import type { Heard, Line, Said } from '../core/session.ts'
import { builder } from './builder.ts'

export type TurnOutcome = 'WORDS' | 'UNINTELLIGIBLE' | 'SILENCE' | 'NOTHING_PRESSED'

const outcomes = {
  words: 'WORDS',
  unintelligible: 'UNINTELLIGIBLE',
  silence: 'SILENCE',
  nothingPressed: 'NOTHING_PRESSED',
} as const satisfies { [Kind in Heard['kind']]: TurnOutcome }

/** What became of a turn, as a client reads it (E8). */
export function turnOf(heard: Heard) {
  const words = heard.kind === 'words' ? heard : null
  return {
    outcome: outcomes[heard.kind],
    text: words?.text ?? null,
    confidence: words?.confidence ?? null,
    typed: words?.typed ?? false,
  }
}

export const TurnOutcomeRef = builder.enumType('TurnOutcome', {
  description: 'How a turn of the player ended (E8). The hosts react to each in its own way.',
  values: {
    WORDS: { description: 'There are words: spoken and understood, or typed.' },
    UNINTELLIGIBLE: { description: 'There was speech, and no transcript of it.' },
    SILENCE: { description: 'The key was down, and nobody spoke.' },
    NOTHING_PRESSED: { description: 'The key was never pressed.' },
  } satisfies { [Outcome in TurnOutcome]: { description: string } },
})

export const LineRef = builder.objectRef<Line>('Line').implement({
  description: 'One line of a host.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `readyForNext`. It is unique within its session only.' }),
    speaker: t.exposeString('speaker', { description: "Who says it: the `name` of one of the session's cast." }),
    text: t.exposeString('text', { description: 'The words, whole, as they are spoken.' }),
    messageId: t.exposeID('message', {
      nullable: true,
      description: 'Id of the message that it is a sentence of (C3); null outside conversations.',
    }),
  }),
})

type HostLine = Extract<Said, { kind: 'line' }>
type PlayerTurn = Extract<Said, { kind: 'player' }>

const HostLineRef = builder.objectRef<HostLine>('HostLine').implement({
  description: 'A line of a host that was on the air.',
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When it was over.' }),
    line: t.expose('line', { type: LineRef, description: 'The line as it was written.' }),
    heard: t.exposeString('heard', { description: 'What was heard of it: all of it, or the part before the interruption (E7).' }),
    interrupted: t.exposeBoolean('interrupted', { description: 'Whether the player cut it off.' }),
    voiced: t.exposeBoolean('voiced', { description: 'False where it was a caption only.' }),
  }),
})

const PlayerTurnRef = builder.objectRef<PlayerTurn>('PlayerTurn').implement({
  description: "A turn of the player's.",
  fields: (t) => ({
    at: t.expose('at', { type: 'DateTime', description: 'When its words were there, or when it was clear that there are none.' }),
    turnId: t.id({
      description: 'Id of the turn, the same as in the score changes and latencies. It is unique within its session only.',
      resolve: ({ turn }) => turn,
    }),
    outcome: t.field({
      type: TurnOutcomeRef,
      description: 'How it ended.',
      resolve: ({ heard }) => turnOf(heard).outcome,
    }),
    text: t.string({
      nullable: true,
      description: 'The words; null unless `outcome` is WORDS.',
      resolve: ({ heard }) => turnOf(heard).text,
    }),
    confidence: t.float({
      nullable: true,
      description: '0 to 1, and 1 for typed words; null unless `outcome` is WORDS.',
      resolve: ({ heard }) => turnOf(heard).confidence,
    }),
    typed: t.boolean({
      description: 'Whether the words were typed (E9).',
      resolve: ({ heard }) => turnOf(heard).typed,
    }),
  }),
})

export const SaidRef = builder.unionType('Said', {
  description: 'One thing that was said on the air.',
  types: [HostLineRef, PlayerTurnRef],
  resolveType: ({ kind }) => (kind === 'line' ? HostLineRef : PlayerTurnRef),
})
