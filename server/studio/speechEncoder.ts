import { Encoder } from '@evan/opus'
import { aLaw, muLaw } from '../audio/g711.ts'
import { createOggMux } from '../audio/oggMux.ts'
import { wavHeader } from '../audio/wav.ts'
import type { SpeechFormat } from './speechFormat.ts'

export interface SpeechEncoder {
  /** Hz of the samples that it wants. */
  readonly rate: number
  /** What stands before the audio; may be empty. */
  begin(): Uint8Array
  /** Takes samples from -1 to 1 and gives what is complete with them; may be empty. */
  write(samples: Float32Array): Uint8Array
  /** What is left. */
  end(): Uint8Array
}

/** Turns samples into the bytes of an answer, piece by piece. */
export function createSpeechEncoder(format: SpeechFormat): SpeechEncoder {
  return format.encoding === 'opus' ? createOpusEncoder(format.bitRate) : createPcmEncoder(format)
}

function createPcmEncoder(format: Exclude<SpeechFormat, { encoding: 'opus' }>): SpeechEncoder {
  const { encoding, container, sampleRate } = format
  const nothing = new Uint8Array(0)
  return {
    rate: sampleRate,
    begin: () =>
      container === 'wav' ? wavHeader(encoding === 'linear16' ? 'pcm16' : encoding, sampleRate) : nothing,
    write(samples) {
      const pcm = integers(samples)
      if (encoding === 'linear16') return new Uint8Array(pcm.buffer)
      return encoding === 'mulaw' ? muLaw(pcm) : aLaw(pcm)
    },
    end: () => nothing,
  }
}

/**
 * The synthesiser has no sound above 8 kHz. An Opus packet has no rate: every decoder plays it at its own.
 */
const opusRate = 16_000
const frame = opusRate / 50
/** 200 ms a page: a quarter of the bytes that a page for each packet would take at the lowest rates. */
const packetsPerPage = 10
/** What libopus looks ahead, in samples at 48 kHz: 6.5 ms. */
const preSkip = 312

function createOpusEncoder(bitRate: number): SpeechEncoder {
  const encoder = new Encoder({ channels: 1, sample_rate: opusRate, application: 'voip' })
  encoder.bitrate = bitRate
  // 5 of 10: half the time of the default, and no difference that one hears in a synthesiser.
  encoder.complexity = 5
  const mux = createOggMux({
    serial: Math.floor(Math.random() * 2 ** 32),
    preSkip,
    inputSampleRate: opusRate,
  })
  let held = new Float32Array(0)
  const packets: Uint8Array[] = []

  function encode(samples: Float32Array): void {
    const all = new Float32Array(held.length + samples.length)
    all.set(held)
    all.set(samples, held.length)
    let at = 0
    for (; at + frame <= all.length; at += frame)
      packets.push(encoder.encode(integers(all.subarray(at, at + frame))))
    held = all.slice(at)
  }

  /** Whole pages; the last packets stay, because the last page has to say so. */
  function pages(): Uint8Array[] {
    const full: Uint8Array[] = []
    while (packets.length > packetsPerPage) full.push(mux.page(packets.splice(0, packetsPerPage)))
    return full
  }

  return {
    rate: opusRate,
    begin: () => mux.headers(),
    write(samples) {
      encode(samples)
      return joined(pages())
    },
    end() {
      // A frame of silence behind it: the encoder holds back what it looks ahead.
      encode(new Float32Array(2 * frame - held.length))
      return joined([...pages(), mux.page(packets.splice(0), true)])
    },
  }
}

function integers(samples: Float32Array): Int16Array<ArrayBuffer> {
  return Int16Array.from(samples, (sample) =>
    Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))),
  )
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
