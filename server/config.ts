import { z } from 'zod'
import type { WriterRequest } from './core/ports.ts'
import type { Programme } from './core/programme.ts'
import type { Rules } from './core/session.ts'
import type { Prices } from './core/usage.ts'

const text = z.string().trim().min(1)
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max)
const amount = z.coerce.number().min(0)
const url = z.url({ protocol: /^https?$/ })
const words = text.transform((list) => list.split(/[\s,]+/).filter((word) => word !== ''))

/**
 * Every setting, by its name in the environment (.env.example says what each is for). What is not set has a default,
 * with which the whole product runs by itself.
 */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  PORT: whole(0, 65535).default(4000),
  HOST: text.default('127.0.0.1'),
  DATA_DIR: text.default('./data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  // A list of hosts, as a replica set has it, is no URL by the standard: the driver reads the rest.
  MONGODB_URI: text.regex(/^mongodb(\+srv)?:\/\//, 'must begin with mongodb:// or mongodb+srv://').optional(),

  GEMINI_API_KEY: text.optional(),
  GEMINI_BASE_URL: url.optional(),
  GEMINI_BRIEF_MODEL: text.default('gemini-3.8-flash'),
  GEMINI_DIRECTION_MODEL: text.default('gemini-3.8-flash'),
  GEMINI_DIALOGUE_MODEL: text.default('gemini-3.5-flash-lite'),
  GEMINI_SUMMARY_MODEL: text.default('gemini-3.5-flash-lite'),
  GEMINI_JUDGEMENT_MODEL: text.default('gemini-3.5-flash-lite'),
  GEMINI_MESSAGE_MODEL: text.default('gemini-3.5-flash-lite'),
  GEMINI_CONVERSATION_MODELS: words.default([
    'gemini-3.5-flash-lite',
    'gemini-3.8-flash',
    'gemini-2.5-flash',
    'gemini-2.5-flash-lite',
  ]),
  GEMINI_FALLBACK_MODEL: text.default('gemini-2.5-flash-lite'),

  DEEPGRAM_API_KEY: text.optional(),
  DEEPGRAM_BASE_URL: url.optional(),
  DEEPGRAM_EAR_MODEL: text.default('nova-3'),
  DEEPGRAM_LANGUAGE: text.default('en'),
  DEEPGRAM_VOICE_CONCURRENCY: whole(1, 1000).default(12),
  DEEPGRAM_VOICE_BIT_RATE: whole(6000, 128_000).default(32_000),

  SIGN_IN_SECRET: z.string().min(32).optional(),
  SIGN_IN_MINUTES: z.coerce.number().min(0.05).max(1440).default(15),
  SIGN_IN_DAYS: z.coerce.number().min(0.01).max(3650).default(30),
  JWKS_URL: url.optional(),
  JWT_ISSUER: text.optional(),
  JWT_AUDIENCE: text.optional(),
  MISSIONS_PER_HOUR: whole(1, 10_000).default(20),
  SESSIONS_PER_HOUR: whole(1, 10_000).default(60),
  CHARACTERS_PER_HOUR: whole(1, 10_000).default(60),
  TURNS_PER_MINUTE: whole(1, 10_000).default(120),
  SIGN_INS_PER_HOUR: whole(1, 1_000_000).default(120),
  REQUESTS_PER_MINUTE: whole(1, 1_000_000).default(1200),
  SHOWS_PER_PLAYER: whole(1, 10_000).default(20),
  SOCKETS_PER_PLAYER: whole(1, 10_000).default(10),
  PLAYERS_PER_ADDRESS: whole(1, 1_000_000).default(20),
  TRUSTED_PROXIES: whole(0, 10).default(0),
  ALLOWED_ORIGINS: words.pipe(z.array(url)).optional(),

  MEDIA_HOST: text.optional(),
  MEDIA_PORT: whole(1, 65535).optional(),
  MEDIA_ANNOUNCED_ADDRESS: text.optional(),
  MEDIA_WORKERS: whole(1, 256).optional(),
  MEDIASOUP_WORKER_BIN: text.optional(),
  TURN_URLS: words.optional(),
  TURN_USERNAME: text.optional(),
  TURN_CREDENTIAL: text.optional(),

  SHOW_INTERRUPTIBLE: z.stringbool().default(true),
  SHOW_WARNING_SECONDS: whole(1, 600).default(30),
  SHOW_PAUSE_SECONDS: whole(1, 120).default(10),
  SCENARIO_PAUSE_SECONDS: whole(5, 600).default(20),
  CONVERSATION_IDLE_MINUTES: whole(1, 720).default(15),
  SHOW_TURN_SECONDS: whole(1, 120).default(30),
  SHOW_PATIENCE_SECONDS: z.coerce.number().min(0.5).max(60).default(3),
  SHOW_BUDGET_DOLLARS: z.coerce.number().positive().optional(),
  SHOW_GRACE_SECONDS: whole(1, 3600).default(60),
  SHOW_KEPT_DAYS: whole(1, 3650).default(30),
  SESSION_RETENTION_DAYS: whole(1, 3650).default(90),
  SHOW_MEMORY_TOKENS: whole(200, 1_000_000).default(3000),
  WRITER_TIMEOUT_SECONDS: whole(1, 120).default(15),
  WRITER_LIVE_TIMEOUT_SECONDS: z.coerce.number().min(0.5).max(60).default(3.5),
  VOICE_TIMEOUT_SECONDS: whole(1, 60).default(8),
  EAR_TIMEOUT_SECONDS: z.coerce.number().min(1).max(15).default(1.5),

  PRICE_INPUT_TOKENS_PER_MILLION: amount.default(0.3),
  PRICE_OUTPUT_TOKENS_PER_MILLION: amount.default(2.5),
  PRICE_VOICE_PER_THOUSAND_CHARACTERS: amount.default(0.03),
  PRICE_EAR_PER_MINUTE: amount.default(0.0077),
})

