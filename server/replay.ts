import { access, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { z } from 'zod'
import { openStore } from './compose.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { ProviderFailure } from './core/errors.ts'
import { id, type SessionId } from './core/ids.ts'
import type { LogEntry, SessionRecord, Store } from './core/ports.ts'
import type { Programme } from './core/programme.ts'
import { replay, type Difference, type Replayed } from './core/replay.ts'
import { leftMs } from './core/session.ts'

// Folds the log of a stored session again (E4), from the store of this configuration, a running server's too, or from a
// file. Exit codes: 0 the log gives what is stored, 1 it does not, 2 there is nothing to fold.

const usage = `Usage: npm run replay -- SESSION [--out FILE]
       npm run replay -- --file FILE

Folds the log of a stored session again and says whether it gives the session that is stored.
  SESSION      its id, in the store that DATA_DIR or MONGODB_URI names
  --out FILE   writes the session and its log to a new file, for a report: what was said on the air is in it
  --file FILE  reads one that --out has written`

/** Everything that a replay needs, as it stands in a file. */
interface Recording extends SessionRecord {
  readonly entries: readonly LogEntry[]
}

const whole = z.number().int().min(0)
/** What a file has to have to be folded at all; whether the rest of it fits is what the fold finds out. */
const File = z.looseObject({
  n: whole,
  session: z.looseObject({
    id: z.string(),
    openedAt: z.number(),
    programme: z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('mission'), brief: z.looseObject({ listeners: z.number() }) }),
      z.looseObject({
        kind: z.literal('scenario'),
        scenario: z.looseObject({ lives: whole, steps: z.array(z.looseObject({ id: z.string() })).min(1) }),
      }),
      z.looseObject({ kind: z.literal('conversation'), began: z.looseObject({ characters: z.array(z.unknown()) }) }),
    ]),
    rules: z.looseObject({ writerMs: z.number(), graceMs: z.number() }),
    cast: z.array(z.looseObject({ name: z.string() })),
  }),
  entries: z.array(z.looseObject({ n: whole, event: z.looseObject({ type: z.string(), at: z.number() }) })),
})

/** There is nothing to fold, and the message says why. */
class NothingToFold extends Error {
  override readonly name = 'NothingToFold'
}

process.exitCode = await run(process.argv.slice(2))

async function run(args: string[]): Promise<number> {
  try {
    const { values, positionals } = wishOf(args)
    const [sessionId, ...more] = positionals
    if (more.length > 0 || (sessionId === undefined) === (values.file === undefined) || (values.file && values.out))
      throw new NothingToFold(usage)
    const recording = values.file === undefined ? await ofStore(sessionId ?? '') : await ofFile(values.file)
    if (values.out !== undefined) await keep(values.out, recording)
    const replayed = replay(recording, recording.entries)
    console.log(accountOf(recording, replayed))
    return replayed.difference ? 1 : 0
  } catch (error) {
    const known = error instanceof NothingToFold || error instanceof ConfigError || error instanceof ProviderFailure
    if (!known) throw error
    console.error(error.message)
    return 2
  }
}

function wishOf(args: string[]) {
  try {
    const options = { file: { type: 'string' }, out: { type: 'string' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new NothingToFold(`${(error as Error).message}\n${usage}`)
  }
}

async function ofStore(sessionId: string): Promise<Recording> {
  const store = await storeOf(readConfig(process.env))
  try {
    // The record first: a server that writes meanwhile only adds to what comes after it.
    const record = await store.session(id<SessionId>(sessionId))
    if (!record) throw new NothingToFold(`No session ${sessionId} is stored.`)
    return { ...record, entries: await store.log(record.session.id, 0) }
  } finally {
    await store.close()
  }
}

/** The server's store, and no server. Makes no file. */
async function storeOf(config: Config): Promise<Store> {
  if (config.mongoUri === null)
    await access(join(config.dataDir, 'wakeband.sqlite')).catch(() => {
      throw new NothingToFold(`No store is in ${config.dataDir}: DATA_DIR or MONGODB_URI says where it is.`)
    })
  return openStore(config, pino({ level: 'warn' }, pino.destination({ dest: 2, sync: true })))
}

async function ofFile(path: string): Promise<Recording> {
  try {
    const parsed = File.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (parsed.success) return parsed.data as unknown as Recording
    throw new NothingToFold(`${path} is not what --out writes:\n${z.prettifyError(parsed.error)}`)
  } catch (error) {
    if (error instanceof NothingToFold) throw error
    throw new NothingToFold(`${path} cannot be read: ${(error as Error).message}`)
  }
}

async function keep(path: string, { n, session, entries }: Recording): Promise<void> {
  try {
    // 0600: what the player said is nobody else's business on a shared machine.
    await writeFile(path, `${JSON.stringify({ n, session, entries }, null, 1)}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    throw new NothingToFold(`${path} cannot be written: ${(error as Error).message}`)
  }
}

function accountOf(stored: SessionRecord, { session, n, at, difference }: Replayed): string {
  const { state, seq, programme } = session
  const left = leftMs(session, at)
  const line = state.kind === 'HOST_SPEAKING' && 'line' in state.moment ? ` (${state.moment.line.id})` : ''
  const facts = [
    `${state.kind}${line}`,
    `seq ${seq}`,
    ...standingOf(programme),
    left === null ? 'no time limit' : `${Math.round(left)} ms left`,
  ]
  return [
    `Session ${session.id}: ${n} events folded, ${stored.n} of them are in the stored state.`,
    `After event ${n}: ${facts.join(', ')}.`,
    difference ? `DIFFERENT: ${wordsOf(difference)}` : 'The same: the log gives what is stored, and what a restart goes on with.',
  ].join('\n')
}

/** How far what is played has come, in a few words. */
function standingOf(programme: Programme): readonly string[] {
  switch (programme.kind) {
    case 'mission': {
      const { awakened, listeners } = programme.score
      return [`${awakened} of ${listeners} awake`]
    }
    case 'scenario': {
      const { scenario, phase, step, score, livesRemaining } = programme
      const place = `${scenario.id} ${phase} at step ${step + 1} of ${scenario.steps.length}`
      return [place, `score ${score}`, `${livesRemaining} of ${scenario.lives} lives`]
    }
    case 'conversation': {
      const { messages, characters, toAnswer } = programme
      const names = characters.filter(({ active }) => active).map(({ name }) => name)
      return [`${messages.length} messages`, `with ${names.join(', ') || 'nobody'}`, `${toAnswer.length} yet to answer`]
    }
    default:
      return programme satisfies never
  }
}

function wordsOf(difference: Difference): string {
  switch (difference.kind) {
    case 'missing':
      return `event ${difference.n} is missing from the log.`
    case 'unmoved':
      return `event ${difference.n} (${difference.type}) was taken then, and now ${
        difference.refusal === null ? 'changes nothing' : `is refused with ${difference.refusal}`
      }.`
    case 'value': {
      const { n, path, stored, folded } = difference
      return `after event ${n} at ${path || 'the whole'}\n  stored: ${shown(stored)}\n  folded: ${shown(folded)}`
    }
    default:
      return difference satisfies never
  }
}

/** JSON, cut where it gets long. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing'
  return text.length > 200 ? `${text.slice(0, 200)}...` : text
}
