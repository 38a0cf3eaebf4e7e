import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { RecorderDesk, RecorderFault, RecorderView } from '../radio/useRecorder.ts'
import { seconds } from './scenarioWords.ts'
import { useNow } from './ShowClock.tsx'
import { LevelRing } from './LevelRing.tsx'

const faults: Record<RecorderFault, string> = {
  refused: 'The microphone is not allowed here. Type the answer, or choose a recording.',
  absent: 'There is no microphone. Type the answer, or choose a recording.',
  busy: 'Another program has the microphone. Close it and record once more, or type the answer.',
  insecure: 'Browsers give a microphone only to pages that come by https. Type the answer, or choose a recording.',
  unsupported: 'This browser gives no page a microphone. Type the answer, or choose a recording.',
  unrecordable:
    'This browser records nothing that is understood here. Type the answer, or choose a recording.',
}

/** Records an answer, or takes one from this device; it can be heard before it is sent (S5). */
export function ScenarioRecorder(props: {
  readonly desk: RecorderDesk
  readonly enabled: boolean
  /** Beside the other ways to record. */
  readonly devices: ReactNode
  readonly onSend: (recording: Blob) => void
}) {
  const { desk, enabled } = props
  const { view } = desk
  const file = useRef<HTMLInputElement>(null)
  const recording = view.kind === 'recording'
  const off = !recording && (!enabled || !desk.canRecord || view.kind === 'asking')
  const ref = useRef<HTMLButtonElement>(null)
  // Whoever sent a recording, or threw it away, had the keyboard on a button that is gone by now.
  const wasReady = useRef(false)
  useEffect(() => {
    if (wasReady.current && view.kind === 'idle') ref.current?.focus({ preventScroll: true })
    wasReady.current = view.kind === 'ready'
  }, [view.kind, ref])

  if (view.kind === 'ready')
    return (
      <Ready
        ready={view}
        enabled={enabled}
        play={desk.play}
        onSend={() => props.onSend(view.file)}
        onDiscard={desk.discard}
      />
    )
  return (
    <div className="recorder">
      <button
        ref={ref}
        className="talkKey"
        type="button"
        // Not disabled: whoever has started the recording here is to stop it here (W3).
        aria-disabled={off}
        aria-pressed={recording}
        onClick={off ? undefined : recording ? desk.stop : desk.start}
      >
        <LevelRing read={desk.level} active={recording} />
        <span className="talkKey-cap">
          <svg viewBox="0 0 24 24" aria-hidden="true">
            {recording ? (
              <rect x="7" y="7" width="10" height="10" rx="1.5" />
            ) : (
              <>
                <rect x="9" y="3" width="6" height="11" rx="3" />
                <path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3M9 21h6" />
              </>
            )}
          </svg>
        </span>
        <span className="talkKey-word">{recording ? 'Stop recording' : 'Record the answer'}</span>
      </button>
      {recording && <Left endsAt={view.endsAt} since={view.since} />}
      {!recording && (
        <div className="recorder-ways">
          <button
            className="button button--quiet recorder-file"
            type="button"
            disabled={!enabled}
            onClick={() => file.current?.click()}
          >
            Choose a recording
          </button>
          {props.devices}
        </div>
      )}
      <input
        ref={file}
        type="file"
        hidden
        accept="audio/wav,audio/x-wav,audio/webm,audio/ogg,.wav,.webm,.ogg,.opus"
        aria-label="A recording from this device"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) desk.choose(chosen)
          // The same file chosen again is a choice, too.
          event.target.value = ''
        }}
      />
      <output className="recorder-word">
        {view.kind === 'asking' && 'Allow the microphone, and speak.'}
        {view.kind === 'fault' && faults[view.fault]}
        {view.kind === 'idle' && !desk.canRecord && faults.unrecordable}
        {view.kind === 'refused' && <span className="error">{view.message}</span>}
      </output>
    </div>
  )
}

function Left(props: { readonly since: number; readonly endsAt: number }) {
  const now = useNow(true, props.since)
  const left = Math.max(0, Math.ceil((props.endsAt - now) / 1000))
  return (
    <p className="recorder-left" role="timer" aria-label="Time left to record">
      {left} s
    </p>
  )
}

/** The recording as it will be heard, and what is to become of it. */
function Ready(props: {
  readonly ready: Extract<RecorderView, { kind: 'ready' }>
  readonly enabled: boolean
  readonly onSend: () => void
  readonly onDiscard: () => void
  readonly play: RecorderDesk['play']
}) {
  const { play } = props
  const { file, name, lengthMs } = props.ready
  const [playing, setPlaying] = useState(false)
  const send = useRef<HTMLButtonElement>(null)
  // The key that ended the recording was here: the next press of it sends.
  useEffect(() => send.current?.focus(), [])
  useEffect(() => {
    if (playing) return play(file, () => setPlaying(false))
  }, [playing, play, file])

  return (
    <section className="recorder" aria-label="Your recording" data-testid="recording">
      <p className="recorder-ready">
        <button
          className="button button--round"
          type="button"
          aria-label={playing ? 'Stop' : 'Play it'}
          onClick={() => setPlaying(!playing)}
        >
          <svg viewBox="0 0 24 24" aria-hidden="true">
            {playing ? <path d="M7 7h10v10H7Z" /> : <path d="M8 5.5v13l11-6.5Z" />}
          </svg>
        </button>
        <span>
          {name ?? 'Your answer'}
          {lengthMs !== null && <span className="quiet"> {seconds(lengthMs)}</span>}
        </span>
      </p>
      <div className="recorder-choice">
        <button
          ref={send}
          className="button button--main"
          type="button"
          aria-disabled={!props.enabled}
          onClick={props.enabled ? props.onSend : undefined}
        >
          Send the recording
        </button>
        <button className="button" type="button" onClick={props.onDiscard}>
          Throw it away
        </button>
      </div>
    </section>
  )
}
