/** What the address asks for after its `?`. */
export interface Options {
  /** Shows the panel with the figures of the connection, and lays the set open to tests (W5). */
  readonly debug: boolean
  /** Leaves the microphone as it is, without the browser's clearing of echo and noise; for tests. */
  readonly raw: boolean
}

export function optionsOf(search: string): Options {
  const query = new URLSearchParams(search)
  return { debug: query.has('debug'), raw: query.has('raw') }
}
