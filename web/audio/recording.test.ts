import { describe, expect, it } from 'vitest'
import { lengthOf, recordingRefusal } from './recording.ts'

describe('a recording before it is sent', () => {
  it('S5 what would be refused is refused here, in the words of the server', () => {
    expect(recordingRefusal(0, null)).toBe('The recording is empty.')
    expect(recordingRefusal(5_210_000, 1000)).toBe('That recording has 5.3 MB: at most 5 MB are taken.')
    expect(recordingRefusal(90_000, 30_010)).toBe('That recording is 30.1 s long: at most 30 s are taken.')
  })

  it('S5 one that may be taken is left to the server, whatever its length', () => {
    expect(recordingRefusal(5_000_000, 30_000)).toBeNull()
    expect(recordingRefusal(1, null)).toBeNull()
  })

  it('a file that cannot be read here has no length', async () => {
    expect(await lengthOf(new Blob(['no sound']))).toBeNull()
  })
})
