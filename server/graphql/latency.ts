import type { TurnLatency } from '../core/session.ts'
import { builder } from './builder.ts'

export const TurnLatencyRef = builder.objectRef<TurnLatency>('TurnLatency').implement({
  description: 'How long each stage of an answered turn took, in milliseconds from the release of the key (E16).',
  fields: (t) => ({
    turnId: t.id({ description: 'Id of the turn.', resolve: ({ turn }) => turn }),
    finalTranscriptMs: t.int({
      description: 'Until the final transcript was there.',
      resolve: (latency) => Math.round(latency.finalTranscriptMs),
    }),
    firstTokenMs: t.int({
      description: 'Until the writer sent its first token.',
      resolve: (latency) => Math.round(latency.firstTokenMs),
    }),
    firstAudioMs: t.int({
      description: 'Until the first audio of the answer was there.',
      resolve: (latency) => Math.round(latency.firstAudioMs),
    }),
    firstPacketMs: t.int({
      description: 'Until its first packet was sent: the silence that the player sat through, but for the network.',
      resolve: (latency) => Math.round(latency.firstPacketMs),
    }),
  }),
})
