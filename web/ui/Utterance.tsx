import type { Said, Speaker } from '../radio/view.ts'
import { percent } from './format.ts'
import { SpokenText } from './SpokenText.tsx'

const silences = {
  UNINTELLIGIBLE: 'spoke, and was not understood',
  SILENCE: 'held the key, and said nothing',
  NOTHING_PRESSED: 'let the moment pass',
} as const

/** Whether it was a line that had a voice. */
export function isVoiced(said: Said): boolean {
  return said.__typename === 'HostLine' && said.voiced
}

/** One thing that was said, by a host or by the player (E7, E8). */
export function Utterance(props: {
  readonly said: Said
  readonly cast: readonly Speaker[]
  readonly current?: boolean
  /** How long it takes to be said, where that is followed (see `SpokenText`). */
  readonly spokenMs?: number | null
  /** What is spoken, where it is not the language of this page. */
  readonly lang?: string | undefined
  /** Others have a voice: a line without one says so. Where none has, it goes without saying. */
  readonly amongVoiced: boolean
  /** What the player is called, where that is not whoever reads. */
  readonly player?: string
  /** Shows how sure the ear was of the player's words. */
  readonly exact?: boolean
}) {
  const { said } = props
  const current = props.current ? ' is-current' : ''
  if (said.__typename === 'HostLine') {
    const colour = props.cast.find((speaker) => speaker.name === said.line.speaker)?.colour ?? 'inherit'
    return (
      <li
        className={`utterance${current}`}
        data-testid={props.current ? 'line' : 'said'}
        data-line={said.line.id}
      >
        <strong className="utterance-who" style={{ color: colour }}>
          {said.line.speaker}
        </strong>
        <span className="utterance-text">
          <span lang={props.lang}>
            <SpokenText text={said.heard} spokenMs={props.spokenMs ?? null} />
          </span>
          {said.interrupted && <span className="utterance-cut">(interrupted)</span>}
          {props.amongVoiced && !said.voiced && <em className="utterance-note"> (no voice)</em>}
        </span>
      </li>
    )
  }
  return (
    <li className="utterance utterance--player" data-testid="turn" data-outcome={said.outcome}>
      <strong className="utterance-who">{props.player ?? 'You'}</strong>
      {said.outcome === 'WORDS' ? (
        <span className="utterance-text">
          <span lang={props.lang}>{said.text}</span>
          {props.exact && (
            <em className="utterance-note">
              {' '}
              (
              {said.typed
                ? 'typed'
                : said.confidence === null
                  ? 'spoken'
                  : `understood at ${percent(said.confidence)}`}
              )
            </em>
          )}
        </span>
      ) : (
        <span className="utterance-text">
          <em className="utterance-note">({silences[said.outcome]})</em>
        </span>
      )}
    </li>
  )
}
