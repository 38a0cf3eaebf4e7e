/** The name of the station, with its little lamp. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <span className="wordmark-lamp" aria-hidden="true" />
      Wakeband
    </span>
  )
}
