const RATE = 48_000
/** The one length that libwebrtc takes. */
const FRAME_MS = 10
const FRAME = (RATE / 1000) * FRAME_MS

/** What a microphone is fed with; `nonstandard.RTCAudioSource` of @roamhq/wrtc is one. */
export type AudioSource = {
  onData(data: {
    samples: Int16Array
    sampleRate: number
    bitsPerSample: number
    channelCount: number
    numberOfFrames: number
  }): void
}

/** The microphone's end of the player: sound goes in at the pace at which it is spoken. */
export type Mouth = {
  /**
   * Sends sound, a frame every 10 ms. Before and after there is no sound and no packet either (E17), because libwebrtc
   * encodes only what it is given.
   * @param samples 48 kHz mono.
   * @returns When the last frame has sounded; early where the signal is aborted.
   */
  send(samples: Int16Array, signal?: AbortSignal): Promise<void>
}

export function createMouth(source: AudioSource): Mouth {
  return {
    send: (samples, signal) =>
      new Promise((resolve) => {
        const total = Math.ceil(samples.length / FRAME)
        const start = performance.now()
        let sent = 0
        // A timer is late by a millisecond or two each time: counted from the start, that does not add up.
        const tick = () => {
          if (signal?.aborted) return resolve()
          const elapsed = performance.now() - start
          const due = Math.min(total, Math.floor(elapsed / FRAME_MS) + 1)
          for (; sent < due && !signal?.aborted; sent++) source.onData(frameAt(samples, sent))
          if (elapsed >= total * FRAME_MS) return resolve()
          setTimeout(tick, Math.max(1, start + sent * FRAME_MS - performance.now()))
        }
        tick()
      }),
  }
}

/** @param ms Its length. */
export function silence(ms: number): Int16Array {
  return new Int16Array((RATE / 1000) * ms)
}

/** A copy, because wrtc takes the whole buffer behind an array for the frame. */
function frameAt(samples: Int16Array, index: number) {
  const frame = new Int16Array(FRAME)
  frame.set(samples.subarray(index * FRAME, (index + 1) * FRAME))
  return { samples: frame, sampleRate: RATE, bitsPerSample: 16, channelCount: 1, numberOfFrames: FRAME }
}
