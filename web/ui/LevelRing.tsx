import { useLevel } from './useLevel.ts'

/** What the microphone hears, as a ring of small lamps round a key that fills from below. For the eye alone. */
export function LevelRing(props: { readonly read: () => number; readonly active: boolean }) {
  const risen = useLevel<HTMLSpanElement>(props.read, props.active)
  return (
    <span className="levelRing" aria-hidden="true">
      <span className="levelRing-risen" ref={risen}>
        <span className="levelRing-lit" />
      </span>
    </span>
  )
}
