import { useState } from 'react'

/** The hint of the step that is asked, for whoever wants it. Give it the number of the step as its key. */
export function ScenarioHint({ hint }: { readonly hint: string }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="hint">
      <button
        className="button button--quiet"
        type="button"
        aria-expanded={shown}
        aria-controls="scenario-hint"
        onClick={() => setShown(!shown)}
      >
        {shown ? 'Hide the hint' : 'Show a hint'}
      </button>
      <output id="scenario-hint" className="hint-words">
        {shown && hint}
      </output>
    </div>
  )
}
