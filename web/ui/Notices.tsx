import type { ReactNode } from 'react'
import type { Radio } from '../radio/radio.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import type { Fault, MicrophoneView, View } from '../radio/view.ts'
import { DeviceNotice } from './DeviceNotice.tsx'
import { Problem } from './Problem.tsx'

/** What is said of a microphone that is not heard, and whether asking for it once more may help. */
const microphones: Record<Exclude<MicrophoneView, 'off' | 'asking' | 'ready'>, readonly [string, boolean]> = {
  refused: [
    'The microphone is not allowed here. Type what you want to say, or allow it beside the address of this page and try again.',
    true,
  ],
  absent: ['There is no microphone. Type what you want to say, or plug one in and try again.', true],
  busy: [
    'Another program has the microphone. Type what you want to say, or close that program and try again.',
    true,
  ],
  insecure: [
    'Browsers give a microphone only to pages that come by https, and this one does not. Type what you want to say.',
    false,
  ],
  unsupported: ['This browser gives no page a microphone. Type what you want to say.', false],
  unheard: ['The station does not get your microphone. Type what you want to say, or try again.', true],
}

const weaknesses: Record<Fault['service'], string> = {
  WRITER: 'The signal is weak: the hosts are groping for words. Stay tuned; nothing is lost.',
  VOICE: 'The signal is weak: the voices do not come through. Read along; nothing is lost.',
  EAR: 'The station cannot make out what you say right now. Type it.',
  STAGE: 'The signal is weak: the sound may come and go. Every word is in the captions.',
  STORE: 'The signal is weak: the station is behind with its notes. Stay tuned.',
}

const offAirs: Record<NonNullable<View['offAir']>, string> = {
  CLIENT_GONE: 'The station has lost you.',
  FAULT: 'The station has a fault that does not pass by itself.',
  IDLE: 'Nobody has said anything for long.',
  LEFT: 'You have left, in another window.',
  TIME_STOP: 'It is being played turn by turn, in another window.',
}

/** Whatever is not as it should be, each with what can be done about it (W4). */
export function Notices(props: {
  readonly view: View
  readonly radio: Pick<Radio, 'unblock' | 'askForMicrophone' | 'makeRoom'>
  readonly devices: DevicesDesk
  readonly onTuneIn: () => void
  /** Goes on without sound; null where something else is offered for that. */
  readonly onSilence: (() => void) | null
}) {
  const { view, radio, onSilence } = props
  const { sound } = view
  const reached = view.server === 'connected'
  const followed = view.lost === null && view.outcome === null
  const silently = onSilence && <Way name="Go on in captions" onTake={onSilence} />
  return (
    <div className="notices" data-testid="notices" aria-live="polite">
      {view.opening?.kind === 'failed' && (
        <div className="banner banner--bad">
          <Problem failure={view.opening} onMakeRoom={() => void radio.makeRoom()} />
          <Way name="Try again" onTake={props.onTuneIn} />
        </div>
      )}
      {followed && !reached && (
        <p className="banner banner--bad" role="alert">
          Signal lost, reconnecting… The show is kept for you, and comes back by itself.
        </p>
      )}
      {followed && sound.kind === 'live' && sound.blocked && (
        <button className="banner banner--touch" type="button" onClick={radio.unblock}>
          Tap to hear
        </button>
      )}
      {followed && reached && sound.kind === 'connecting' && silently && (
        <div className="banner banner--late">
          The sound takes its time. You need not wait for it: {silently}
        </div>
      )}
      {followed && reached && sound.kind === 'recovering' && (
        <div className="banner">The sound is gone; looking for it… {silently}</div>
      )}
      {followed && sound.kind === 'captionsOnly' && (
        <div className="banner">
          There is no sound connection: the show goes on in captions, and you can type.{' '}
          <span className="quiet">{sound.why}</span>{' '}
          <Way name="Try the sound again" onTake={props.onTuneIn} />
        </div>
      )}
      {followed && <MicrophoneNotice view={view} onAsk={radio.askForMicrophone} />}
      {followed && sound.kind !== 'captionsOnly' && (
        <DeviceNotice devices={props.devices} isHeard={view.microphone === 'ready'} />
      )}
      {followed && view.weak !== null && (
        <div className="banner banner--weak" data-testid="weak">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            <path d="M12 20v-7M12 9v.01M7.5 13.5a6 6 0 0 1 0-9M4.5 16.5a10.5 10.5 0 0 1 0-15M16.5 4.5a6 6 0 0 1 1 7M3 21 21 3" />
          </svg>
          <span>
            {weaknesses[view.weak.service]} <span className="quiet">{view.weak.message}</span>
          </span>
        </div>
      )}
      {followed && reached && sound.kind !== 'recovering' && view.state === 'OFF_AIR' && (
        <div className={view.offAir === 'CLIENT_GONE' ? 'banner banner--late' : 'banner'}>
          {view.offAir !== null && `${offAirs[view.offAir]} `}The show is off the air, and saved.{' '}
          <Way name="Tune in again" onTake={props.onTuneIn} />
        </div>
      )}
      {view.refusal !== null && (
        <p className="banner banner--refusal" role="alert" data-testid="refusal">
          {view.refusal}
        </p>
      )}
    </div>
  )
}

/** Why the talk key does nothing, where it is the microphone's doing (E9). */
function MicrophoneNotice(props: { readonly view: View; readonly onAsk: () => void }): ReactNode {
  const { microphone, understandsSpeech } = props.view
  if (!understandsSpeech)
    return (
      <div className="banner">Nobody here understands speech tonight: type what you want to say.</div>
    )
  if (microphone === 'off' || microphone === 'ready') return null
  if (microphone === 'asking')
    return (
      <div className="banner banner--late">
        Your browser asks whether the station may hear you. Allow it to talk, or type.
      </div>
    )
  const [words, again] = microphones[microphone]
  return (
    <div className="banner">
      {words} {again && <Way name="Try the microphone again" onTake={props.onAsk} />}
    </div>
  )
}

function Way(props: { readonly name: string; readonly onTake: () => void }) {
  return (
    <button className="button" type="button" onClick={props.onTake}>
      {props.name}
    </button>
  )
}