export interface Config {
  readonly production: boolean
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly logLevel: string
  /** Null: a file under `dataDir`. */
  readonly mongoUri: string | null
  readonly gemini: {
    /** Null: the studio. */
    readonly apiKey: string | null
    readonly baseUrl: string | null
    readonly models: Readonly<Record<WriterRequest['purpose'] | 'fallback', string>>
    /** What can be chosen for conversations, the usual one first (C6). */
    readonly conversationModels: readonly string[]
    /** To the first words: on the air, and of everything else. */
    readonly liveTimeoutMs: number
    readonly timeoutMs: number
  }
  readonly deepgram: {
    /** Null: the studio. */
    readonly apiKey: string | null
    readonly baseUrl: string | null
    readonly earModel: string
    readonly language: string
    readonly voiceConcurrency: number
    readonly voiceBitRate: number
    readonly voiceTimeoutMs: number
  }
  readonly signIn: {
    /** Null: made once and kept under `dataDir`. */
    readonly secret: string | null
    /** How long a guest's token, and how long a sign-in that is not refreshed, is good for. */
    readonly life: { readonly tokenMs: number; readonly signInMs: number }
    /** Null: guests only. */
    readonly issuer: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string } | null
  }
  /** What one player may do, and for sign-ins one address: each costs money or room. An address may do as much as so many. */
  readonly limits: {
    readonly missionsPerHour: number
    readonly sessionsPerHour: number
    readonly charactersPerHour: number
    readonly turnsPerMinute: number
    readonly signInsPerHour: number
    readonly requestsPerMinute: number
    readonly showsPerPlayer: number
    readonly socketsPerPlayer: number
    readonly playersPerAddress: number
  }
  /** Proxies in front of this server. */
  readonly proxies: number
  /** Origins whose pages may open a socket, besides those of this server. */
  readonly origins: readonly string[]
  readonly media: {
    readonly host: string
    readonly port: number | null
    readonly announcedAddress: string | null
    /** Null: one per core. */
    readonly workers: number | null
    readonly workerBin: string | null
    readonly iceServers: readonly { readonly urls: readonly string[]; readonly username: string; readonly credential: string }[]
  }
  /** Of every show; a mission sets the time limit and the target. */
  /** By what is played. */
  readonly rules: Readonly<Record<Programme['kind'], Rules>>
  /** How long a session that nothing happens to any more is stored, in milliseconds (E17). */
  readonly retentionMs: number
  readonly prices: Prices
}

