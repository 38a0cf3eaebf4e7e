import { conversationPlay } from './conversationPlay.ts'
import { missionPlay } from './missionPlay.ts'
import type { Play } from './play.ts'
import type { Programme } from './programme.ts'
import { scenarioPlay } from './scenarioPlay.ts'
import type { Session } from './session.ts'

const plays = {
  mission: missionPlay,
  scenario: scenarioPlay,
  conversation: conversationPlay,
} satisfies { [Kind in Programme['kind']]: Play }

/** The rules of what a session plays. */
export function playOf(session: Session): Play {
  return plays[session.programme.kind]
}
