import { useState } from 'react'
import { GamesDocument } from '../api/generated/graphql.ts'
import { useDevices } from '../radio/useDevices.ts'
import { gamePath } from '../route.ts'
import { DevicesDrawer } from '../ui/DevicesDrawer.tsx'
import { DevicesKey } from '../ui/DevicesKey.tsx'
import { GameCard } from '../ui/GameCard.tsx'
import { Heading } from '../ui/Heading.tsx'
import { ListFailed } from '../ui/ListFailed.tsx'
import { OwnList } from '../ui/OwnList.tsx'
import { ScenarioCard } from '../ui/ScenarioCard.tsx'
import { usePagedList } from './usePagedList.ts'
import { useScenarios } from './useScenarios.ts'
import { useStartScenario } from './useStartScenario.ts'

/** What there is to practise, and the games so far (S1, S7). */
export function PracticeScreen(props: {
  readonly onGo: (path: string) => void
  /** A game has begun: its page may play it at once, because a touch has asked for it. */
  readonly onStarted: (sessionId: string) => void
}) {
  const all = useScenarios()
  const { scenarios } = all
  const games = usePagedList(GamesDocument, ({ scenarioSessions }) => scenarioSessions)
  const devices = useDevices(null)
  const [devicesOpen, setDevicesOpen] = useState(false)
  const failed = all.failed || games.failed
  const { start, starting, failure, makeRoom } = useStartScenario((sessionId) => {
    props.onStarted(sessionId)
    props.onGo(gamePath(sessionId))
  })

  function again(): void {
    all.again()
    games.again()
  }

  return (
    <>
      <main className="missions scenarios">
        <header className="scenarios-head">
          <div className="scenarios-title">
            <Heading>Practice</Heading>
            <DevicesKey devices={devices} open={devicesOpen} onOpen={setDevicesOpen} />
          </div>
          <p className="scenarios-claim">A host asks, you answer. What you get wrong costs a life.</p>
          <p className="quiet">
            On the air you hear the host and talk with a key. Turn by turn the clock stands still: record or
            type each answer in your own time.
          </p>
        </header>
        {failed && <ListFailed onRetry={again} />}
        {!failed && scenarios.length === 0 && (
          <p className="quiet">
            {all.loading ? 'Looking for the scenarios…' : 'There is nothing to practise here.'}
          </p>
        )}
        <section aria-labelledby="scenarios-title">
          <h2 id="scenarios-title" className="visuallyHidden">
            Scenarios
          </h2>
          <ul className="scenarios-list">
            {scenarios.map((scenario) => (
              <li key={scenario.id}>
                <ScenarioCard
                  scenario={scenario}
                  busy={starting !== null}
                  failure={failure?.scenarioId === scenario.id ? failure.why : null}
                  onStart={(timeStop) => start(scenario.id, timeStop)}
                  onMakeRoom={makeRoom}
                />
              </li>
            ))}
          </ul>
        </section>
        {games.items.length > 0 && (
          <OwnList what="games" list={games} none={null}>
            {(game) => <GameCard game={game} href={gamePath(game.id)} />}
          </OwnList>
        )}
      </main>
      <DevicesDrawer devices={devices} open={devicesOpen} onClose={() => setDevicesOpen(false)} />
    </>
  )
}
