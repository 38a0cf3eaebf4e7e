import type { Snapshot, StreamEvent } from './view.ts'

type Programme = Extract<Snapshot['session']['programme'], { __typename: 'MissionProgramme' }>

/** What a mission has of its own: the listeners (M11). */
export interface MissionView {
  readonly kind: 'mission'
  readonly awakened: number
  readonly listeners: number
  readonly target: number
  readonly last: { readonly change: number; readonly reason: string } | null
}

export function missionOf(before: MissionView | null, programme: Programme): MissionView {
  const { awakened, listeners, target } = programme
  return { kind: 'mission', awakened, listeners, target, last: before?.last ?? null }
}

export function missionTold(mission: MissionView, event: StreamEvent): MissionView {
  if (event.__typename !== 'ScoreUpdated') return mission
  const { awakened, listeners, change, reason } = event
  return { ...mission, awakened, listeners, last: { change, reason } }
}
