import type { Page } from 'playwright-core'
import { createVoice } from '../player/voice.ts'

/** Texts, and each as samples of 16 bits at 48 kHz, in base64. */
type Words = readonly (readonly [text: string, samples: string])[]

interface Speaking {
  say(text: string): Promise<void>
}

/**
 * A microphone that speaks when it is told to, for every page that this tab loads from now on: Chromium's own
 * begins anywhere in what it says.
 * @param texts everything that it can say
 * @returns says one of them; resolves when it was said to its end
 */
export async function microphoneOnDemand(
  page: Page,
  texts: readonly string[],
): Promise<(text: string) => Promise<void>> {
  const voice = createVoice()
  const words = await Promise.all(texts.map(async (text) => [text, base64(await voice.speak(text))] as const))
  await voice.close()
  await page.addInitScript(replaceMicrophone, words)
  return (text) => page.evaluate((it) => (window as unknown as Speaking).say(it), text)
}

function base64({ buffer, byteOffset, byteLength }: Int16Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}

/** Runs in the page, before its own scripts. */
function replaceMicrophone(words: Words): void {
  navigator.mediaDevices.getUserMedia = async () => {
    const context = new AudioContext({ sampleRate: 48_000 })
    const microphone = context.createMediaStreamDestination()
    // The noise of a quiet room, at -60 dB: no microphone hears nothing, and to a recogniser that is no
    // speech.
    const noise = context.createBuffer(1, 48_000, 48_000)
    noise.copyToChannel(
      Float32Array.from({ length: 48_000 }, () => (Math.random() - 0.5) / 250),
      0,
    )
    const room = new AudioBufferSourceNode(context, { buffer: noise, loop: true })
    room.connect(microphone)
    room.start()
    ;(window as unknown as Speaking).say = (text) => {
      const bytes = Uint8Array.from(atob(new Map(words).get(text) ?? ''), (letter) => letter.charCodeAt(0))
      const samples = Float32Array.from(new Int16Array(bytes.buffer), (sample) => sample / 32_768)
      const buffer = context.createBuffer(1, samples.length, 48_000)
      buffer.copyToChannel(samples, 0)
      const source = new AudioBufferSourceNode(context, { buffer })
      source.connect(microphone)
      source.start()
      return new Promise((resolve) => source.addEventListener('ended', () => resolve()))
    }
    return microphone.stream
  }
}
