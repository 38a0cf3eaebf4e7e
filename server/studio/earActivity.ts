/** What a stretch of sound is, from what the sound before it was like. */
export interface Activity {
  /** Whether somebody speaks in these samples: 20 ms at 16 kHz. */
  heard(samples: Int16Array): boolean
}

/** Levels in dB below full scale. Quieter than this is never speech. */
const quietest = -52
/** So far above the noise of the room speech lies. */
const above = 9
/** The noise of a room is not taken to be louder, or a loud voice would be taken for it. */
const loudestRoom = -38
const silentRoom = -61
/** The room is as quiet as its quietest 100 ms of the last 3 s. */
const blockFrames = 5
const roomBlocks = 30

/** Tells speech from the room by its energy. */
export function createActivity(): Activity {
  const blocks: number[] = Array<number>(blockFrames * 2).fill(silentRoom)
  let block = 0
  let inBlock = 0

  return {
    heard(samples) {
      let energy = 0
      for (const sample of samples) energy += sample * sample
      const level = 10 * Math.log10(energy / samples.length / 32_768 ** 2 + 1e-10)
      block = inBlock === 0 ? level : Math.max(block, level)
      inBlock += 1
      if (inBlock === blockFrames) {
        blocks.push(block)
        if (blocks.length > roomBlocks) blocks.shift()
        inBlock = 0
      }
      const room = Math.min(loudestRoom, Math.max(silentRoom, Math.min(...blocks)))
      return level > Math.max(quietest, room + above)
    },
  }
}
