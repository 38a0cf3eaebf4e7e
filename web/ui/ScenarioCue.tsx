import type { ScenarioView } from '../radio/scenario.ts'
import type { View } from '../radio/view.ts'
import { CueWords } from './CueWords.tsx'
import { intentName, verdicts, worth } from './scenarioWords.ts'

/**
 * What is going on in a game on the air: whose turn it is, the words as they come, and what they would be
 * (S4).
 */
export function ScenarioCue(props: { readonly view: View; readonly game: ScenarioView | null }) {
  const { view, game } = props
  const waiting = view.server === 'connected' && view.state === 'WAITING_FOR_USER'
  // The right words of the turn before are not those of one that has begun since.
  const isOld = view.state === 'USER_SPEAKING' && view.partial?.turnId !== game?.partial?.turnId
  const partial = isOld ? null : (game?.partial ?? null)
  const result = game?.last && game.last.kind !== 'error' ? game.last.result : null
  const words = partial?.text ?? view.partial?.text ?? null
  return (
    <div className={`cue${waiting ? ' cue--yours' : ''}`}>
      <CueWords words={wordsOf(view, game)} asks={waiting} reached={view.server === 'connected'} />
      {words !== null && (
        <p className="cue-partial" data-testid="partial">
          <q lang={game?.scenario.language}>{words}</q>
          {partial && partial.intent !== null && (
            <span
              className={`intent${partial.satisfied ? ' is-satisfied' : ''}`}
              data-testid="intent"
              data-satisfied={partial.satisfied}
            >
              {intentName(partial.intent)}
              {partial.satisfied && <span className="visuallyHidden">, which is right</span>}
            </span>
          )}
        </p>
      )}
      {result && view.state !== 'USER_SPEAKING' && (
        // For the eye, where the verdict itself is further down; it is read out from there.
        <p className={`cue-verdict cue-verdict--${result.outcome}`} aria-hidden="true">
          {[verdicts[result.outcome], worth(result)].filter(Boolean).join(': ')}
        </p>
      )}
      <output className="cue-cut" data-testid="cut-short">
        {view.cutShort && !waiting && 'That was enough: the key has let go by itself.'}
      </output>
    </div>
  )
}

function wordsOf(view: View, game: ScenarioView | null): string {
  if (game?.judging) return 'Your answer is being judged…'
  switch (view.state) {
    case null:
      return 'Warming up the set…'
    case 'PREPARING':
      return 'The host is coming on the air…'
    case 'HOST_SPEAKING':
      return view.interruptible ? 'Break in as soon as you know what to say.' : 'Listen; your turn will come.'
    case 'WAITING_FOR_USER':
      return 'Your turn: hold the key and answer, or type.'
    case 'USER_SPEAKING':
      return view.keyDown ? 'You are on the air.' : 'Your words are on their way…'
    case 'OFF_AIR':
      return 'Off the air. Nothing is lost.'
    case 'ENDED':
      return 'The game is closed.'
    default:
      return view.state satisfies never
  }
}
