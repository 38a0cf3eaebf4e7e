import { useState, type FormEvent } from 'react'
import type { Settings, WriterModel } from '../radio/conversation.ts'
import { ModelSettings } from './ModelSettings.tsx'

/** How the model writes from now on, in a conversation that is there (C6). */
export function ConversationSettings(props: {
  readonly models: readonly WriterModel[]
  readonly settings: Settings
  readonly busy: boolean
  readonly failure: { readonly message: string; readonly field: string | null } | null
  /** What did not fit is being changed. */
  readonly onEdit: () => void
  readonly onSave: (settings: Settings) => void
}) {
  const [settings, setSettings] = useState(props.settings)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!props.busy) props.onSave(settings)
  }

  return (
    <form className="talk-settingsForm" onSubmit={submit} noValidate aria-label="How the model writes">
      <ModelSettings
        models={props.models}
        settings={settings}
        failure={props.failure}
        onChange={(next) => {
          props.onEdit()
          setSettings(next)
        }}
      />
      <button className="button button--main" type="submit" aria-disabled={props.busy}>
        From now on
      </button>
    </form>
  )
}
