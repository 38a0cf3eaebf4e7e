import { useState } from 'react'
import type { ConversationView, Message, Settings, WriterModel } from '../radio/conversation.ts'
import type { Radio } from '../radio/radio.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { canBeHeard, isOver, isWeak, type View } from '../radio/view.ts'
import { ConversationCue } from './ConversationCue.tsx'
import { ConversationSettings } from './ConversationSettings.tsx'
import { DebugPanel } from './DebugPanel.tsx'
import { Drawer } from './Drawer.tsx'
import { Ending } from './Ending.tsx'
import { HandsFree } from './HandsFree.tsx'
import { Heading } from './Heading.tsx'
import { Lamp } from './Lamp.tsx'
import { LevelMeter } from './LevelMeter.tsx'
import { Messages } from './Messages.tsx'
import { Notices } from './Notices.tsx'
import { RoundTable } from './RoundTable.tsx'
import { SayForm } from './SayForm.tsx'
import { Switch } from './Switch.tsx'
import { TalkKey } from './TalkKey.tsx'
import { Volume } from './Volume.tsx'

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
  const { characters } = conversation
  const over = isOver(view)
  const onAir = !over && view.state !== null && view.state !== 'OFF_AIR'
  const heard = canBeHeard(view)
  const speaking = view.state === 'HOST_SPEAKING' ? (view.line?.speaker ?? null) : null
  const thinking = conversation.messages.findLast(({ status }) => status === 'WRITING')?.characterId ?? null

  async function saveSettings(settings: Settings): Promise<void> {
    if (await props.onSettings(settings)) setSettingsOpen(false)
  }

  return (
    <>
      <main
        className="show talk"
        data-testid="show"
        data-state={view.state ?? 'NONE'}
        data-sound={view.sound.kind}
        data-seq={view.seq}
      >
        <header className="show-head">
          <Lamp what="The conversation" lit={onAir} weak={isWeak(view)} />
          <Heading className="show-title">
            <span className="visuallyHidden">A conversation with </span>
            {characters.map(({ name }) => name).join(', ')}
          </Heading>
          <div className="show-actions">
            <button
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

        <Notices
          view={view}
          radio={radio}
          onTuneIn={props.onJoin}
          onSilence={radio.settleForCaptions}
        />

        <div className="set">
          <div className="set-crown">
            <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !over} />
            <section className="dark-glass" aria-label="At the table">
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
          </div>
          <section className="set-stage" aria-label="What is said">
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
              <Ending
                view={view}
                mission={null}
                resultsHref={null}
                onClose={() => void radio.leave()}
                onTuneIn={props.onJoin}
              />
            ) : (
              <ConversationCue view={view} conversation={conversation} />
            )}
          </section>
          {!over && (
            <section className="deck deck--talk" aria-label="Your turn">
              {view.listening ? (
                <HandsFree level={radio.microphoneLevel} speech={view.speech} />
              ) : (
                <TalkKey
                  pressed={view.pressed}
                  enabled={heard}
                  yours={view.state === 'WAITING_FOR_USER'}
                  level={radio.microphoneLevel}
                  onPress={radio.press}
                  onRelease={radio.release}
                />
              )}
              <SayForm enabled={view.server === 'connected'} onSay={radio.say} />
              <div className="deck-ways">
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
        </div>
        {props.debug && <DebugPanel read={radio.stats} line={view.line} latency={view.latency} />}
      </main>
      <Drawer id="talk-settings" title="Model" open={settingsOpen} onClose={() => setSettingsOpen(false)}>
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
      </Drawer>
    </>
  )
}
