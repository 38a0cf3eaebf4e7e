import { LevelRing } from './LevelRing.tsx'

/** The microphone while it listens by itself (C7): how loud it is, and whether the station hears a voice. */
export function HandsFree(props: { readonly level: () => number; readonly speech: boolean }) {
  return (
    <div
      className={`handsFree${props.speech ? ' is-lit' : ''}`}
      data-testid="speech"
      data-speech={props.speech}
    >
      <LevelRing read={props.level} active />
      <span className="talkKey-cap" aria-hidden="true">
        <svg viewBox="0 0 24 24">
          <path d="M4 10v4M8 6.5v11M12 3.5v17M16 6.5v11M20 10v4" />
        </svg>
      </span>
      <span className="talkKey-word">{props.speech ? 'You are heard' : 'Listening'}</span>
    </div>
  )
}
