import { useLevel } from './useLevel.ts'

/** How loud the hosts are (W1). For the eye alone: what they say is in the captions. */
export function LevelMeter(props: { readonly read: () => number; readonly active: boolean }) {
  const ref = useLevel<HTMLDivElement>(props.read, props.active)
  return (
    <div className="level" ref={ref} data-testid="host-level" aria-hidden="true">
      <div className="level-lit" />
    </div>
  )
}
