import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { createVoice } from '../player/voice.ts'

const paths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Chromium whose microphone hears the words given, over and over, with some silence after each time. */
export interface Listener {
  readonly page: Page
  readonly context: BrowserContext
  close(): Promise<void>
}

/** Whoever asks for a microphone gets it, without a question. */
export const takesMicrophone = '--use-fake-ui-for-media-stream'

/**
 * @param silenceMs after each time that the words were said
 * @param flags of those that Chromium usually gets, which it does get; of two that contradict each other the
 * later one counts
 * @param serviceWorkers 'allow' where the client is to be kept: what is kept does not come by what a test has
 * put in its way
 */
export async function openBrowser(
  words: string,
  size = { width: 1280, height: 900 },
  silenceMs = 500,
  flags = (usual: readonly string[]): readonly string[] => usual,
  serviceWorkers: 'allow' | 'block' = 'block',
): Promise<Listener> {
  const executablePath = process.env['CHROMIUM'] ?? paths.find((path) => existsSync(path))
  if (!executablePath) throw new Error('Chromium is not installed: apt-get install chromium')
  const folder = await mkdtemp(join(tmpdir(), 'wakeband-chromium-'))
  const microphone = join(folder, 'microphone.wav')
  await writeFile(microphone, await spokenWav(words, silenceMs))
  const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
    executablePath,
    viewport: size,
    serviceWorkers,
    args: [...flags([
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      takesMicrophone,
      `--use-file-for-fake-audio-capture=${microphone}`,
      '--autoplay-policy=no-user-gesture-required',
      '--allow-loopback-in-peer-connection',
    ])],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    page,
    context,
    async close() {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A WAV file, 48 kHz mono: the words, then silence. Chromium plays it in a loop. */
async function spokenWav(words: string, silenceMs: number): Promise<Buffer> {
  const voice = createVoice()
  const speech = await voice.speak(words)
  await voice.close()
  const samples = new Int16Array(speech.length + silenceMs * 48)
  samples.set(speech)
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + samples.byteLength, 4)
  header.write('WAVEfmt ', 8)
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(48_000, 24)
  header.writeUInt32LE(96_000, 28)
  header.writeUInt16LE(2, 32)
  header.writeUInt16LE(16, 34)
  header.write('data', 36)
  header.writeUInt32LE(samples.byteLength, 40)
  return Buffer.concat([header, Buffer.from(samples.buffer)])
}
