import { spawnSync } from 'node:child_process'

/**
 * What the worker exits with when it was not started by mediasoup (main.cpp); a binary that gets so far runs
 * here.
 */
const NOT_STARTED_BY_MEDIASOUP = 41

/**
 * Whether a mediasoup worker binary runs on this host: that it is one at all, and for this processor, and
 * that its shared libraries are here in the versions it wants. Takes about 10 ms.
 * @param {string} binary
 */
export function workerRuns(binary) {
  const { status } = spawnSync(binary, [], { env: {}, stdio: 'ignore', timeout: 5_000 })
  return status === NOT_STARTED_BY_MEDIASOUP
}
