import { useEffect, useState } from 'react'
import { createDialNoise } from '../radio/dialNoise.ts'
import { Dial } from '../ui/Dial.tsx'
import { lowest } from '../ui/frequency.ts'
import { Heading } from '../ui/Heading.tsx'
import { Looked } from '../ui/Looked.tsx'
import { Town } from '../ui/Town.tsx'
import { Wordmark } from '../ui/Wordmark.tsx'
import { useServerBack } from './useServerBack.ts'

/**
 * In the place of everything, where the client was opened and its server cannot be reached (W4): what can be
 * done is to turn the dial, and there is nothing but noise.
 */
export function OfflineScreen(props: { readonly onBack: () => void }) {
  const { offline, look, ask } = useServerBack(props.onBack)
  const [frequency, setFrequency] = useState(98)
  const [noise] = useState(() => createDialNoise({ context: () => new AudioContext(), station: lowest }))
  useEffect(() => () => noise.close(), [noise])

  return (
    <main className="brief offline" data-testid="offline">
      <header className="scene">
        <Town share={0} air="off" />
        <p>
          <Wordmark />
        </p>
        <div>
          <Heading>Nothing but noise</Heading>
          <output>
            {offline ? 'There is no network here.' : 'The station cannot be reached.'} <Looked look={look} />
          </output>
        </div>
      </header>
      <section className="set receiver" aria-label="Receiver">
        <Dial
          frequency={frequency}
          signal={0}
          onTurn={(next) => {
            setFrequency(next)
            noise.turn(next, 0)
          }}
        />
        <button className="button button--main" type="button" aria-disabled={look === 'looking'} onClick={ask}>
          Try again now
        </button>
      </section>
      <div className="brief-text">
        <section>
          <h2>What is going on</h2>
          <p>
            Shows, games and conversations are all live, and nothing of them is kept on this device, so there is nothing
            to hear or to read until the station is back. It is looked for every few seconds, and this page goes on by
            itself.
          </p>
        </section>
        <section>
          <h2>What becomes of it all</h2>
          <p>Nothing is lost: what was said is at the station, and a show that was on the air stands still.</p>
        </section>
      </div>
    </main>
  )
}
