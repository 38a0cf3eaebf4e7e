import type { Fault, View } from '../radio/view.ts'

const microphones = {
  refused: 'The microphone is not allowed here. Type what you want to say, or allow it and tune in again.',
  absent: 'There is no microphone. Type what you want to say.',
  unsupported: 'This page cannot reach a microphone. Type what you want to say.',
  unheard: 'The station does not get your microphone. Type what you want to say.',
} as const

const weaknesses: Record<Fault['service'], string> = {
  WRITER: 'The signal is weak: the hosts are groping for words.',
  VOICE: 'The signal is weak: the voices do not come through.',
  EAR: 'The station cannot make out what you say right now.',
  STAGE: 'The signal is weak: the sound may come and go.',
  STORE: 'The signal is weak: the station is behind with its notes.',
}

/** Whatever is not as it should be, each with what can be done about it (W4). */
export function Notices(props: {
  readonly view: View
  readonly onUnblock: () => void
  readonly onTuneIn: () => void
}) {
  const { view } = props
  const { sound, microphone } = view
  const isFollowed = view.lost === null && view.outcome === null && view.server === 'connected'
  const offAir = isFollowed && view.state === 'OFF_AIR' && sound.kind !== 'recovering'
  return (
    <div className="notices" data-testid="notices">
      {view.server === 'reconnecting' && (
        <p className="banner banner--bad" role="alert">
          Signal lost, reconnecting…
        </p>
      )}
      {sound.kind === 'live' && sound.blocked && (
        <button className="banner banner--touch" type="button" onClick={props.onUnblock}>
          Tap to hear
        </button>
      )}
      {sound.kind === 'recovering' && <output className="banner">The sound is gone; looking for it…</output>}
      {sound.kind === 'captionsOnly' && (
        <output className="banner">
          There is no sound connection: the show goes on in captions, and you can type.{' '}
          <span className="quiet">{sound.why}</span>{' '}
          <button className="button" type="button" onClick={props.onTuneIn}>
            Try the sound again
          </button>
        </output>
      )}
      {!view.understandsSpeech && (
        <output className="banner">Nobody here understands speech tonight: type what you want to say.</output>
      )}
      {view.understandsSpeech &&
        microphone !== 'off' &&
        microphone !== 'asking' &&
        microphone !== 'ready' && <output className="banner">{microphones[microphone]}</output>}
      {view.weak !== null && (
        <output className="banner banner--weak" data-testid="weak">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 20v-7M12 9v.01M7.5 13.5a6 6 0 0 1 0-9M4.5 16.5a10.5 10.5 0 0 1 0-15M16.5 4.5a6 6 0 0 1 1 7M3 21 21 3" />
          </svg>
          <span>
            {weaknesses[view.weak.service]} <span className="quiet">{view.weak.message}</span>
          </span>
        </output>
      )}
      {offAir && (
        <output className="banner banner--late">
          The show is off the air, and saved.{' '}
          <button className="button" type="button" onClick={props.onTuneIn}>
            Tune in again
          </button>
        </output>
      )}
      {view.refusal !== null && (
        <p className="banner banner--refusal" role="alert" data-testid="refusal">
          {view.refusal}
        </p>
      )}
    </div>
  )
}
