import { BufferTarget, EncodedAudioPacketSource, EncodedPacket, Output, WebMOutputFormat } from 'mediabunny'
import { createOggDemuxer } from '../../audio/ogg.ts'
import { packetDuration } from '../../audio/opus.ts'
import { wavHeader } from '../../audio/wav.ts'
import { createSpeechEncoder } from '../speechEncoder.ts'
import { createFlite, fliteRate, type Flite } from '../voiceFlite.ts'

export type RecordingType = 'audio/wav' | 'audio/webm' | 'audio/ogg'

let flite: Flite | undefined

/** A recording of somebody who says this, as a player would upload it: 16-bit WAV, or Opus in WebM or Ogg. */
export async function spokenRecording(text: string, type: RecordingType): Promise<Uint8Array> {
  flite ??= createFlite()
  const speech = flite.speak({ text, voice: 'slt', stretch: 1 })
  return recordingOf(Float32Array.from(speech, (sample) => sample / 32_768), type)
}

/** A recording in which nothing is said. */
export function silentRecording(ms: number, type: RecordingType): Promise<Uint8Array> {
  return recordingOf(new Float32Array((fliteRate * ms) / 1000), type)
}

/** A recording of samples at 16 kHz, from -1 to 1. */
export async function recordingOf(samples: Float32Array, type: RecordingType): Promise<Uint8Array> {
  if (type === 'audio/wav') return wavOf(samples)
  const encoder = createSpeechEncoder({ encoding: 'opus', bitRate: 32_000 })
  const ogg = Buffer.concat([encoder.begin(), encoder.write(samples), encoder.end()])
  return type === 'audio/ogg' ? Uint8Array.from(ogg) : webmOf(createOggDemuxer().push(ogg))
}

function wavOf(samples: Float32Array): Uint8Array {
  const pcm = Int16Array.from(samples, (sample) => Math.round(sample * 32_767))
  return Uint8Array.from(Buffer.concat([wavHeader('pcm16', fliteRate, pcm.byteLength), new Uint8Array(pcm.buffer)]))
}

/** One channel of Opus packets in a WebM file; `live` as a MediaRecorder writes it, with no lengths but those of its elements. */
export async function webmOf(packets: readonly Uint8Array[], { live = true } = {}): Promise<Uint8Array> {
  const target = new BufferTarget()
  const output = new Output({ format: new WebMOutputFormat({ appendOnly: live }), target })
  const source = new EncodedAudioPacketSource('opus')
  output.addAudioTrack(source)
  await output.start()
  // 312 samples at 48 kHz are what the encoder looks ahead.
  const description = Uint8Array.of(...Buffer.from('OpusHead'), 1, 1, 312 & 255, 312 >> 8, 0x80, 0xbb, 0, 0, 0, 0, 0)
  const decoderConfig = { codec: 'opus', numberOfChannels: 1, sampleRate: 48_000, description }
  let at = 0
  for (const packet of packets) {
    const duration = packetDuration(packet) / 48_000
    await source.add(new EncodedPacket(packet, 'key', at, duration), { decoderConfig })
    at += duration
  }
  await output.finalize()
  return new Uint8Array(target.buffer ?? new ArrayBuffer(0))
}
