import { Decoder } from '@evan/opus'
import { createOggDemuxer } from '../audio/ogg.ts'
import { createResampler } from '../audio/resample.ts'
import { decodeFile } from './earFile.ts'

/** How the audio of a stream is coded. */
export type EarCoding =
  /** One Opus packet a message. */
  | { readonly kind: 'opus' }
  /** An Ogg/Opus file, cut anywhere. */
  | { readonly kind: 'ogg' }
  /** A whole WAV, WebM or Ogg file in one message, told by its content. */
  | { readonly kind: 'file' }
  | { readonly kind: 'linear16'; readonly sampleRate: number; readonly channels: number }

/** What the ear listens to, in Hz. */
export const earRate = 16_000

/** Turns messages into samples at 16 kHz, one channel. The function throws on what is no such audio. */
export function createEarAudio(coding: EarCoding): (bytes: Uint8Array) => Int16Array {
  if (coding.kind === 'linear16') return createLinear(coding)
  const decoder = new Decoder({ channels: 1, sample_rate: earRate })
  const decode = (packet: Uint8Array): Int16Array => {
    const pcm = decoder.decode(packet)
    return new Int16Array(pcm.slice().buffer)
  }
  if (coding.kind === 'opus') return decode
  if (coding.kind === 'file') return (bytes) => decodeFile(bytes, earRate, decode)
  const demuxer = createOggDemuxer()
  return (bytes) => Int16Array.from(demuxer.push(bytes).flatMap((packet) => [...decode(packet)]))
}

function createLinear({
  sampleRate,
  channels,
}: {
  sampleRate: number
  channels: number
}): (bytes: Uint8Array) => Int16Array {
  const resampler = createResampler(sampleRate / earRate)
  const size = channels * 2
  let held = new Uint8Array(0)

  return (bytes) => {
    const all = new Uint8Array(held.length + bytes.length)
    all.set(held)
    all.set(bytes, held.length)
    const count = Math.floor(all.length / size)
    held = all.slice(count * size)
    const view = new DataView(all.buffer)
    const mono = Float32Array.from({ length: count }, (_, index) => {
      let sum = 0
      for (let channel = 0; channel < channels; channel += 1)
        sum += view.getInt16(index * size + channel * 2, true)
      return sum / channels
    })
    const samples = sampleRate === earRate ? mono : resampler.push(mono)
    return Int16Array.from(samples, (sample) => Math.max(-32_768, Math.min(32_767, Math.round(sample))))
  }
}
