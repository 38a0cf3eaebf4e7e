import wrtc from '@roamhq/wrtc'
import type { AudioSource } from './mouth.ts'

/** Ten milliseconds of what was decoded. Where nothing arrives these go on, with silence. */
export type AudioFrame = { samples: Int16Array; sampleRate: number; channelCount: number }

/** libwebrtc's own ends of a track: they are not in the W3C's API, and a process without sound devices needs them. */
type Nonstandard = {
  RTCAudioSource: new () => AudioSource & { createTrack(): MediaStreamTrack }
  RTCAudioSink: new (track: MediaStreamTrack) => {
    ondata: ((frame: AudioFrame) => void) | null
    stop(): void
  }
}

const { nonstandard, ...standard } = wrtc as unknown as Record<string, unknown> & { nonstandard: Nonstandard }

// mediasoup-client finds WebRTC where a browser keeps it. This is all that players in one process share.
Object.assign(globalThis, standard)

export const { RTCAudioSource, RTCAudioSink } = nonstandard
