import type { ReactNode } from 'react'
import type { Radio } from '../radio/radio.ts'
import { isOver, type View } from '../radio/view.ts'
import { DebugPanel } from './DebugPanel.tsx'
import { LevelMeter } from './LevelMeter.tsx'

/** The frame round every set that is on the air, whatever it plays: a head, the set, and the panel (W1, W5). */
export function Desk(props: {
  readonly view: View
  readonly radio: Radio
  readonly className: string
  /** How far a game is; no other programme has that. */
  readonly phase?: string
  /** What stands before the set: the `DeskHead`, and whatever belongs to it. */
  readonly head: ReactNode
  /** Beside the level meter. */
  readonly crown: ReactNode
  /** Under the crown: the stage, and the deck. */
  readonly children: ReactNode
  readonly debug: boolean
}) {
  const { view, radio } = props
  return (
    <main
      className={`show ${props.className}`}
      data-testid="show"
      data-state={view.state ?? 'NONE'}
      data-sound={view.sound.kind}
      data-seq={view.seq}
      data-phase={props.phase}
    >
      {props.head}
      <div className="set">
        <div className="set-crown">
          <LevelMeter read={radio.hostLevel} active={view.sound.kind === 'live' && !isOver(view)} />
          {props.crown}
        </div>
        {props.children}
      </div>
      {props.debug && <DebugPanel read={radio.stats} line={view.line} latency={view.latency} />}
    </main>
  )
}
