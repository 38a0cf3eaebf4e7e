import type { MissionPlayed, Review } from '../radio/view.ts'
import { megahertz } from './format.ts'
import { Keepsake } from './Keepsake.tsx'
import { ScoreChart } from './ScoreChart.tsx'
import { Town } from './Town.tsx'
import { Utterance } from './Utterance.tsx'

const outcomes = {
  WON: 'Won: they are awake',
  TIME_UP: 'Time was up',
  ABANDONED: 'Nobody came back in time',
  COMPLETED: 'Every step is done',
  OUT_OF_LIVES: 'No life was left',
  BUDGET_SPENT: 'Its budget was spent',
} as const

/** The whole show, to be read again (M13). */
export function Results(props: {
  readonly review: Review
  readonly programme: MissionPlayed
  readonly missionHref: string
}) {
  const { review, programme } = props
  const { session, said, scoreChanges, latencies, faults, discards, usage } = review
  return (
    <main className="results" data-testid="results" data-outcome={session.outcome ?? 'OPEN'}>
      <header className="scene results-head">
        <Town share={programme.listeners > 0 ? programme.awakened / programme.listeners : 0} air="off" />
        <p className="results-station">{megahertz(programme.mission.frequency)} MHz</p>
        <h1 tabIndex={-1}>{programme.mission.title}</h1>
        <p className="results-outcome">
          {session.outcome === null ? 'This show is not over yet' : outcomes[session.outcome]}
        </p>
        <p className="results-score">
          <strong>{programme.awakened}</strong> of {programme.listeners} listeners awake, {programme.target}{' '}
          were the goal
        </p>
      </header>
      <div className="results-body">
      <div className="results-ways">
        <Keepsake review={review} programme={programme} />
        <a className="button button--quiet" href={props.missionHref}>
          Back to the mission
        </a>
      </div>

      <section className="panel" aria-labelledby="results-chart">
        <h2 id="results-chart">How the town woke</h2>
        {scoreChanges.length > 0 ? (
          <ScoreChart review={review} programme={programme} />
        ) : (
          <p className="quiet">Nothing moved it.</p>
        )}
      </section>

      <section className="panel" aria-labelledby="results-said">
        <h2 id="results-said">Everything that was said</h2>
        <ol className="transcript">
          {said.map((entry) => (
            <Utterance
              key={entry.__typename === 'HostLine' ? `line ${entry.line.id}` : `turn ${entry.turnId}`}
              said={entry}
              cast={session.cast}
              exact
            />
          ))}
        </ol>
      </section>

      <section className="panel" aria-labelledby="results-figures">
        <h2 id="results-figures">Figures</h2>
        <dl className="figures">
          <Figure name="cost" value={`$${review.cost.toFixed(4)}`} />
          <Figure name="tokens read" value={usage.inputTokens} />
          <Figure name="tokens written" value={usage.outputTokens} />
          <Figure name="characters voiced" value={usage.voiceCharacters} />
          <Figure name="seconds listened" value={usage.earSeconds.toFixed(1)} />
          {discards.map(({ reason, count }) => (
            <Figure
              key={reason}
              name={`never aired (${reason.toLowerCase().replace('_', ' ')})`}
              value={count}
            />
          ))}
        </dl>
        {latencies.length > 0 && (
          <table>
            <caption>From the release of the key, in milliseconds</caption>
            <thead>
              <tr>
                <th scope="col">Turn</th>
                <th scope="col">Transcript</th>
                <th scope="col">First word</th>
                <th scope="col">Voice</th>
                <th scope="col">On the air</th>
              </tr>
            </thead>
            <tbody>
              {latencies.map((latency, index) => (
                <tr key={latency.turnId}>
                  <td>{index + 1}</td>
                  <td>{latency.finalTranscriptMs}</td>
                  <td>{latency.firstTokenMs}</td>
                  <td>{latency.firstAudioMs}</td>
                  <td>{latency.firstPacketMs}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {faults.length > 0 && (
          <>
            <h3>What went wrong</h3>
            <ul>
              {[...new Set(faults.map((fault) => fault.message))].map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      </div>
    </main>
  )
}

function Figure(props: { readonly name: string; readonly value: string | number }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>{props.value}</dd>
    </div>
  )
}
