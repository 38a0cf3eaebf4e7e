import type { KeptShow } from '../radio/kept.ts'
import { SaveShow } from './SaveShow.tsx'
import { ScoreChart } from './ScoreChart.tsx'
import { ShowTitle } from './ShowTitle.tsx'
import { Transcript } from './Transcript.tsx'
import { Wordmark } from './Wordmark.tsx'

/** Somebody's show, for those whom they gave the link to (W2). */
export function SharedShow(props: {
  readonly show: KeptShow & { readonly story: string }
  readonly homeHref: string
}) {
  const { show } = props
  return (
    <>
      <header className="masthead">
        <a className="masthead-home" href={props.homeHref} aria-label="Wakeband, the first page">
          <Wordmark />
        </a>
        <a className="button button--main" href={props.homeHref}>
          Play one yourself
        </a>
      </header>
      <main className="results results--shared" data-testid="shared" data-outcome={show.outcome}>
        <ShowTitle show={show} />
        <div className="results-body">
          <section className="results-story" aria-labelledby="shared-story">
            <h2 id="shared-story">What had happened</h2>
            <p>{show.story}</p>
            <p className="results-task">
              <strong>What was to be done:</strong> {show.task}
            </p>
          </section>
          {show.scoreChanges.length > 0 && (
            <section className="panel" aria-labelledby="shared-chart">
              <h2 id="shared-chart">How the town woke</h2>
              <ScoreChart show={show} />
            </section>
          )}
          <section className="panel" aria-labelledby="shared-said">
            <h2 id="shared-said">Everything that was said</h2>
            <Transcript said={show.said} cast={show.cast} player="Caller" />
          </section>
          <section className="results-invitation" aria-labelledby="shared-invitation">
            <h2 id="shared-invitation">Live radio that talks back</h2>
            <p>A station, a story written tonight, hosts who listen. Hold the key, and say something.</p>
            <p className="actions">
              <a className="button button--main" href={props.homeHref}>
                Wake a town of your own
              </a>
              <SaveShow show={show} whole={show} />
            </p>
          </section>
        </div>
      </main>
    </>
  )
}
