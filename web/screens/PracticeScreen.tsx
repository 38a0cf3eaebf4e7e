import { gamePath } from '../route.ts'
import { ScenarioCard } from '../ui/ScenarioCard.tsx'
import { ScenarioGames } from '../ui/ScenarioGames.tsx'
import { useScenarios } from './useScenarios.ts'
import { useStartScenario } from './useStartScenario.ts'
import { Heading } from '../ui/Heading.tsx'

/** What there is to practise, and the games so far (S1, S7). */
export function PracticeScreen(props: {
  readonly onGo: (path: string) => void
  /** A game has begun: its page may play it at once, because a touch has asked for it. */
  readonly onStarted: (sessionId: string) => void
}) {
  const list = useScenarios()
  const { start, starting, failure } = useStartScenario((sessionId) => {
    props.onStarted(sessionId)
    props.onGo(gamePath(sessionId))
  })

  return (
    <main className="missions scenarios">
      <header className="scenarios-head">
        <Heading>Practice</Heading>
        <p className="scenarios-claim">A host asks, you answer. What you get wrong costs a life.</p>
        <p className="quiet">
          On the air you hear the host and talk with a key. Turn by turn the clock stands still: record or
          type each answer in your own time.
        </p>
      </header>
      {list.failed && (
        <p className="error" role="alert">
          The list cannot be had right now.{' '}
          <button className="button" type="button" onClick={list.again}>
            Try again
          </button>
        </p>
      )}
      {!list.failed && list.scenarios.length === 0 && (
        <p className="quiet">
          {list.loading ? 'Looking for the scenarios…' : 'There is nothing to practise here.'}
        </p>
      )}
      <section aria-labelledby="scenarios-title">
        <h2 id="scenarios-title" className="visuallyHidden">
          Scenarios
        </h2>
        <ul className="scenarios-list">
          {list.scenarios.map((scenario) => (
            <li key={scenario.id}>
              <ScenarioCard
                scenario={scenario}
                busy={starting !== null}
                failure={failure?.scenarioId === scenario.id ? failure.message : null}
                onStart={(timeStop) => void start(scenario.id, timeStop)}
              />
            </li>
          ))}
        </ul>
      </section>
      {list.games.length > 0 && (
        <section aria-labelledby="games-title">
          <h2 id="games-title">Your games</h2>
          <ScenarioGames games={list.games} href={gamePath} />
          {list.hasMore && (
            <button className="button" type="button" onClick={list.more} disabled={list.loading}>
              Older games
            </button>
          )}
        </section>
      )}
    </main>
  )
}
