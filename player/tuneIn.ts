import { randomUUID } from 'node:crypto'
import type { Api } from './api/api.ts'
import { ApiFailure } from './api/apiFailure.ts'
import { expectType } from './api/expectType.ts'
import { CreateMission, type Mission, MissionStatus, RetryMission, type SignedIn, TuneIn } from './api/operations.ts'
import type { Tell } from './playerEvent.ts'
import { signIn, type Who } from './signIn.ts'

/** Which mission to play, and as whom. */
export type MissionWish = Who & {
  /** A mission of the player's own; without one a new one is created. */
  missionId: string | null
  theme: string | null
  /** Time on the air of a new mission; the server's choice where it is null (M12). */
  timeLimitSeconds: number | null
}

export type Tuned = { token: string; sessionId: string; mission: Mission }

/**
 * Everything up to the open session: sign-in (M1), mission (M2, M3, M4), the dial (M5).
 * @throws {ApiFailure} One of the steps was turned down.
 */
export async function tuneIn(
  api: Api,
  wish: MissionWish,
  tell: Tell,
  onSignedIn: (signedIn: SignedIn) => void,
): Promise<Tuned> {
  const token = await signIn(api, wish, tell, onSignedIn)
  const mission = await ready(api, wish.missionId ?? (await create(api, wish, tell)))
  tell({ type: 'MISSION_READY', mission })
  const sessionId = await turnDial(api, mission)
  tell({ type: 'TUNED_IN', sessionId, missionId: mission.id, frequency: mission.frequency })
  return { token, sessionId, mission }
}

/** Turns the dial to the mission's station: opens its session, or goes on with it. */
export async function turnDial(api: Api, { id, frequency }: Mission): Promise<string> {
  const answer = await api.ask(TuneIn, { input: { missionId: id, frequency } })
  return expectType(answer.tuneIn, 'TunedIn').session.id
}

async function create(api: Api, { theme, timeLimitSeconds }: MissionWish, tell: Tell) {
  const input = {
    idempotencyKey: randomUUID(),
    ...(theme === null ? {} : { theme }),
    ...(timeLimitSeconds === null ? {} : { timeLimitSeconds }),
  }
  const answer = await api.ask(CreateMission, { input })
  const mission = expectType(answer.createMission, 'Mission')
  tell({ type: 'MISSION_CREATED', mission })
  return mission.id
}

/** Waits for STAGE2. A failure that may pass is tried once more. */
async function ready(api: Api, missionId: string): Promise<Mission> {
  let retried = false
  for await (const { missionStatus } of api.follow(MissionStatus, { missionId })) {
    const mission = expectType(missionStatus, 'Mission')
    if (mission.status === 'STAGE2') return mission
    if (mission.status === 'STAGE1') continue
    if (retried || !mission.fault?.retryable) {
      throw new ApiFailure(
        `the mission could not be prepared: ${mission.fault?.message ?? 'no reason given'}`,
      )
    }
    retried = true
    expectType((await api.ask(RetryMission, { missionId })).retryMission, 'Mission')
  }
  throw new ApiFailure('the server ended the stream of the mission before it was ready')
}
