import type { View } from '../radio/view.ts'

/** What any session may come to, by name: what differs from a view in which all is well (W4, E14). */
export const troubles: Readonly<Record<string, Partial<View>>> = {
  connecting: { sound: { kind: 'connecting' }, microphone: 'asking', state: null, line: null, seq: null },
  autoplayBlocked: { sound: { kind: 'live', blocked: true } },
  soundLost: { sound: { kind: 'recovering' } },
  captionsOnly: {
    sound: { kind: 'captionsOnly', why: 'No connection to the media server came about.' },
    microphone: 'off',
  },
  serverLost: { server: 'reconnecting' },
  microphoneAsking: { microphone: 'asking' },
  microphoneRefused: { microphone: 'refused' },
  microphoneAbsent: { microphone: 'absent' },
  microphoneBusy: { microphone: 'busy' },
  microphoneInsecure: { microphone: 'insecure' },
  microphoneUnsupported: { microphone: 'unsupported' },
  microphoneUnheard: { microphone: 'unheard' },
  nobodyUnderstandsSpeech: { understandsSpeech: false, microphone: 'off' },
  weakWriter: weak('WRITER', 'The writer does not answer.'),
  weakVoice: weak('VOICE', 'The voice does not answer.'),
  weakEar: weak('EAR', 'The ear does not answer.'),
  weakStage: weak('STAGE', 'The media server was restarted.'),
  weakStore: weak('STORE', 'The store does not answer.'),
  refused: { refusal: 'The hosts are on the air. Wait for your turn.' },
  offAirClientGone: offAir('CLIENT_GONE'),
  offAirFault: offAir('FAULT'),
  offAirIdle: offAir('IDLE'),
  offAirLeft: offAir('LEFT'),
  offAirTimeStop: offAir('TIME_STOP'),
  replaced: { lost: 'replaced' },
  gone: { lost: 'gone' },
}

/** Those that look another way in a game, and in a conversation. */
export const commonTroubles = Object.fromEntries(
  [
    'connecting',
    'captionsOnly',
    'serverLost',
    'microphoneRefused',
    'weakVoice',
    'refused',
    'offAirFault',
    'replaced',
    'gone',
  ].map((name) => [name, troubles[name] ?? {}]),
)

function weak(service: NonNullable<View['weak']>['service'], message: string): Partial<View> {
  return { weak: { service, message, retryable: true } }
}

function offAir(why: NonNullable<View['offAir']>): Partial<View> {
  return { state: 'OFF_AIR', offAir: why, line: null }
}
