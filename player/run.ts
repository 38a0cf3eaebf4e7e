import type { ReadStream, WriteStream } from 'node:tty'
import { findServer, type Server } from './findServer.ts'
import type { Wish } from './enter.ts'
import { listScenarios, scenarioListLines } from './listScenarios.ts'
import { recall, remember, type Remembered } from './memory.ts'
import type { Options, Programme } from './options.ts'
import { createPlayer, type Player } from './player.ts'
import type { PlayerEvent } from './playerEvent.ts'
import { createReport } from './report.ts'
import type { Manner } from './dueTurn.ts'
import { printable } from './view/printable.ts'
import { createJsonView, createPlainView, createTerminalView, type View } from './view/view.ts'
import { createVoice } from './voice.ts'

/** Whatever is more than to be listed. */
type Played = Exclude<Programme, { kind: 'SCENARIO_LIST' }>

export type Io = { env: NodeJS.ProcessEnv; input: ReadStream; output: WriteStream; errors: WriteStream }

/** What a show may take beyond its time on the air: its writing, the hosts' last words. */
const MARGIN_MS = 180_000
/** The schema's own time limit, until the mission tells its own. */
const USUAL_MS = 300_000
/** What is said in a scenario or a conversation may take so long with its answers. */
const UTTERANCE_MS = 60_000

/**
 * Plays what the options say, from finding the server to the summary.
 * @param interruption When it is aborted, the player leaves.
 * @returns The exit code.
 */
export async function run(options: Options, io: Io, interruption: AbortSignal): Promise<number> {
  const { programme, utterances } = options
  if (programme.kind === 'SCENARIO_LIST') return list(options, io, interruption)
  const report = createReport(programme.kind, utterances)
  const write = (text: string) => void io.output.write(text)
  let view: View = options.json ? createJsonView(write) : createPlainView(write)
  let server: Server | undefined
  const voice = createVoice()

  const isTyped = !options.json && io.input.isTTY && io.output.isTTY
  // A mission comes to its end by itself; anything else goes on for as long as somebody says something.
  const leavesAfter = options.leaveAfter || (programme.kind !== 'MISSION' && !isTyped)

  const play = async ({ url, isOwn }: Server) => {
    const wish = await wishOf(options.name, programme, url, io.env)
    let kept: Remembered = { refreshToken: null, missionId: 'missionId' in wish ? wish.missionId : null }
    let keeping = Promise.resolve()
    const keep = (news: Partial<Remembered>) => {
      kept = { ...kept, ...news }
      const now = kept
      // Where it cannot be kept, --resume is all that is lost.
      if (!isOwn) keeping = keeping.then(() => remember(url, now, io.env)).catch(() => {})
    }
    const tell = (event: PlayerEvent) => {
      report.heed(event)
      view.tell(event, player.show())
      if (event.type === 'MISSION_READY') limit(event.mission.timeLimitSeconds * 1000)
      // Whatever comes last: the answer to a mutation may be later than what it caused.
      const { state, game } = player.show()
      const isOver = game !== null && game.phase !== 'PLAYING'
      if (leavesAfter && state === 'WAITING_FOR_USER' && (isOver || report.isDone())) void player.leave()
    }
    const player = createPlayer({
      url,
      wish,
      voice,
      tell,
      onTuned: ({ mission }) => keep({ missionId: mission?.id ?? null }),
      onSignedIn: ({ refreshToken }) => keep({ refreshToken }),
    })
    utterances.forEach((utterance, index) => player.say(utterance, mannerOf(options, index)))
    if (isTyped) view = openTerminal(player, programme.kind === 'SCENARIO', io)

    let overdue: NodeJS.Timeout | undefined
    const limit = (airtimeMs: number) => {
      clearTimeout(overdue)
      // Somebody who types ends it when they like.
      if (isTyped && utterances.length === 0) return
      overdue = setTimeout(() => void player.leave({ how: 'TIMED_OUT' }), airtimeMs + MARGIN_MS)
    }
    limit(usualLength(options))
    interruption.addEventListener('abort', () => void player.leave())
    await player.ended
    await keeping
    clearTimeout(overdue)
  }

  try {
    server = await findServer(options, (line) => void io.errors.write(`${line}\n`), interruption)
    await play(server)
  } catch (error) {
    report.heed({
      type: 'ENDED',
      ending: { how: 'FAILED', message: error instanceof Error ? error.message : String(error) },
    })
  }
  const summary = report.summary()
  view.close(summary)
  await Promise.all([server?.close(), voice.close()])
  return summary.exitCode
}

