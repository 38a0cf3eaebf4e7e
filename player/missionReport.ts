import { createHearing, type Heard } from './hearing.ts'
import type { Ending, PlayerEvent, Utterance } from './playerEvent.ts'
import { nextShow, type Show, unknownShow } from './show.ts'

type Turn = { id: string; utterance: Utterance; reactionMs: number | null }
type Transcript = { outcome: string; text: string | null; confidence: number | null }

/** What a mission came to. The last line of `--json` is this. */
export type MissionSummary = Heard & {
  type: 'summary'
  programme: 'MISSION'
  /** Turns that the player took. */
  turns: number
  /** Each utterance in its order; `heard` is null where there is no transcript. */
  transcripts: {
    said: string
    how: Utterance['how']
    heard: string | null
    confidence: number | null
    outcome: string | null
    turnId: string | null
    reactionMs: number | null
  }[]
  awakened: number
  listeners: number
  target: number
  scoreUpdates: number
  /** null where the show is not over. */
  outcome: string | null
  /** From the release of the key to the first packet of the answer, of each turn that was answered by a voice. */
  reactionMs: number[]
  ended: Ending['how'] | null
  /** Why the exit code is not 0; empty where it is. */
  problems: string[]
  exitCode: 0 | 1
}

/**
 * Keeps account of a mission.
 * @param planned What is to be said, whether it comes to that or not.
 */
export function createMissionReport(planned: readonly Utterance[]) {
  let show: Show = unknownShow
  const hearing = createHearing()
  const turns: Turn[] = []
  const unsaid: Utterance[] = [...planned]
  const transcripts = new Map<string, Transcript>()
  const scored = new Set<string>()
  let ending: Ending | null = null

  const heed = (event: PlayerEvent) => {
    hearing.heed(event)
    switch (event.type) {
      case 'HEARD': {
        const { event: told } = event
        show = nextShow(show, told, 0)
        if (told.__typename === 'ScoreUpdated') scored.add(told.turnId)
        else if (told.__typename === 'FinalTranscript') {
          const { turnId, turnOutcome: outcome, finalText: text, finalConfidence: confidence } = told
          transcripts.set(turnId, { outcome, text, confidence })
        } else if (told.__typename === 'Snapshot') {
          for (const said of told.session.said)
            if (said.__typename === 'PlayerTurn') transcripts.set(said.turnId, said)
        }
        return
      }
      case 'TURN_TAKEN': {
        const { turnId: id, utterance } = event
        const index = unsaid.indexOf(utterance)
        if (index >= 0) unsaid.splice(index, 1)
        // Taken again, after the show went off the air in the middle of it: the later turn counts.
        const before = turns.findIndex((turn) => turn.utterance === utterance)
        turns.splice(before < 0 ? turns.length : before, before < 0 ? 0 : 1, {
          id,
          utterance,
          reactionMs: null,
        })
        return
      }
      case 'REACTED': {
        const turn = turns.find(({ id }) => id === event.turnId)
        if (turn) turn.reactionMs = event.reactionMs
        return
      }
      case 'ENDED':
        ending = event.ending
        return
      default:
    }
  }

  /** The score counts as updated by a turn of the player's, where there was one. */
  const scoreUpdates = () =>
    turns.length === 0 ? scored.size : turns.filter(({ id }) => scored.has(id)).length

  const problems = () => {
    const found: string[] = []
    if (ending?.how === 'FAILED') found.push(ending.message)
    if (ending?.how === 'TIMED_OUT') found.push('the show was not over in time')
    if (hearing.figures().linesHeard === 0) found.push('no host was heard')
    for (const { id, utterance } of turns) {
      const outcome = transcripts.get(id)?.outcome
      if (outcome !== 'WORDS') found.push(`no transcript of «${utterance.text}»: ${outcome ?? 'none came'}`)
    }
    for (const { text } of unsaid) found.push(`no transcript of «${text}»: it was never said`)
    if (scoreUpdates() === 0) found.push('the score was not updated')
    return found
  }

  const summary = (): MissionSummary => {
    const { awakened, listeners, target, outcome } = show
    const why = problems()
    return {
      type: 'summary',
      programme: 'MISSION',
      ...hearing.figures(),
      turns: turns.length,
      transcripts: [
        ...turns.map(({ id, utterance, reactionMs }) => {
          const heard = transcripts.get(id)
          return {
            said: utterance.text,
            how: utterance.how,
            heard: heard?.text ?? null,
            confidence: heard?.confidence ?? null,
            outcome: heard?.outcome ?? null,
            turnId: id,
            reactionMs,
          }
        }),
        ...unsaid.map(({ text: said, how }) => {
          const nothing = { heard: null, confidence: null, outcome: null, turnId: null, reactionMs: null }
          return { said, how, ...nothing }
        }),
      ],
      awakened,
      listeners,
      target,
      scoreUpdates: scoreUpdates(),
      outcome,
      reactionMs: turns.flatMap(({ reactionMs }) => reactionMs ?? []),
      ended: ending?.how ?? null,
      problems: why,
      exitCode: why.length === 0 ? 0 : 1,
    }
  }

  return {
    heed,
    summary,
    /** Whether all that was planned has been said, understood and scored. */
    isDone: () => unsaid.length === 0 && turns.every(({ id }) => transcripts.has(id) && scored.has(id)),
  }
}
