import type { SpeechActivity, SpeechDetector } from '../core/ports.ts'
import type { Microphone } from './microphone.ts'

/** The player's voice in the place of the hand on the key (C7): it says when they begin and end to speak. */
export interface HandsFree {
  start(): void
  stop(): void
}

export function createHandsFree(deps: {
  readonly activity: SpeechActivity
  readonly microphone: Microphone
  readonly news: { started(): void; stopped(): void }
}): HandsFree {
  const { activity, microphone, news } = deps
  let detector: SpeechDetector | undefined
  let unwatch = (): void => undefined

  function stop(): void {
    unwatch()
    detector?.close()
    detector = undefined
  }

  return {
    start() {
      stop()
      const detecting = activity.detect(news)
      detector = detecting
      unwatch = microphone.watch((packet) => detecting.take(packet))
    },
    stop,
  }
}
