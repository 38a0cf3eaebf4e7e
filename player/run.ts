import type { ReadStream, WriteStream } from 'node:tty'
import { findServer, type Server } from './findServer.ts'
import { recall, remember } from './memory.ts'
import type { Options } from './options.ts'
import { createPlayer, type Player } from './player.ts'
import type { PlayerEvent } from './playerEvent.ts'
import { createReport } from './report.ts'
import type { Wish } from './tuneIn.ts'
import { createJsonView, createPlainView, createTerminalView, type View } from './view/view.ts'
import { createVoice } from './voice.ts'

export type Io = { env: NodeJS.ProcessEnv; input: ReadStream; output: WriteStream; errors: WriteStream }

/** What a show may take beyond its time on the air: its writing, the hosts' last words. */
const MARGIN_MS = 180_000
/** The schema's own time limit, until the mission tells its own. */
const USUAL_MS = 300_000

/**
 * Plays one show as the options say, from finding the server to the summary.
 * @param interruption When it is aborted, the player leaves.
 * @returns The exit code.
 */
export async function run(options: Options, io: Io, interruption: AbortSignal): Promise<number> {
  const report = createReport(options.utterances)
  const write = (text: string) => void io.output.write(text)
  let view: View = options.json ? createJsonView(write) : createPlainView(write)
  let server: Server | undefined
  const voice = createVoice()

  const play = async ({ url, isOwn }: Server) => {
    const wish = await wishOf(options, url, io.env)
    const tell = (event: PlayerEvent) => {
      report.heed(event)
      view.tell(event, player.show())
      if (event.type === 'MISSION_READY') limit(event.mission.timeLimitSeconds * 1000)
      // Whatever comes last: the answer to a mutation may be later than what it caused.
      const isPause = player.show().state === 'WAITING_FOR_USER'
      if (options.leaveAfter && isPause && report.isDone()) void player.leave()
    }
    const player = createPlayer({
      url,
      wish,
      voice,
      tell,
      onTuned: ({ token, mission }) => {
        // Where it cannot be kept, --resume is all that is lost.
        if (!isOwn) remember(url, { token, missionId: mission.id }, io.env).catch(() => {})
      },
    })
    for (const utterance of options.utterances) player.say(utterance, 'AT_A_PAUSE')
    const isTyped = !options.json && io.input.isTTY && io.output.isTTY
    if (isTyped) view = openTerminal(player, io)

    let overdue: NodeJS.Timeout | undefined
    const limit = (airtimeMs: number) => {
      clearTimeout(overdue)
      // Somebody who types ends it when they like.
      if (isTyped && options.utterances.length === 0) return
      overdue = setTimeout(() => void player.leave({ how: 'TIMED_OUT' }), airtimeMs + MARGIN_MS)
    }
    limit(options.minutes === null ? USUAL_MS : options.minutes * 60_000)
    interruption.addEventListener('abort', () => void player.leave())
    await player.ended
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

async function wishOf(options: Options, url: string, env: NodeJS.ProcessEnv): Promise<Wish> {
  const { name, theme, minutes, mission, resume } = options
  const earlier = resume || mission !== null ? await recall(url, env) : undefined
  if (resume && !earlier) throw new Error(`nothing was played at ${url} before`)
  return {
    name,
    theme,
    token: earlier?.token ?? null,
    missionId: mission ?? earlier?.missionId ?? null,
    timeLimitSeconds: minutes === null ? null : Math.round(minutes * 60),
  }
}

const COMMANDS = 'What you type is spoken. /type WORDS says it by keyboard, /leave leaves the show.'

function openTerminal(player: Player, { input, output }: Io): View {
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
      else if (command !== undefined) terminal.note(COMMANDS)
      else if (text) player.say({ how: 'SPOKEN', text }, 'AT_ONCE')
    },
  })
  terminal.note(COMMANDS)
  return terminal
}