/** Something in the environment is missing, wrong, or contradicts something else. The message names all of it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** Settings that make sense together only. */
const together = [
  ['JWKS_URL', 'JWT_ISSUER', 'JWT_AUDIENCE'],
  ['TURN_URLS', 'TURN_USERNAME', 'TURN_CREDENTIAL'],
] as const
const needs = [
  ['GEMINI_BASE_URL', 'GEMINI_API_KEY'],
  ['DEEPGRAM_BASE_URL', 'DEEPGRAM_API_KEY'],
] as const

/**
 * The environment as configuration. An empty value counts as not set.
 * @throws ConfigError that names everything that is wrong, all of it at once.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const parsed = Environment.safeParse(given)
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}${shown(String(issue.path[0]))}`)
  /** What it is, unless that is nobody's business. */
  function shown(name: string): string {
    return /KEY|SECRET|CREDENTIAL|URI/.test(name) ? '' : ` (it is "${String(given[name])}")`
  }
  for (const group of together) {
    const missing = group.filter((name) => !(name in given))
    if (missing.length > 0 && missing.length < group.length)
      faults.push(`${missing.join(', ')}: must be set, because ${group.find((name) => name in given)} is`)
  }
  for (const [name, needed] of needs)
    if (name in given && !(needed in given)) faults.push(`${needed}: must be set, because ${name} is`)
  if (parsed.success && parsed.data.SESSION_RETENTION_DAYS < parsed.data.SHOW_KEPT_DAYS)
    faults.push('SESSION_RETENTION_DAYS: must be at least SHOW_KEPT_DAYS: a saved show that can be resumed is stored')
  if (!parsed.success || faults.length > 0)
    throw new ConfigError(['The environment does not fit:', ...faults].join('\n  '))
  return configOf(parsed.data)
}

function configOf(env: z.infer<typeof Environment>): Config {
  return {
    production: env.NODE_ENV === 'production',
    port: env.PORT,
    host: env.HOST,
    dataDir: env.DATA_DIR,
    logLevel: env.LOG_LEVEL,
    mongoUri: env.MONGODB_URI ?? null,
    gemini: {
      apiKey: env.GEMINI_API_KEY ?? null,
      baseUrl: env.GEMINI_BASE_URL ?? null,
      models: {
        brief: env.GEMINI_BRIEF_MODEL,
        direction: env.GEMINI_DIRECTION_MODEL,
        batch: env.GEMINI_DIALOGUE_MODEL,
        summary: env.GEMINI_SUMMARY_MODEL,
        judgement: env.GEMINI_JUDGEMENT_MODEL,
        message: env.GEMINI_MESSAGE_MODEL,
        fallback: env.GEMINI_FALLBACK_MODEL,
      },
      conversationModels: env.GEMINI_CONVERSATION_MODELS,
      liveTimeoutMs: seconds(env.WRITER_LIVE_TIMEOUT_SECONDS),
      timeoutMs: seconds(env.WRITER_TIMEOUT_SECONDS),
    },
    deepgram: {
      apiKey: env.DEEPGRAM_API_KEY ?? null,
      baseUrl: env.DEEPGRAM_BASE_URL ?? null,
      earModel: env.DEEPGRAM_EAR_MODEL,
      language: env.DEEPGRAM_LANGUAGE,
      voiceConcurrency: env.DEEPGRAM_VOICE_CONCURRENCY,
      voiceBitRate: env.DEEPGRAM_VOICE_BIT_RATE,
      voiceTimeoutMs: seconds(env.VOICE_TIMEOUT_SECONDS),
    },
    signIn: {
      secret: env.SIGN_IN_SECRET ?? null,
      life: { tokenMs: seconds(env.SIGN_IN_MINUTES * 60), signInMs: seconds(env.SIGN_IN_DAYS * 24 * 3600) },
      issuer:
        env.JWKS_URL && env.JWT_ISSUER && env.JWT_AUDIENCE
          ? { jwksUrl: env.JWKS_URL, issuer: env.JWT_ISSUER, audience: env.JWT_AUDIENCE }
          : null,
    },
    limits: {
      missionsPerHour: env.MISSIONS_PER_HOUR,
      sessionsPerHour: env.SESSIONS_PER_HOUR,
      charactersPerHour: env.CHARACTERS_PER_HOUR,
      turnsPerMinute: env.TURNS_PER_MINUTE,
      signInsPerHour: env.SIGN_INS_PER_HOUR,
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      showsPerPlayer: env.SHOWS_PER_PLAYER,
      socketsPerPlayer: env.SOCKETS_PER_PLAYER,
      playersPerAddress: env.PLAYERS_PER_ADDRESS,
    },
    proxies: env.TRUSTED_PROXIES,
    origins: env.ALLOWED_ORIGINS ?? [],
    media: {
      host: env.MEDIA_HOST ?? env.HOST,
      port: env.MEDIA_PORT ?? null,
      announcedAddress: env.MEDIA_ANNOUNCED_ADDRESS ?? null,
      workers: env.MEDIA_WORKERS ?? null,
      workerBin: env.MEDIASOUP_WORKER_BIN ?? null,
      iceServers:
        env.TURN_URLS && env.TURN_USERNAME && env.TURN_CREDENTIAL
          ? [{ urls: env.TURN_URLS, username: env.TURN_USERNAME, credential: env.TURN_CREDENTIAL }]
          : [],
    },
    rules: rulesOf(env),
    retentionMs: seconds(env.SESSION_RETENTION_DAYS * 24 * 3600),
    prices: pricesOf(env),
  }
}

