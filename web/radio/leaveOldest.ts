import type { Api } from '../api/api.ts'
import type { Failure } from './failure.ts'
import { createTurns } from './turns.ts'

/** Makes room: the oldest of the shows that were in the way is left, and saved (A4). */
export async function leaveOldest(api: Pick<Api, 'ask'>, { inTheWay: [oldest] }: Failure): Promise<void> {
  if (oldest !== undefined) await createTurns(api, oldest).leave()
}
