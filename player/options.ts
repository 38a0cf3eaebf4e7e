import { parseArgs } from 'node:util'
import { flags, readProgramme } from './optionsProgramme.ts'
import type { ModelSettingsInput } from './generated/graphql.ts'
import type { Utterance } from './playerEvent.ts'

/** What is to be played. */
export type Programme =
  | {
      kind: 'MISSION'
      theme: string | null
      /** Time on the air; null is the server's choice (M12). */
      minutes: number | null
      mission: string | null
      resume: boolean
    }
  /** Nothing is played: the scenarios are listed. */
  | { kind: 'SCENARIO_LIST' }
  | { kind: 'SCENARIO'; id: string; timeStop: boolean }
  | {
      kind: 'CONVERSATION'
      /** One to go on with; null begins a new one. */
      id: string | null
      with: string[]
      handsFree: boolean
      /** Each --say and --type after the first cuts into the answer to the one before, so long after it began. */
      interruptAfterMs: number | null
      settings: ModelSettingsInput
    }

export type Options = {
  /** Where the server is; null where none was named: then the usual place, or a server of the player's own. */
  url: string | null
  usualUrl: string
  name: string
  /** In the order in which they were given. */
  utterances: Utterance[]
  json: boolean
  leaveAfter: boolean
  programme: Programme
}

export type Read = { kind: 'PLAY'; options: Options } | { kind: 'HELP' } | { kind: 'WRONG'; message: string }

export const usage = `usage: npm run play -- [options]
       npm run play -- --scenario [ID] [options]
       npm run play -- --conversation [ID] [options]

Plays Wakeband in the terminal: a mission, a scenario or a conversation. Shows captions and how things stand. What you
type is spoken into the microphone; /type WORDS says it by keyboard, /leave leaves.

  --say TEXT      says this at the player's next turn, through the microphone (may be repeated)
  --type TEXT     says this at the player's next turn, by keyboard (may be repeated)
                  (with 30 seconds left on the air it does not wait for a turn any more, and cuts in)
  --leave-after   leaves when the hosts have answered the last --say or --type, instead of staying to the end
                  (scenarios and conversations do so by themselves where nobody types)
  --name NAME     the player's name (default: Caller)
  --url URL       where the server is (default: http://127.0.0.1:$PORT, PORT being 4000 where it is not set; where none
                  answers there, the player starts one of its own for as long as it plays)
  --json          prints one event a line, the last one {"type":"summary", ...}
  --help          prints this

a mission: creates one and tunes in
  --minutes N     time on the air, 0.5 to 60 (default: 5)
  --theme TEXT    what the mission should be about
  --mission ID    plays this mission of yours instead of a new one
  --resume        goes on with the mission that was played last at that server

a scenario: practice with lives; each --say and --type is an answer. /repeat has the question again, /reset starts over
  --scenario [ID] plays this scenario; without ID, lists all there are
  --time-stop     turn by turn, without a connection: what is to be said is sent as recordings
                  (also what becomes of a scenario where WebRTC cannot connect)

a conversation: talks with characters
  --conversation [ID]       begins one; with ID, goes on with it
  --with NAME,NAME          whom to talk with (default: all who are active)
  --hands-free              no key: the voice alone opens and closes the turns
  --interrupt-after MS      each --say and --type but the first cuts into the answer before it, so long after it began
  --model NAME              how the answers are written, from here to the last option: a model of the server's
  --temperature N  --top-p N  --top-k N  --presence-penalty N  --frequency-penalty N

The exit code is 0 if a host was heard, every utterance got a transcript, and the score was updated (mission), every
answer was judged and the score adds up (scenario), every message was told to its end (conversation); else 1.
`

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

  const name = (values.name ?? 'Caller').trim()
  if (name.length < 1 || name.length > 40) return wrong('--name takes 1 to 40 characters')
  if (values.url !== undefined && !/^https?:$/.test(protocolOf(values.url))) {
    return wrong(`--url is an address such as http://127.0.0.1:4000, not «${values.url}»`)
  }
  if (values['leave-after'] && utterances.length === 0) return wrong('--leave-after wants a --say or --type')
  const programme = readProgramme(values)
  if (programme instanceof Error) return wrong(programme.message)

  const options: Options = {
    url: values.url ?? null,
    usualUrl: `http://127.0.0.1:${env['PORT'] || 4000}`,
    name,
    utterances,
    json: values.json ?? false,
    leaveAfter: values['leave-after'] ?? false,
    programme,
  }
  return { kind: 'PLAY', options }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: withValues(args),
      tokens: true,
      options: {
        url: { type: 'string' },
        name: { type: 'string' },
        say: { type: 'string', multiple: true },
        type: { type: 'string', multiple: true },
        json: { type: 'boolean' },
        'leave-after': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        ...flags,
      },
    })
  } catch (error) {
    // Node's own messages go on with advice on `--` that is of no use here.
    return new Error(error instanceof Error ? (error.message.split(/\.\s|\n/)[0] ?? '') : String(error))
  }
}

/** `parseArgs` knows no option whose value may be left out: an empty one is put in its place. */
function withValues(args: readonly string[]) {
  return args.map((arg, index) => {
    const mayStandAlone = arg === '--scenario' || arg === '--conversation'
    return mayStandAlone && (args[index + 1] ?? '-').startsWith('-') ? `${arg}=` : arg
  })
}

function wrong(message: string): Read {
  return { kind: 'WRONG', message }
}

function protocolOf(url: string) {
  return URL.canParse(url) ? new URL(url).protocol : ''
}
