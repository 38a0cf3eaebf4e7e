import { useEffect, useId, type ReactNode } from 'react'

/** What a control of a field is to be given, so that its error is read out with it. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** A labelled control of a form, with what does not fit about it (A3). */
export function Field(props: {
  readonly label: string
  readonly note?: string
  readonly error: string | null
  readonly children: (control: FieldControl) => ReactNode
}) {
  const { label, note, error } = props
  const id = useId()
  // Whoever has sent a form that is not taken goes on where it does not fit; whoever is in a field already stays.
  useEffect(() => {
    const control = error === null ? null : document.getElementById(id)
    const here = document.activeElement
    if (control && (here === document.body || here?.matches('[type=submit]'))) control.focus()
  }, [error, id])
  const described = [note && `${id}-note`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {props.children({
        id,
        'aria-invalid': error !== null,
        'aria-describedby': described === '' ? undefined : described,
      })}
      {note && (
        <p id={`${id}-note`} className="field-note">
          {note}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="error" role="alert">
          {error}
        </p>
      )}
    </div>
  )
}