function seconds(count: number): number {
  return count * 1000
}

function pricesOf(env: z.infer<typeof Environment>): Prices {
  return {
    inputTokensPerMillion: env.PRICE_INPUT_TOKENS_PER_MILLION,
    outputTokensPerMillion: env.PRICE_OUTPUT_TOKENS_PER_MILLION,
    voiceCharactersPerThousand: env.PRICE_VOICE_PER_THOUSAND_CHARACTERS,
    earMinute: env.PRICE_EAR_PER_MINUTE,
  }
}

function rulesOf(env: z.infer<typeof Environment>): Config['rules'] {
  const shared: Rules = {
    timeLimitMs: null,
    warningMs: seconds(env.SHOW_WARNING_SECONDS),
    interruptible: env.SHOW_INTERRUPTIBLE,
    pauseMs: seconds(env.SHOW_PAUSE_SECONDS),
    turnMs: seconds(env.SHOW_TURN_SECONDS),
    // Longer than the ear takes from one partial to the next while somebody speaks on.
    settleMs: 400,
    // The tail and the transcript, and as much again before the ear is given up on.
    finalMs: seconds(env.EAR_TIMEOUT_SECONDS * 2),
    readyMs: seconds(5),
    // Longer than the writer's own time-outs, retries and all, so that its account of a fault is the one that is told.
    writerMs: seconds(env.WRITER_LIVE_TIMEOUT_SECONDS * 4 + 16),
    voiceMs: seconds(env.VOICE_TIMEOUT_SECONDS * 2 + 1),
    patienceMs: seconds(env.SHOW_PATIENCE_SECONDS),
    graceMs: seconds(env.SHOW_GRACE_SECONDS),
    keptMs: seconds(env.SHOW_KEPT_DAYS * 24 * 3600),
    linesAhead: 3,
    memoryTokens: env.SHOW_MEMORY_TOKENS,
    faultsInARow: 3,
    budget: env.SHOW_BUDGET_DOLLARS === undefined ? null : { dollars: env.SHOW_BUDGET_DOLLARS, prices: pricesOf(env) },
  }
  return {
    mission: { ...shared, timeLimitMs: seconds(300) },
    scenario: { ...shared, pauseMs: seconds(env.SCENARIO_PAUSE_SECONDS) },
    conversation: { ...shared, pauseMs: seconds(env.CONVERSATION_IDLE_MINUTES * 60) },
  }
}
