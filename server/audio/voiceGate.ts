/** Levels are in dB below full scale. A voice quieter than this is somebody else's, further away. */
const quietest = -46
/** So far above the noise of the room a voice lies. */
const aboveRoom = 8
/** The room is not taken to be louder, or a loud voice that never pauses would be taken for it. */
const loudestRoom = -36
const silentRoom = -75
/** The room is as loud as the quietest 100 ms of the last 3 s. */
const framesPerBlock = 5
const roomBlocks = 30

/** A voice has begun once so many of the last frames held one: 100 ms of 160. A click or a cough is shorter. */
const onsetFrames = 8
const onsetVoiced = 5
/**
 * One of them has to be a vowel, or the like: knocks in a row, as of a keyboard, are none. Only a sound that goes on
 * without a break for all of the 160 ms needs none: a word can begin with a long sh.
 */
const onsetVowels = 1
/** Between two vowels of a voice there is not more than this. */
const vowelsApartMs = 240
/** It is over after so long without one. */
export const quietMs = 700
export const frameMs = 20

/** What is heard in 20 ms. */
export interface VoiceFrame {
  /** dB below full scale. */
  readonly level: number
  /** Whether it sounds like a voice. */
  readonly voiced: boolean
  /** Whether it has a pitch, as vowels have. */
  readonly periodic: boolean
}

/** Says when a voice begins and ends, out of what single frames are like (C7). Its time is that of the frames. */
export interface VoiceGate {
  /** Whether somebody is speaking. */
  readonly open: boolean
  /** For how long no voice has been heard, in milliseconds; 0 while it is shut. */
  readonly quietForMs: number
  take(frame: VoiceFrame): 'STARTED' | 'STOPPED' | null
  /** Time without any frame, in which nothing was heard. */
  skip(ms: number): 'STOPPED' | null
  /** Closes it, and forgets what would have opened it. */
  shut(): void
}

export function createVoiceGate(): VoiceGate {
  const blocks: number[] = []
  let block = -Infinity
  let inBlock = 0
  let recent: { readonly heard: boolean; readonly vowel: boolean }[] = []
  let sinceVowelMs = 0
  let open = false
  let quietForMs = 0

  /** The level of the room, before this frame is counted in. */
  function room(): number {
    return Math.min(loudestRoom, Math.max(silentRoom, Math.min(...blocks, loudestRoom)))
  }

  function remember(level: number): void {
    block = Math.max(block, level)
    inBlock += 1
    if (inBlock < framesPerBlock) return
    blocks.push(block)
    if (blocks.length > roomBlocks) blocks.shift()
    block = -Infinity
    inBlock = 0
  }

  function shut(): void {
    open = false
    quietForMs = 0
    recent = []
  }

  function skip(ms: number): 'STOPPED' | null {
    if (!open) return null
    quietForMs += ms
    if (quietForMs < quietMs) return null
    shut()
    return 'STOPPED'
  }

  return {
    get open() {
      return open
    },
    get quietForMs() {
      return quietForMs
    },
    take({ level, voiced, periodic }) {
      const heard = voiced && level > Math.max(quietest, room() + aboveRoom)
      const vowel = heard && periodic
      remember(level)
      sinceVowelMs = vowel ? 0 : sinceVowelMs + frameMs
      if (open) {
        if (!heard || sinceVowelMs > vowelsApartMs) return skip(frameMs)
        quietForMs = 0
        return null
      }
      recent = [...recent, { heard, vowel }].slice(-onsetFrames)
      const voicedFrames = recent.filter((frame) => frame.heard).length
      const vowels = recent.filter((frame) => frame.vowel).length
      if (voicedFrames < onsetVoiced || (vowels < onsetVowels && voicedFrames < onsetFrames)) return null
      recent = []
      sinceVowelMs = 0
      open = true
      return 'STARTED'
    },
    skip,
    shut,
  }
}
