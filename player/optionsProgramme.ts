import type { ModelSettingsInput } from './generated/graphql.ts'
import type { Programme } from './options.ts'

/** The flags of one programme alone, as `parseArgs` wants them. */
export const flags = {
  theme: { type: 'string' },
  minutes: { type: 'string' },
  mission: { type: 'string' },
  resume: { type: 'boolean' },
  scenario: { type: 'string' },
  'time-stop': { type: 'boolean' },
  conversation: { type: 'string' },
  with: { type: 'string' },
  'hands-free': { type: 'boolean' },
  'interrupt-after': { type: 'string' },
  model: { type: 'string' },
  temperature: { type: 'string' },
  'top-p': { type: 'string' },
  'top-k': { type: 'string' },
  'presence-penalty': { type: 'string' },
  'frequency-penalty': { type: 'string' },
} as const

export type Flags = {
  readonly [Name in keyof typeof flags]?: (typeof flags)[Name]['type'] extends 'string' ? string : boolean
}

/** The limits of CreateMissionInput.timeLimitSeconds. */
const MINUTES = { least: 0.5, most: 60 }
const LONGEST_INTERRUPTION = 60_000

const MISSION_FLAGS = ['theme', 'minutes', 'mission', 'resume'] as const
const SCENARIO_FLAGS = ['scenario', 'time-stop'] as const
const SETTINGS = {
  temperature: 'temperature',
  'top-p': 'topP',
  'top-k': 'topK',
  'presence-penalty': 'presencePenalty',
  'frequency-penalty': 'frequencyPenalty',
} as const satisfies { [flag: string]: keyof ModelSettingsInput }
const CONVERSATION_FLAGS = [
  'conversation',
  'with',
  'hands-free',
  'interrupt-after',
  'model',
  ...keysOf(SETTINGS),
] as const

/** What is to be played, or one line on what does not fit. */
export function readProgramme(given: Flags): Programme | Error {
  const of = (names: readonly (keyof Flags)[]) => names.find((name) => given[name] !== undefined)
  const [mission, scenario, conversation] = [of(MISSION_FLAGS), of(SCENARIO_FLAGS), of(CONVERSATION_FLAGS)]
  const [first, second] = [mission, scenario, conversation].filter((name) => name !== undefined)
  if (first && second) return new Error(`--${first} and --${second} exclude one another`)
  if (scenario) return readScenario(given)
  return conversation ? readConversation(given) : readMission(given)
}

function readMission({ theme, minutes: text, mission, resume }: Flags): Programme | Error {
  const minutes = text === undefined ? null : Number(text)
  if (minutes !== null && !(minutes >= MINUTES.least && minutes <= MINUTES.most))
    return new Error(`--minutes is a number from ${MINUTES.least} to ${MINUTES.most}, not «${text}»`)
  if (theme !== undefined && theme.length > 300) return new Error('--theme takes 300 characters at most')
  if (mission !== undefined && resume) return new Error('--mission and --resume exclude one another')
  if ((mission !== undefined || resume) && (theme ?? minutes ?? undefined) !== undefined)
    return new Error('--theme and --minutes are for a new mission')
  return { kind: 'MISSION', theme: theme ?? null, minutes, mission: mission ?? null, resume: resume ?? false }
}

function readScenario(given: Flags): Programme | Error {
  const timeStop = given['time-stop'] ?? false
  if (given.scenario) return { kind: 'SCENARIO', id: given.scenario, timeStop }
  return timeStop ? new Error('--time-stop wants a --scenario with its ID') : { kind: 'SCENARIO_LIST' }
}

function readConversation(given: Flags): Programme | Error {
  const { conversation, model } = given
  if (conversation === undefined)
    return new Error(`--${CONVERSATION_FLAGS.find((name) => given[name])} wants --conversation`)
  const names = given.with?.split(',').map((name) => name.trim())
  if (names?.includes('')) return new Error('--with wants names, with commas between them')
  const settings: ModelSettingsInput = model === undefined ? {} : { model }
  for (const flag of keysOf(SETTINGS)) {
    const text = given[flag]
    if (text === undefined) continue
    if (!text.trim() || !Number.isFinite(Number(text)))
      return new Error(`--${flag} is a number, not «${text}»`)
    settings[SETTINGS[flag]] = Number(text)
  }
  if (conversation && (names || Object.keys(settings).length > 0))
    return new Error('--with, --model and its settings are for a new conversation')
  const interruption = given['interrupt-after']
  const interruptAfterMs = interruption === undefined ? null : Number(interruption)
  if (
    interruptAfterMs !== null &&
    !(interruption?.trim() && interruptAfterMs >= 0 && interruptAfterMs <= LONGEST_INTERRUPTION)
  )
    return new Error(
      `--interrupt-after is in milliseconds, 0 to ${LONGEST_INTERRUPTION}, not «${interruption}»`,
    )
  const handsFree = given['hands-free'] ?? false
  return {
    kind: 'CONVERSATION',
    id: conversation || null,
    with: names ?? [],
    handsFree,
    interruptAfterMs,
    settings,
  }
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>) {
  return Object.keys(record) as Key[]
}
