import { EventEmitter, once } from 'node:events'
import type { Api } from './api/api.ts'
import { expectType } from './api/expectType.ts'
import { type SessionEvent, StartListening } from './api/operations.ts'
import type { Mouth } from './audio/mouth.ts'
import { createOpenMicrophone } from './audio/openMicrophone.ts'
import type { Utterance } from './playerEvent.ts'
import type { Show } from './show.ts'

/** Speaks without a key: the server finds out when it began and ended (C7). */
export type HandsFree = {
  /**
   * @param samples 48 kHz mono.
   * @returns When it has been said, and the server has closed the turn.
   * @throws {Error} The server heard nobody speak.
   */
  speak(utterance: Utterance, samples: Int16Array): Promise<void>
  heed(event: SessionEvent, show: Show): void
  close(): void
}

/** What was said, and what the server makes of it, cross the network and wait for a detector that wants to be sure. */
const DETECTION_LIMIT = 5_000

/**
 * @param deps.mouth The one in use now; undefined while there is no connection.
 * @param deps.onOpened The voice has opened a turn. What is said in one go may become more than one.
 * @param deps.onFailed The server does not listen.
 */
export function createHandsFree(deps: {
  api: Api
  sessionId: string
  mouth: () => Mouth | undefined
  onOpened: (utterance: Utterance, turnId: string) => void
  onClosed: (turnId: string) => void
  onFailed: (error: unknown) => void
}): HandsFree {
  const { api, sessionId, mouth, onOpened, onClosed, onFailed } = deps
  const microphone = createOpenMicrophone(mouth)
  const changes = new EventEmitter()
  let asked = false
  let current: { utterance: Utterance; turnId: string | null; open: boolean } | undefined

  const listen = async () => {
    const { startListening } = await api.ask(StartListening, { sessionId })
    if (startListening.__typename === 'Refused' && startListening.code === 'ALREADY_LISTENING') return
    expectType(startListening, 'Accepted')
  }

  return {
    async speak(utterance, samples) {
      const mine = (current = { utterance, turnId: null as string | null, open: false })
      const signal = AbortSignal.timeout(samples.length / 48 + DETECTION_LIMIT)
      try {
        await microphone.speak(samples)
        while (mine.turnId === null || mine.open) await once(changes, 'change', { signal })
      } catch {
        // Heard, and not over in time: the server closes what is too long (M9).
        if (mine.turnId === null) throw new Error('the server heard nobody speak')
      } finally {
        current = undefined
      }
    },

    heed(event, show) {
      if (!asked && !show.listening && isOnAir(show)) {
        asked = true
        listen().catch(onFailed)
      }
      if (event.__typename !== 'SpeechStarted' && event.__typename !== 'SpeechStopped') return
      if (!current) return
      current.turnId = event.turnId
      current.open = event.__typename === 'SpeechStarted'
      if (current.open) onOpened(current.utterance, event.turnId)
      else onClosed(event.turnId)
      changes.emit('change')
    },

    close: () => microphone.close(),
  }
}

function isOnAir({ state }: Show) {
  return state !== 'PREPARING' && state !== 'OFF_AIR' && state !== 'ENDED'
}
