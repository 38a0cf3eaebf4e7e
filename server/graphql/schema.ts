import { builder } from './builder.ts'
import './player.ts'
import './mission.ts'
import './missions.ts'
import './createMission.ts'
import './session.ts'
import './tuneIn.ts'
import './handshake.ts'
import './turns.ts'
import './sessionEvents.ts'
import './review.ts'
import './voices.ts'

/** The whole API. */
export const schema = builder.toSchema()
