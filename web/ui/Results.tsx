import { keptOf } from '../radio/kept.ts'
import type { MissionPlayed, Review } from '../radio/view.ts'
import { Keepsake, type Sharing } from './Keepsake.tsx'
import { ScoreChart } from './ScoreChart.tsx'
import { ShowTitle } from './ShowTitle.tsx'
import { Transcript } from './Transcript.tsx'

/** The whole show, to be read again (M13). */
export function Results(props: {
  readonly review: Review
  readonly programme: MissionPlayed
  readonly sharing: Sharing
  readonly missionHref: string
}) {
  const { review, programme, sharing } = props
  const { session, said, scoreChanges, latencies, faults, discards, usage } = review
  const show = keptOf(review, programme)
  return (
    <main className="results" data-testid="results" data-outcome={session.outcome ?? 'OPEN'}>
      <ShowTitle show={show} />
      <div className="results-body">
      <div className="results-ways">
        <Keepsake show={show} whole={review} sharing={session.outcome === null ? null : sharing} />
        <a className="button button--quiet" href={props.missionHref}>
          Back to the mission
        </a>
      </div>

      <section className="panel" aria-labelledby="results-chart">
        <h2 id="results-chart">How the town woke</h2>
        {scoreChanges.length > 0 ? (
          <ScoreChart show={show} />
        ) : (
          <p className="quiet">Nothing moved it.</p>
        )}
      </section>

      <section className="panel" aria-labelledby="results-said">
        <h2 id="results-said">Everything that was said</h2>
        <Transcript said={said} cast={session.cast} />
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