async function list(options: Options, { output, errors }: Io, interruption: AbortSignal) {
  let server: Server | undefined
  try {
    server = await findServer(options, (line) => void errors.write(`${line}\n`), interruption)
    const scenarios = await listScenarios(server.url)
    const lines = options.json
      ? scenarios.map((scenario) => JSON.stringify({ type: 'scenario', ...scenario }))
      : scenarioListLines(printable(scenarios))
    output.write(lines.map((line) => `${line}\n`).join(''))
    return 0
  } catch (error) {
    errors.write(`wakeband play: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  } finally {
    await server?.close()
  }
}

function mannerOf({ programme }: Options, index: number): Manner {
  if (programme.kind !== 'CONVERSATION' || programme.interruptAfterMs === null || index === 0)
    return 'AT_A_PAUSE'
  return { intoAnswerMs: programme.interruptAfterMs }
}

function usualLength({ programme, utterances }: Options) {
  if (programme.kind !== 'MISSION') return utterances.length * UTTERANCE_MS
  return programme.minutes === null ? USUAL_MS : programme.minutes * 60_000
}

async function wishOf(name: string, programme: Played, url: string, env: NodeJS.ProcessEnv): Promise<Wish> {
  switch (programme.kind) {
    case 'MISSION': {
      const { theme, minutes, mission, resume } = programme
      const earlier = resume || mission !== null ? await recall(url, env) : undefined
      if (resume && !earlier?.missionId) throw new Error(`nothing was played at ${url} before`)
      return {
        name,
        theme,
        token: null,
        refreshToken: earlier?.refreshToken ?? null,
        missionId: mission ?? earlier?.missionId ?? null,
        timeLimitSeconds: minutes === null ? null : Math.round(minutes * 60),
      }
    }
    case 'SCENARIO': {
      const { id: scenarioId, timeStop } = programme
      return { name, token: null, scenarioId, timeStop }
    }
    case 'CONVERSATION': {
      const { id: conversationId, with: characters, settings, handsFree } = programme
      const earlier = conversationId === null ? undefined : await recall(url, env)
      if (conversationId !== null && !earlier) throw new Error(`nothing was played at ${url} before`)
      const refreshToken = earlier?.refreshToken ?? null
      return { name, token: null, refreshToken, conversationId, characters, settings, handsFree }
    }
  }
}

const COMMANDS = 'What you type is spoken. /type WORDS says it by keyboard, /leave leaves.'
const SCENARIO_COMMANDS = `${COMMANDS} /repeat has the question again, /reset starts over.`

function openTerminal(player: Player, isScenario: boolean, { input, output }: Io): View {
  const commands = isScenario ? SCENARIO_COMMANDS : COMMANDS
  const again = (what: 'STEP' | 'SCENARIO') =>
    player
      .again(what)
      .catch((error: unknown) => terminal.note(error instanceof Error ? error.message : String(error)))
  const terminal = createTerminalView({
    input,
    output,
    show: () => player.show(),
    level: () => player.level(),
    onLeave: () => void player.leave(),
    onLine: (text) => {
      const [, command, words = ''] = /^\/(\w*)\s*(.*)$/.exec(text) ?? []
      if (command === 'leave') void player.leave()
      else if (command === 'type' && words) player.say({ how: 'TYPED', text: words }, 'AT_ONCE')
      else if (isScenario && command === 'repeat') void again('STEP')
      else if (isScenario && command === 'reset') void again('SCENARIO')
      else if (command !== undefined) terminal.note(commands)
      else if (text) player.say({ how: 'SPOKEN', text }, 'AT_ONCE')
    },
  })
  terminal.note(commands)
  return terminal
}
