import type { ReactNode } from 'react'
import type { Radio } from '../radio/radio.ts'
import type { Loudness } from '../radio/useLoudness.ts'
import { canBeHeard, type View } from '../radio/view.ts'
import { HandsFree } from './HandsFree.tsx'
import { SayForm } from './SayForm.tsx'
import { TalkKey } from './TalkKey.tsx'
import { Volume } from './Volume.tsx'

/** The player's part of the set: the talk key, or the open microphone; typing; how loud the voices are (W1, E9, C7). */
export function TalkDeck(props: {
  readonly view: View
  readonly radio: Radio
  readonly loudness: Loudness
  readonly onLoudness: (loudness: Loudness) => void
  /** Beside the volume: who hears, and who is heard. */
  readonly devices: ReactNode
  /** Nothing more is taken until what was said last is judged. */
  readonly judging?: boolean
  /** Under the field to type in: what helps with an answer. */
  readonly aids?: ReactNode
  /** Beside the volume: other ways to be heard. */
  readonly ways?: ReactNode
}) {
  const { view, radio, ways } = props
  const open = view.closingReason === null && !props.judging
  return (
    <section className={ways ? 'deck deck--talk' : 'deck'} aria-label="Your turn">
      {view.listening ? (
        <HandsFree level={radio.microphoneLevel} speech={view.speech} />
      ) : (
        <TalkKey
          pressed={view.pressed}
          // Whoever talks while the server is looked for is heard all the same, and says when it is over.
          enabled={open && (view.pressed || canBeHeard(view))}
          yours={open && canBeHeard(view) && view.state === 'WAITING_FOR_USER'}
          level={radio.microphoneLevel}
          onPress={radio.press}
          onRelease={radio.release}
        />
      )}
      <div className="deck-say">
        <SayForm enabled={open && view.server === 'connected'} onSay={radio.say} />
        {props.aids}
      </div>
      <div className="deck-ways">
        {ways}
        <Volume loudness={props.loudness} onChange={props.onLoudness} devices={props.devices} />
      </div>
    </section>
  )
}
