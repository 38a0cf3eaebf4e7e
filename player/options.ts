import { parseArgs } from 'node:util'
import type { Utterance } from './playerEvent.ts'

export type Options = {
  /** Where the server is; null where none was named: then the usual place, or a server of the player's own. */
  url: string | null
  usualUrl: string
  name: string
  theme: string | null
  /** In the order in which they were given. */
  utterances: Utterance[]
  /** Time on the air; null is the server's choice (M12). */
  minutes: number | null
  json: boolean
  mission: string | null
  resume: boolean
  leaveAfter: boolean
}

export type Read = { kind: 'PLAY'; options: Options } | { kind: 'HELP' } | { kind: 'WRONG'; message: string }

export const usage = `usage: npm run play -- [options]

Plays a mission of Wakeband in the terminal: creates one, tunes in, shows captions, score and clock. What you type is
spoken into the microphone; /type WORDS says it by keyboard, /leave leaves the show.

  --say TEXT      says this at the player's next turn, through the microphone (may be repeated)
  --type TEXT     says this at the player's next turn, by keyboard (may be repeated)
                  (with 30 seconds left on the air it does not wait for a turn any more, and cuts in)
  --minutes N     time on the air, 0.5 to 60 (default: 5)
  --theme TEXT    what the mission should be about
  --name NAME     the player's name (default: Caller)
  --leave-after   leaves when the hosts have answered the last --say or --type, instead of staying to the end
  --mission ID    plays this mission of yours instead of a new one
  --resume        goes on with the mission that was played last at that server
  --url URL       where the server is (default: http://127.0.0.1:$PORT, PORT being 4000 where it is not set; where none
                  answers there, the player starts one of its own for as long as it plays)
  --json          prints one event a line, the last one {"type":"summary", ...}
  --help          prints this

The exit code is 0 if a host was heard, every utterance got a transcript, and the score was updated; else 1.
`

/** The limits of CreateMissionInput.timeLimitSeconds. */
const MINUTES = { least: 0.5, most: 60 }

/**
 * Reads a command line. Pure.
 * @param argv Without the program's own name.
 */
export function readOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Read {
  const parsed = parse(argv)
  if (parsed instanceof Error) return wrong(parsed.message)
  const { values, tokens } = parsed
  if (values.help) return { kind: 'HELP' }

  const utterances = tokens.flatMap((token): Utterance[] => {
    if (token.kind !== 'option' || (token.name !== 'say' && token.name !== 'type')) return []
    return [{ how: token.name === 'say' ? 'SPOKEN' : 'TYPED', text: (token.value ?? '').trim() }]
  })
  if (utterances.some(({ text }) => text === '')) return wrong('--say and --type want words')
  if (utterances.some(({ text }) => text.length > 1000))
    return wrong('--say and --type take 1000 characters at most')

  const minutes = values.minutes === undefined ? null : Number(values.minutes)
  if (minutes !== null && !(minutes >= MINUTES.least && minutes <= MINUTES.most)) {
    return wrong(`--minutes is a number from ${MINUTES.least} to ${MINUTES.most}, not «${values.minutes}»`)
  }
  const name = (values.name ?? 'Caller').trim()
  if (name.length < 1 || name.length > 40) return wrong('--name takes 1 to 40 characters')
  if (values.theme !== undefined && values.theme.length > 300)
    return wrong('--theme takes 300 characters at most')
  if (values.url !== undefined && !/^https?:$/.test(protocolOf(values.url))) {
    return wrong(`--url is an address such as http://127.0.0.1:4000, not «${values.url}»`)
  }
  if (values.mission !== undefined && values.resume)
    return wrong('--mission and --resume exclude one another')
  if ((values.mission !== undefined || values.resume) && (values.theme ?? values.minutes) !== undefined) {
    return wrong('--theme and --minutes are for a new mission')
  }
  if (values['leave-after'] && utterances.length === 0) return wrong('--leave-after wants a --say or --type')

  const options: Options = {
    url: values.url ?? null,
    usualUrl: `http://127.0.0.1:${env['PORT'] || 4000}`,
    name,
    theme: values.theme ?? null,
    utterances,
    minutes,
    json: values.json ?? false,
    mission: values.mission ?? null,
    resume: values.resume ?? false,
    leaveAfter: values['leave-after'] ?? false,
  }
  return { kind: 'PLAY', options }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      tokens: true,
      options: {
        url: { type: 'string' },
        name: { type: 'string' },
        theme: { type: 'string' },
        say: { type: 'string', multiple: true },
        type: { type: 'string', multiple: true },
        minutes: { type: 'string' },
        json: { type: 'boolean' },
        mission: { type: 'string' },
        resume: { type: 'boolean' },
        'leave-after': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    // Node's own messages go on with advice on `--` that is of no use here.
    return new Error(error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error))
  }
}

function wrong(message: string): Read {
  return { kind: 'WRONG', message }
}

function protocolOf(url: string) {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
