import type { Settings, WriterModel } from '../radio/conversation.ts'
import { Field } from './Field.tsx'

type Range = WriterModel['takes'][number]
type Name = Exclude<keyof Settings, 'model'>

const about: { readonly [Setting in Range['setting']]: { name: Name; label: string; note: string } } = {
  TEMPERATURE: { name: 'temperature', label: 'Temperature', note: 'How freely the words are chosen.' },
  TOP_P: { name: 'topP', label: 'Top P', note: 'Only among the likeliest words of this share.' },
  TOP_K: { name: 'topK', label: 'Top K', note: 'Only among this many of the likeliest words.' },
  PRESENCE_PENALTY: { name: 'presencePenalty', label: 'Presence penalty', note: 'Away from words used already.' },
  FREQUENCY_PENALTY: { name: 'frequencyPenalty', label: 'Frequency penalty', note: 'Away from words used often.' },
}

/** The settings that a model takes, and nothing that it does not (C6). Null leaves one to the model. */
export function settingsFor(model: WriterModel, before: Settings | null): Settings {
  const takes = new Set(model.takes.map(({ setting }) => about[setting].name))
  const kept = (name: Name) => (takes.has(name) ? (before?.[name] ?? null) : null)
  return {
    model: model.name,
    temperature: kept('temperature'),
    topP: kept('topP'),
    topK: kept('topK'),
    presencePenalty: kept('presencePenalty'),
    frequencyPenalty: kept('frequencyPenalty'),
  }
}

/**
 * How the model is to write (C6): the model, and a slider and a number for each setting that it takes. What
 * does not fit is said at its field, in the server's words.
 */
export function ModelSettings(props: {
  readonly models: readonly WriterModel[]
  readonly settings: Settings
  readonly failure: { readonly message: string; readonly field: string | null } | null
  readonly onChange: (settings: Settings) => void
}) {
  const { models, settings, failure, onChange } = props
  const chosen = models.find(({ name }) => name === settings.model)
  const errorAt = (field: string) => (failure?.field === field ? failure.message : null)
  const shown = ['model', ...(chosen?.takes.map(({ setting }) => about[setting].name) ?? [])]
  return (
    <div className="modelSettings">
      <Field label="Model" error={errorAt('model')}>
        {(control) => (
          <select
            {...control}
            value={settings.model}
            onChange={(event) => {
              const model = models.find(({ name }) => name === event.target.value)
              if (model) onChange(settingsFor(model, settings))
            }}
          >
            {!chosen && <option value={settings.model}>{settings.model}</option>}
            {models.map(({ name }) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        )}
      </Field>
      {chosen?.takes.map((range) => (
        <Setting
          key={range.setting}
          range={range}
          value={settings[about[range.setting].name]}
          error={errorAt(about[range.setting].name)}
          onChange={(value) => onChange({ ...settings, [about[range.setting].name]: value })}
        />
      ))}
      {chosen?.takes.length === 0 && <p className="quiet">This model has no settings of its own.</p>}
      {failure && !(failure.field !== null && shown.includes(failure.field)) && (
        <p className="error" role="alert">
          {failure.field !== null && <strong>{failure.field}: </strong>}
          {failure.message}
        </p>
      )}
    </div>
  )
}

function Setting(props: {
  readonly range: Range
  readonly value: number | null
  readonly error: string | null
  readonly onChange: (value: number | null) => void
}) {
  const { range, value, error, onChange } = props
  const { label, note } = about[range.setting]
  const step = range.whole ? 1 : 0.05
  return (
    <Field label={label} note={note} error={error}>
      {(control) => (
        <div className={`setting${value === null ? ' is-free' : ''}`}>
          <input
            type="range"
            aria-label={label}
            aria-valuetext={value === null ? 'left to the model' : String(value)}
            min={range.min}
            max={range.max}
            step={step}
            value={value ?? (range.min + range.max) / 2}
            onChange={(event) => onChange(event.target.valueAsNumber)}
          />
          <input
            {...control}
            type="number"
            step="any"
            placeholder="auto"
            value={value ?? ''}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
          />
          <button
            className="button button--round button--small"
            type="button"
            aria-label={`Leave ${label.toLowerCase()} to the model`}
            // Not disabled by its own press: that would lose the keyboard.
            aria-disabled={value === null}
            onClick={() => value !== null && onChange(null)}
          >
            ×
          </button>
        </div>
      )}
    </Field>
  )
}
