import { readRecording } from '../audio/recording.ts'
import type { Recordings } from '../core/ports.ts'

/** Looks into recordings in this process: no decoder runs, so that it needs no other. */
export function createRecordings(): Recordings {
  return { read: readRecording }
}
