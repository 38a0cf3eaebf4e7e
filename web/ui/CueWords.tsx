/**
 * What is going on, in words. It changes with every breath of a show: read out is only what the player is asked for,
 * because the rest would talk into the hosts' own words (W3).
 */
export function CueWords(props: {
  readonly words: string
  readonly asks: boolean
  /** False while the station is lost: whose turn it is by then is not known. */
  readonly reached: boolean
}) {
  const words = props.reached ? props.words : 'No signal. Hold on: it comes back by itself.'
  const asks = props.asks && props.reached
  return (
    <>
      <p data-testid="cue" aria-hidden={asks}>
        {words}
      </p>
      <output className="visuallyHidden">{asks && words}</output>
    </>
  )
}
