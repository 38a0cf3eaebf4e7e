import { type ConversationSummary, createConversationReport } from './conversationReport.ts'
import { createMissionReport, type MissionSummary } from './missionReport.ts'
import type { Programme } from './options.ts'
import type { PlayerEvent, Utterance } from './playerEvent.ts'
import { createScenarioReport, type ScenarioSummary } from './scenarioReport.ts'

/** What a run came to. The last line of `--json` is this. */
export type Summary = MissionSummary | ScenarioSummary | ConversationSummary

/** Keeps account of a run. */
export type Report = {
  heed(event: PlayerEvent): void
  summary(): Summary
  /** Whether all that was planned has been said, and the server has done with it. */
  isDone(): boolean
}

/** @param planned What is to be said, whether it comes to that or not. */
export function createReport(
  kind: Exclude<Programme['kind'], 'SCENARIO_LIST'>,
  planned: readonly Utterance[],
): Report {
  switch (kind) {
    case 'SCENARIO':
      return createScenarioReport(planned)
    case 'CONVERSATION':
      return createConversationReport(planned)
    case 'MISSION':
      return createMissionReport(planned)
  }
}
