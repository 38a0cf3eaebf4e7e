import type { Asked } from './geminiRequest.ts'

/** A prompt, taken apart at its labels: `# LABEL` on a line of its own, then what belongs to it. */
export type Prompt = ReadonlyMap<string, string>

export interface Line {
  readonly speaker: string
  readonly text: string
}

/** What a caller did with the turn, as the prompt tells it. */
export type Turn =
  /** `count` is how many turns it was, where several came before an answer did. */
  | { readonly kind: 'words'; readonly text: string; readonly count: number }
  | { readonly kind: 'unintelligible' | 'silence' | 'nothingPressed' | 'none' }

/** All that the prompt of a batch says. */
export interface BatchPrompt {
  readonly why: 'OPENING' | 'CONTINUATION' | 'REACTION' | 'CLOSING'
  readonly ends: 'won' | 'near' | 'up'
  readonly title: string
  /** As it is said: ninety-eight point six. */
  readonly frequency: string
  readonly story: string
  readonly task: string
  readonly hosts: readonly { readonly name: string; readonly about: string }[]
  readonly direction: string
  readonly earlier: string
  readonly dialogue: readonly Line[]
  readonly unheard: readonly Line[]
  readonly turn: Turn
  readonly leftSeconds: number
  /** In percent of the listeners. */
  readonly share: number
  readonly target: number
  readonly turns: number
}

/** A line is read up to here: what is said in thirty seconds has a third of that. */
const mostCharacters = 1500

/** The sections of what the player's side sent; where a label comes twice, the later one counts. */
export function readPrompt({ system, contents }: Pick<Asked, 'system' | 'contents'>): Prompt {
  const texts = [system, ...contents.filter(({ role }) => role === 'user').map(({ text }) => text)]
  const found = new Map<string, string>()
  for (const text of texts) {
    const parts = text.split(/^# ([A-Z][A-Z ,'’-]*)$/m)
    for (let index = 1; index < parts.length; index += 2)
      found.set(parts[index] ?? '', (parts[index + 1] ?? '').trim())
  }
  return found
}

/** The prompt as the one of a batch; null where it is none. */
export function batchOf(prompt: Prompt): BatchPrompt | null {
  const request = prompt.get('REQUEST') ?? ''
  const why = /^(OPENING|CONTINUATION|REACTION|CLOSING)\b/.exec(request)?.[1]
  const hosts = hostsIn(prompt.get('HOSTS') ?? '')
  if (!why || hosts.length === 0) return null
  const [title = '', frequency = ''] = (prompt.get('STATION') ?? '').split(/, on (?=[^,]*$)/)
  const standing = prompt.get('HOW IT STANDS') ?? ''
  const dialogue = linesIn(prompt.get('ON THE AIR SO FAR') ?? '')
  return {
    why: why as BatchPrompt['why'],
    ends: /HOW IT ENDS: WON/.test(request) ? 'won' : /HOW IT ENDS: NEAR/.test(request) ? 'near' : 'up',
    title,
    frequency: frequency.replace(/\s*\(.*$/, ''),
    story: prompt.get('STORY') ?? '',
    task: prompt.get("THE CALLER'S TASK") ?? prompt.get('TASK') ?? '',
    hosts,
    direction: prompt.get('DIRECTION') ?? '',
    earlier: prompt.get('EARLIER IN THE SHOW') ?? '',
    dialogue,
    unheard: linesIn(prompt.get('WRITTEN, NOT YET HEARD') ?? ''),
    turn: turnIn(prompt.get('THE CALLER JUST NOW') ?? ''),
    leftSeconds: secondsIn(/Time left: (.*)/.exec(standing)?.[1] ?? ''),
    share: Number(/\((-?\d+) percent\)/.exec(standing)?.[1] ?? 0),
    target: Number(/To win: (\d+) percent/.exec(standing)?.[1] ?? 100),
    turns: Number(/Turns of the caller so far: (\d+)/.exec(standing)?.[1] ?? 0),
  }
}

/** Lines of `- Name: role. What they are like. Sounds: how they sound.` */
export function hostsIn(text: string): readonly { name: string; about: string }[] {
  return [...text.matchAll(/^- ([^:\n]+): (.+)$/gm)].map(([, name, about]) => ({
    name: name ?? '',
    about: about ?? '',
  }))
}

/** Lines of `Name: words`; a caller's words come between « and ». */
export function linesIn(text: string): readonly Line[] {
  return [...text.matchAll(/^([^:\n]+): (.+)$/gm)].map(([, speaker, words]) => ({
    speaker: speaker ?? '',
    text: (words ?? '').replace(/^«(.*)»$/, '$1').slice(0, mostCharacters),
  }))
}

function turnIn(text: string): Turn {
  const said = [...text.matchAll(/«([^»]*)»/g)].map(([, words]) => words?.trim() ?? '').filter(Boolean)
  if (said.length > 0)
    return { kind: 'words', text: said.join('. ').slice(0, mostCharacters), count: said.length }
  if (/not a word could be made out/i.test(text)) return { kind: 'unintelligible' }
  if (/said nothing\.$/i.test(text) && /keyed the microphone and/i.test(text)) return { kind: 'silence' }
  if (/nobody keyed|did not answer|said nothing/i.test(text)) return { kind: 'nothingPressed' }
  return { kind: 'none' }
}

function secondsIn(text: string): number {
  const minutes = Number(/(\d+) minute/.exec(text)?.[1] ?? 0)
  const seconds = Number(/(\d+) second/.exec(text)?.[1] ?? 0)
  return 60 * minutes + seconds
}
