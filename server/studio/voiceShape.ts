import { createResampler } from '../audio/resample.ts'
import type { Flite } from './voiceFlite.ts'
import { fliteRate } from './voiceFlite.ts'
import type { Clause } from './voiceText.ts'
import type { Timbre } from './voiceTimbres.ts'

/**
 * Loudness of speech, as the root mean square of what is not silence: -20 dBFS, common for voice on the air.
 */
const loudness = 0.1
/** Samples above this are bent, so that none is clipped: a peak of 1.3 becomes 0.96. */
const knee = 0.7
/** Below it (-46 dBFS) is the silence that the synthesiser puts before and after a clause. */
const silence = 0.005
/** Of that silence so much stays, or the first consonant would be bitten off. */
const breathMs = 15

/**
 * Speaks one clause in a speaker's voice, at the rate asked for: samples from -1 to 1, with the pause behind
 * it.
 */
export function speakClause(flite: Flite, clause: Clause, timbre: Timbre, rate: number): Float32Array {
  const { base, pitch, stretch, size } = timbre
  const raw = flite.speak({
    text: clause.text,
    voice: base,
    // The change of size raises the pitch and shortens the time: both are taken back here, or brought in on
    // purpose.
    ...(pitch !== undefined && { pitch: pitch / size }),
    stretch: stretch * size,
  })
  const voiced = trim(Float32Array.from(raw, (sample) => sample / 32_768))
  const step = (fliteRate / rate) * size
  const sounding = step === 1 ? voiced : resampled(voiced, step)
  const out = new Float32Array(sounding.length + Math.round((clause.pauseMs * rate) / 1000))
  const gain = loudness / (loudnessOf(sounding) || loudness)
  for (const [index, sample] of sounding.entries()) out[index] = bent(sample * gain)
  return out
}

function resampled(samples: Float32Array, step: number): Float32Array {
  const resampler = createResampler(step)
  const most = resampler.push(samples)
  const rest = resampler.flush()
  const all = new Float32Array(most.length + rest.length)
  all.set(most)
  all.set(rest, most.length)
  return all
}

function trim(samples: Float32Array): Float32Array {
  const breath = (breathMs * fliteRate) / 1000
  const first = samples.findIndex((sample) => Math.abs(sample) > silence)
  const last = samples.findLastIndex((sample) => Math.abs(sample) > silence)
  return first < 0 ? samples.subarray(0, 0) : samples.subarray(Math.max(0, first - breath), last + 2 * breath)
}

function loudnessOf(samples: Float32Array): number {
  let sum = 0
  let count = 0
  for (const sample of samples) {
    if (Math.abs(sample) < silence) continue
    sum += sample * sample
    count += 1
  }
  return count === 0 ? 0 : Math.sqrt(sum / count)
}

function bent(sample: number): number {
  const over = Math.abs(sample) - knee
  if (over <= 0) return sample
  return Math.sign(sample) * (knee + (1 - knee) * Math.tanh(over / (1 - knee)))
}
