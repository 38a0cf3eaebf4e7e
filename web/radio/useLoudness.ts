import { useEffect, useState } from 'react'
import type { Radio } from './radio.ts'

/** How the voices come out of the set. Muted, they keep the level that they come back to. */
export interface Loudness {
  /** 0 to 1. */
  readonly volume: number
  readonly muted: boolean
  /** Through a small radio's band, or as they are. */
  readonly tone: boolean
}

const key = 'wakeband.loudness'
const usual: Loudness = { volume: 1, muted: false, tone: true }

/** How the voices come out of this set: kept on this device, for the next one. */
export function useLoudness(radio: Radio): readonly [Loudness, (loudness: Loudness) => void] {
  const [loudness, setLoudness] = useState(remembered)
  useEffect(() => {
    radio.setVolume(loudness.muted ? 0 : loudness.volume)
    radio.setTone(loudness.tone)
    try {
      // A page that was left silent is not meant to be silent the next time.
      localStorage.setItem(key, JSON.stringify({ ...loudness, muted: false }))
    } catch {
      // A browser that keeps nothing forgets it.
    }
  }, [radio, loudness])
  return [loudness, setLoudness]
}

function remembered(): Loudness {
  try {
    const { volume, tone } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Loudness>
    return {
      ...usual,
      volume: typeof volume === 'number' && volume > 0 && volume <= 1 ? volume : usual.volume,
      tone: typeof tone === 'boolean' ? tone : usual.tone,
    }
  } catch {
    return usual
  }
}
