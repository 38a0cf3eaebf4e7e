import { useState } from 'react'
import { useApi } from '../api/apiContext.ts'
import { GameDocument, ResetScenarioDocument } from '../api/generated/graphql.ts'
import type { Options } from '../options.ts'
import { savedGameOf, type SavedGame } from '../radio/practice.ts'
import { practicePath } from '../route.ts'
import { Missing } from '../ui/Missing.tsx'
import { ScenarioChoice } from '../ui/ScenarioChoice.tsx'
import { ScenarioLive } from './ScenarioLive.tsx'
import { ScenarioTurns } from './ScenarioTurns.tsx'
import { useAsked } from './useAsked.ts'

/** One game of a scenario: to play, on the air or turn by turn, to go on with, to read again (S4, S5, S7). */
export function ScenarioScreen(props: {
  readonly sessionId: string
  readonly options: Options
  /** The game that was begun by a touch on the page before; null where none was, such as after a reload. */
  readonly started: string | null
}) {
  const { sessionId, options } = props
  const { data, fetching, failed, again } = useAsked(GameDocument, { sessionId })
  const game = data?.session ? savedGameOf(data.session) : null
  if (game) return <Found known={game} options={options} fresh={props.started === sessionId} />
  return (
    <Missing
      what="game"
      fetching={fetching}
      failed={failed}
      onRetry={again}
      listHref={practicePath}
    />
  )
}

type Mode = 'choice' | 'live' | 'timeStop'

function Found(props: { readonly known: SavedGame; readonly options: Options; readonly fresh: boolean }) {
  const { known, options, fresh } = props
  const api = useApi()
  const [now, setNow] = useState<{
    readonly mode: Mode
    readonly game: SavedGame
    readonly why: string | null
  }>(() => ({ mode: firstMode(known, fresh), game: known, why: null }))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const { id: sessionId } = known.session

  /** Goes on in another way with the game as it stands at the server by then. */
  async function turnTo(
    mode: Mode,
    why: string | null,
    before?: () => Promise<string | null>,
  ): Promise<void> {
    setBusy(true)
    try {
      const failure = (await before?.()) ?? null
      setProblem(failure)
      if (failure !== null) return
      const { session } = await api.ask(GameDocument, { sessionId })
      const game = session && savedGameOf(session)
      if (game) setNow({ mode, game, why })
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setNow({ ...now, mode: 'choice' })
    } finally {
      setBusy(false)
    }
  }

  async function startOver(): Promise<string | null> {
    const { resetScenario } = await api.ask(ResetScenarioDocument, { sessionId })
    return resetScenario.__typename === 'Accepted' ? null : resetScenario.message
  }

  switch (now.mode) {
    case 'live':
      return (
        <ScenarioLive
          sessionId={sessionId}
          scenario={now.game.programme.scenario}
          options={options}
          onTimeStop={(why) => void turnTo('timeStop', why)}
          onReview={() => void turnTo('choice', null)}
        />
      )
    case 'timeStop':
      return (
        <ScenarioTurns
          known={now.game}
          raw={options.raw}
          why={now.why}
          onLive={() => setNow({ ...now, mode: 'live' })}
        />
      )
    case 'choice':
      return (
        <ScenarioChoice
          game={now.game}
          busy={busy}
          problem={problem}
          listHref={practicePath}
          onPlay={(timeStop) =>
            void turnTo(
              timeStop ? 'timeStop' : 'live',
              null,
              now.game.programme.phase === 'PLAYING' ? undefined : startOver,
            )
          }
        />
      )
    default:
      return now.mode satisfies never
  }
}

/** Turn by turn nothing has to be touched first; on the air browsers keep quiet without that. */
function firstMode({ session, programme }: SavedGame, fresh: boolean): Mode {
  if (programme.phase !== 'PLAYING' || session.outcome !== null) return 'choice'
  if (programme.timeStop) return 'timeStop'
  return fresh ? 'live' : 'choice'
}
