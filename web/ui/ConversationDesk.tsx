import { useRef, useState } from 'react'
import type { ConversationView, Message, Settings, WriterModel } from '../radio/conversation.ts'
import type { Radio } from '../radio/radio.ts'
import { canBeHeard, isOver, type View } from '../radio/view.ts'
import { ConversationCue } from './ConversationCue.tsx'
import { ConversationSettings } from './ConversationSettings.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { Ending } from './Ending.tsx'
import { HandsFree } from './HandsFree.tsx'
import { Messages } from './Messages.tsx'
import { Notices } from './Notices.tsx'
import { RoundTable } from './RoundTable.tsx'
import { SayForm } from './SayForm.tsx'
import { Switch } from './Switch.tsx'
import { TalkKey } from './TalkKey.tsx'
import { Volume, type Loudness } from './Volume.tsx'

/** A conversation on the air: who is there, what is said, and the ways to say something oneself (W2, C7). */
export function ConversationDesk(props: {
  readonly view: View
  readonly radio: Radio
  readonly conversation: ConversationView
  /** What was said before `conversation.messages`, as far as it was asked for; oldest first. */
  readonly earlier: readonly Message[]
  readonly hasEarlier: boolean
  readonly loading: boolean
  readonly onEarlier: () => void
  readonly models: readonly WriterModel[]
  readonly changing: boolean
  readonly failure: { readonly message: string; readonly field: string | null } | null
  readonly onSettings: (settings: Settings) => Promise<boolean>
  /** What did not fit is being changed. */
  readonly onEdit: () => void
  readonly onSwitch: (characterId: string, active: boolean) => void
  readonly switchFailure: string | null
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
  readonly onJoin: () => void
  readonly debug: boolean
}) {
  const { view, radio, conversation } = props
  const [settingsOpen, setSettingsOpen] = useState(false)
  const settingsButton = useRef<HTMLButtonElement>(null)
  const { characters } = conversation
  const over = isOver(view)
  const onAir = !over && view.state !== null && view.state !== 'OFF_AIR'
  const heard = canBeHeard(view)
  const speaking = view.state === 'HOST_SPEAKING' ? (view.line?.speaker ?? null) : null
  const thinking = conversation.messages.findLast(({ status }) => status === 'WRITING')?.characterId ?? null

  async function saveSettings(settings: Settings): Promise<void> {
    if (!(await props.onSettings(settings))) return
    setSettingsOpen(false)
    settingsButton.current?.focus()
  }

  return (
    <main
      className="show talk"
      data-testid="show"
      data-state={view.state ?? 'NONE'}
      data-sound={view.sound.kind}
      data-seq={view.seq}
    >
      <header className="show-head">
        <p className={`lamp${onAir ? ' is-lit' : ''}`} data-testid="on-air" data-lit={onAir}>
          <span className="visuallyHidden">
            {onAir ? 'The conversation is ' : 'The conversation is not '}
          </span>
          On air
        </p>
        <h1 tabIndex={-1} className="show-title">
          <span className="visuallyHidden">A conversation with </span>
          {characters.map(({ name }) => name).join(', ')}
        </h1>
        <div className="show-actions">
          <button
            ref={settingsButton}
            className="button button--quiet"
            type="button"
            aria-expanded={settingsOpen}
            aria-controls="talk-settings"
            onClick={() => setSettingsOpen(!settingsOpen)}
          >
            Model
          </button>
          <button className="button button--quiet" type="button" onClick={() => void radio.leave()}>
            {over ? 'Close' : 'Leave'}
          </button>
        </div>
      </header>

      <Notices view={view} onUnblock={radio.unblock} onTuneIn={props.onJoin} />
      <aside id="talk-settings" className="panel talk-settings" aria-label="Model" hidden={!settingsOpen}>
        <ConversationSettings
          // Settings that came from elsewhere take the place of what was not sent.
          key={JSON.stringify(conversation.settings)}
          models={props.models}
          settings={conversation.settings}
          busy={props.changing}
          failure={props.failure}
          onEdit={props.onEdit}
          onSave={(settings) => void saveSettings(settings)}
        />
      </aside>

      <div className="talk-body">
        <section className="panel talk-table" aria-label="At the table">
          <RoundTable
            characters={characters}
            cast={view.cast}
            speaking={speaking}
            thinking={thinking}
            level={radio.hostLevel}
            onSwitch={props.onSwitch}
          />
          {props.switchFailure !== null && (
            <p className="error" role="alert">
              {props.switchFailure}
            </p>
          )}
        </section>
        <section className="panel talk-stage" aria-label="What is said">
          <Messages
            messages={[...props.earlier, ...conversation.messages]}
            spoken={conversation.spoken}
            partial={view.partial}
            cast={view.cast}
            characters={characters}
            hasEarlier={props.hasEarlier}
            loading={props.loading}
            onEarlier={props.onEarlier}
          />
          {over ? (
            <Ending view={view} mission={null} resultsHref={null} onTuneIn={props.onJoin} />
          ) : (
            <ConversationCue view={view} conversation={conversation} />
          )}
        </section>
        {props.debug && <DebugPanel read={radio.stats} latency={view.latency} />}
      </div>

      {!over && (
        <section className="show-talk talk-bar" aria-label="Your turn">
          {view.listening ? (
            <HandsFree level={radio.microphoneLevel} speech={view.speech} />
          ) : (
            <TalkKey
              pressed={view.pressed}
              enabled={heard}
              level={radio.microphoneLevel}
              onPress={radio.press}
              onRelease={radio.release}
            />
          )}
          <SayForm enabled={view.server === 'connected'} onSay={radio.say} />
          <div className="talk-ways">
            <Switch
              label="Hands-free"
              on={view.listening}
              disabled={!view.listening && !heard}
              onChange={(on) => void radio.listen(on)}
            />
            <Volume loudness={props.loudness} onChange={props.onLoudness} />
          </div>
        </section>
      )}
    </main>
  )
}
