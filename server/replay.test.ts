import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSqlite } from './adapters/sqlite.ts'
import { sampleConversationSession, sampleScenarioSession, sampleSession } from './adapters/storeSamples.ts'
import { newConversation } from './core/conversationPlay.ts'
import type { SessionEvent } from './core/machine.ts'
import { openSession } from './core/opening.ts'
import type { LogEntry, SessionRecord } from './core/ports.ts'
import { programmeOf, type Programme } from './core/programme.ts'
import { newGame } from './core/scenarioPlay.ts'
import { step } from './core/step.ts'
import { createHand } from './core/testing/sessions.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'replay-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** Runs the command as its user does, with this folder as the server's. */
function run(...args: string[]): Promise<{ code: number; said: string }> {
  const script = fileURLToPath(new URL('./replay.ts', import.meta.url))
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...args], { env: { PATH: process.env['PATH'], DATA_DIR: folder } }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, said: out + err }),
    )
  })
}

/** A stored show: a session after two events, and a third in its log. */
async function store(change: (record: SessionRecord) => SessionRecord = (record) => record): Promise<LogEntry[]> {
  const hand = createHand()
  const opened = hand.session
  const ask = opened.ask?.id ?? raise()
  const { at } = hand
  const item = { kind: 'line', speaker: 'Mara', text: 'Good evening.' } as const
  const entries: LogEntry[] = [
    { n: 1, event: { type: 'tunedIn', at } },
    { n: 2, event: { type: 'reactionWritten', at, ask, percent: 0, reason: 'they wait' } },
    { n: 3, event: { type: 'itemWritten', at: at + 5, ask, item } },
  ]
  hand.do('tunedIn', {})
  hand.do('reactionWritten', { ask, percent: 0, reason: 'they wait' })
  const sqlite = await createSqlite({ path: join(folder, 'wakeband.sqlite') })
  await sqlite.addSession(opened)
  await sqlite.append(opened.id, entries.slice(0, 2))
  await sqlite.putSession(change({ session: hand.session, n: 2 }))
  await sqlite.append(opened.id, entries.slice(2))
  await sqlite.close()
  return entries
}

/** A stored session that plays this, to which its player has tuned in. */
async function storeProgramme(programme: Programme): Promise<void> {
  const { id, playerId, cast, rules } = sampleSession('s1', '')
  const facts = { id, playerId, programme, rules: { ...rules, timeLimitMs: null } }
  const { session } = openSession({ ...facts, cast: programme.kind === 'conversation' ? programme.began.cast : cast, at: 1000 })
  const event: SessionEvent = { type: 'tunedIn', at: 1005 }
  const sqlite = await createSqlite({ path: join(folder, 'wakeband.sqlite') })
  await sqlite.addSession(session)
  await sqlite.append(id, [{ n: 1, event }])
  await sqlite.putSession({ session: step(session, event).session, n: 1 })
  await sqlite.close()
}

function raise(): never {
  throw new Error('a session that was just opened asks for its first lines')
}

describe('npm run replay', () => {
  it('E4 says that a stored log gives the stored session, and where the show stands', async () => {
    await store()
    const { code, said } = await run('s1')
    expect(said).toContain('Session s1: 3 events folded, 2 of them are in the stored state.')
    expect(said).toContain('After event 3: HOST_SPEAKING (l1), seq 1, 0 of 1000 awake, 300000 ms left.')
    expect(said).toContain('The same')
    expect(code).toBe(0)
  })

  it('E4 names the first difference, with exit code 1', async () => {
    await store(({ session, n }) => {
      const programme = programmeOf(session, 'mission')
      return { n, session: { ...session, programme: { ...programme, score: { ...programme.score, awakened: 12 } } } }
    })
    const { code, said } = await run('s1')
    expect(said).toContain('DIFFERENT: after event 2 at programme.score.awakened\n  stored: 12\n  folded: 0')
    expect(code).toBe(1)
  })

  it('E4 S7 folds a scenario, and says how the player stands', async () => {
    const { scenario } = programmeOf(sampleScenarioSession('s1'), 'scenario')
    await storeProgramme(newGame(scenario, false))
    const { code, said } = await run('s1')
    expect(said).toContain('at-the-bakery PLAYING at step 1 of 1, score 0, 3 of 3 lives, no time limit.')
    expect(said).toContain('The same')
    expect(code).toBe(0)
  })

  it('E4 C2 folds a conversation, from a file too, and says how far it has come', async () => {
    const { began, openCast } = programmeOf(sampleConversationSession('s1'), 'conversation')
    await storeProgramme(newConversation({ ...began, openCast }))
    const out = join(folder, 'log.json')
    for (const args of [['s1', '--out', out], ['--file', out]]) {
      const { code, said } = await run(...args)
      expect(said).toContain('0 messages, with Léa "$1", 0 yet to answer, no time limit.')
      expect(said).toContain('The same')
      expect(code).toBe(0)
    }
  })

  it('writes a session and its log to a file that only its owner can read, and folds it from there', async () => {
    const entries = await store()
    const [out, changed] = [join(folder, 'log.json'), join(folder, 'changed.json')]
    expect(await run('s1', '--out', out)).toMatchObject({ code: 0 })
    expect((await stat(out)).mode & 0o777).toBe(0o600)
    const kept = JSON.parse(await readFile(out, 'utf8')) as object
    expect(kept).toMatchObject({ n: 2, session: { id: 's1' }, entries })
    expect((await run('s1', '--out', out)).said, 'a file that is there stays').toContain('EEXIST')

    await rm(join(folder, 'wakeband.sqlite'))
    expect(await run('--file', out)).toMatchObject({ code: 0 })
    await writeFile(changed, JSON.stringify({ ...kept, entries: entries.slice(1) }))
    expect(await run('--file', changed)).toMatchObject({ code: 1, said: expect.stringContaining('event 1 is missing') as unknown })
  })

  it('has exit code 2 where there is nothing to fold, and says why', async () => {
    const wrong = join(folder, 'wrong.json')
    await writeFile(wrong, '{"n": 1}')
    const cases = [
      [[], 'Usage'],
      [['s1', 's2'], 'Usage'],
      [['--nothing'], "Unknown option '--nothing'"],
      [['--file', wrong, '--out', wrong], 'Usage'],
      [['--file', wrong], 'is not what --out writes'],
      [['--file', join(folder, 'none.json')], 'cannot be read'],
      [['s1'], 'No store is in'],
    ] as const
    for (const [args, why] of cases)
      expect(await run(...args), args.join(' ')).toMatchObject({ code: 2, said: expect.stringContaining(why) as unknown })
    await store()
    expect(await run('s2')).toMatchObject({ code: 2, said: expect.stringContaining('No session s2 is stored') as unknown })
    // A process each: on a busy machine that takes a while.
  }, 60_000)
})
