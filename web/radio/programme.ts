import { conversationOf, conversationTold, type ConversationView } from './conversation.ts'
import { scenarioOf, scenarioTold, type ScenarioView } from './scenario.ts'
import { missionOf, missionTold, type MissionView } from './mission.ts'
import type { Snapshot, StreamEvent } from './view.ts'

/** What a session has of its own programme. */
export type ProgrammeView = MissionView | ScenarioView | ConversationView

/** How the programme stands in a snapshot; `before` is what this set knew of it. */
export function programmeOf(before: ProgrammeView | null, { session }: Snapshot): ProgrammeView {
  const { programme } = session
  switch (programme.__typename) {
    case 'MissionProgramme':
      return missionOf(before?.kind === 'mission' ? before : null, programme)
    case 'ScenarioProgramme':
      return scenarioOf(programme)
    case 'ConversationProgramme':
      return conversationOf(before?.kind === 'conversation' ? before : null, programme, session.line)
    default:
      return programme satisfies never
  }
}

/** How it stands after an event; the very same where the event is not about it. */
export function programmeTold(programme: ProgrammeView | null, event: StreamEvent): ProgrammeView | null {
  switch (programme?.kind) {
    case 'mission':
      return missionTold(programme, event)
    case 'scenario':
      return scenarioTold(programme, event)
    case 'conversation':
      return conversationTold(programme, event)
    case undefined:
      return null
    default:
      return programme satisfies never
  }
}
