import { hostsIn, linesIn, type Line, type Prompt } from './writerPrompt.ts'

/** Somebody in a conversation, as the prompt tells of them. */
export interface Talker {
  readonly name: string
  readonly role: string
  /** What they are like, sentence by sentence. */
  readonly traits: readonly string[]
  /** All that is said of them. */
  readonly about: string
}

/** All that the prompt of a message says. */
export interface TalkPrompt {
  readonly self: Talker
  readonly others: readonly Talker[]
  readonly earlier: string
  /** What was said, and what is written and will be heard before this. */
  readonly dialogue: readonly Line[]
  /** The caller's words just now; null where there were none. */
  readonly words: string | null
  readonly silence: 'unintelligible' | 'silence' | 'nothing' | null
  /** What others answered since the caller spoke. */
  readonly since: readonly Line[]
  /** Who answers after this. */
  readonly after: readonly string[]
}

/** The prompt as the one of a message; null where it is none. */
export function talkOf(prompt: Prompt): TalkPrompt | null {
  const request = prompt.get('REQUEST') ?? ''
  const self = talkersIn(prompt.get('WHO SPEAKS') ?? '')[0]
  if (!/^MESSAGE\b/.test(request) || !self) return null
  const dialogue = [
    ...linesIn(prompt.get('SAID SO FAR') ?? ''),
    ...linesIn(prompt.get('WRITTEN, NOT YET HEARD') ?? ''),
  ]
  const now = prompt.get('THE CALLER JUST NOW') ?? ''
  const said = [...now.matchAll(/«([^»]*)»/g)].map(([, text]) => text?.trim() ?? '').filter(Boolean)
  const turn = dialogue.findLastIndex(({ speaker }) => speaker === 'CALLER')
  return {
    self,
    others: talkersIn(prompt.get('IN THE ROOM') ?? '').filter(({ name }) => name !== self.name),
    earlier: prompt.get('EARLIER') ?? '',
    dialogue,
    words: said.length > 0 ? said.join('. ') : null,
    silence: said.length > 0 ? null : silenceIn(now),
    since: dialogue.slice(turn + 1).filter(({ speaker }) => speaker !== self.name && speaker !== 'CALLER'),
    after: namesIn(/^(.+?) will answer after /m.exec(request)?.[1] ?? ''),
  }
}

function silenceIn(text: string): TalkPrompt['silence'] {
  if (/not a word could be made out/i.test(text)) return 'unintelligible'
  return /keyed the microphone/i.test(text) ? 'silence' : 'nothing'
}

function namesIn(text: string): readonly string[] {
  return text.split(/, | and /).filter(Boolean)
}

/** Lines of `- Name: role. What they are like. Sounds: how they sound.` */
function talkersIn(text: string): readonly Talker[] {
  return hostsIn(text).map(({ name, about }) => {
    const [role = '', ...traits] = about
      .replace(/\s*Sounds: .*$/, '')
      .split(/(?<=[.!?])\s+/)
      .filter(Boolean)
    return { name, role: role.replace(/[.!?]+$/, ''), traits, about }
  })
}
