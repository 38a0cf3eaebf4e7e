import { useState } from 'react'
import type { ConversationView, Message, Settings, WriterModel } from '../radio/conversation.ts'
import type { Radio } from '../radio/radio.ts'
import type { DevicesDesk } from '../radio/useDevices.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { canBeHeard, isOver, type View } from '../radio/view.ts'
import { ConversationCue } from './ConversationCue.tsx'
import { ConversationSettings } from './ConversationSettings.tsx'
import { Desk } from './Desk.tsx'
import { DeskHead } from './DeskHead.tsx'
import { DevicesDrawer } from './DevicesDrawer.tsx'
import { DevicesKey } from './DevicesKey.tsx'
import { Drawer } from './Drawer.tsx'
import { Ending } from './Ending.tsx'
import { Lamp } from './Lamp.tsx'
import { Messages } from './Messages.tsx'
import { Notices } from './Notices.tsx'
import { RoundTable } from './RoundTable.tsx'
import { Switch } from './Switch.tsx'
import { TalkDeck } from './TalkDeck.tsx'

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
  readonly devices: DevicesDesk
  readonly onJoin: () => void
  readonly debug: boolean
}) {
  const { view, radio, conversation, devices } = props
  const [drawer, setDrawer] = useState<'settings' | 'devices' | null>(null)
  const settingsOpen = drawer === 'settings'
  const close = () => setDrawer(null)
  const { characters } = conversation
  const over = isOver(view)
  const speaking = view.state === 'HOST_SPEAKING' ? (view.line?.speaker ?? null) : null
  const thinking = conversation.messages.findLast(({ status }) => status === 'WRITING')?.characterId ?? null
  const leave = () => void radio.leave()
  const title = (
    <>
      <span className="visuallyHidden">A conversation with </span>
      {characters.map(({ name }) => name).join(', ')}
    </>
  )

  async function saveSettings(settings: Settings): Promise<void> {
    if (await props.onSettings(settings)) setDrawer((now) => (now === 'settings' ? null : now))
  }

  return (
    <>
      <Desk
        className="talk"
        view={view}
        radio={radio}
        debug={props.debug}
        head={
          <>
            <DeskHead lamp={<Lamp what="The conversation" view={view} />} title={title}>
              <button
                className="button button--quiet"
                type="button"
                aria-expanded={settingsOpen}
                aria-controls="talk-settings"
                onClick={() => setDrawer(settingsOpen ? null : 'settings')}
              >
                Model
              </button>
              <button className="button button--quiet" type="button" onClick={leave}>
                {over ? 'Close' : 'Leave'}
              </button>
            </DeskHead>
            <Notices
              view={view}
              radio={radio}
              devices={devices}
              onTuneIn={props.onJoin}
              onSilence={radio.settleForCaptions}
            />
          </>
        }
        crown={
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
        }
      >
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
            <Ending view={view} mission={null} resultsHref={null} onClose={leave} onTuneIn={props.onJoin} />
          ) : (
            <ConversationCue view={view} conversation={conversation} />
          )}
        </section>
        {!over && (
          <TalkDeck
            view={view}
            radio={radio}
            loudness={props.loudness}
            onLoudness={props.onLoudness}
            devices={
              <DevicesKey
                devices={devices}
                open={drawer === 'devices'}
                onOpen={(open) => setDrawer(open ? 'devices' : null)}
              />
            }
            ways={
              <Switch
                label="Hands-free"
                on={view.listening}
                disabled={!view.listening && !canBeHeard(view)}
                onChange={(on) => void radio.listen(on)}
              />
            }
          />
        )}
      </Desk>
      <Drawer id="talk-settings" title="Model" open={settingsOpen} onClose={close}>
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
      <DevicesDrawer devices={devices} open={drawer === 'devices' && !over} onClose={close} />
    </>
  )
}
