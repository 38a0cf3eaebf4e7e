import { createDice } from '../../server/core/testing/dice.ts'
import { createFlite, fliteRate } from '../../server/studio/voiceFlite.ts'

export const rate = fliteRate

/** Sound at 16 kHz, from -1 to 1, and where somebody speaks in it, in ms. */
export interface Scene {
  readonly name: string
  readonly samples: Float32Array
  readonly speech: readonly { readonly from: number; readonly to: number }[]
}

const sentences = [
  'We need to cut the power to the tower before midnight.',
  'She sells the truth for silver, so wake up, listeners.',
  'I do not know who you are, but I am listening to you now.',
  'Where is the signal coming from?',
  'Five of them went down to the harbour, and nobody came back.',
  'Hello, can you hear me?',
]

const db = (level: number): number => 10 ** (level / 20)
const level = (samples: Float32Array): number => Math.sqrt(samples.reduce((sum, x) => sum + x * x, 0) / samples.length)

/** Speech of the studio's voices as it would come from a microphone, with what else such a microphone hears. */
export function createScenes(): readonly Scene[] {
  const flite = createFlite()
  const spoken = sentences.map((text, index) => {
    const pcm = flite.speak({ text, voice: (['slt', 'rms', 'awb'] as const)[index % 3] ?? 'slt', stretch: 1 })
    return trimmed(Float32Array.from(pcm, (sample) => sample / 32_768))
  })
  const talk = (loudness: number): Omit<Scene, 'name'> => talking(spoken, loudness)
  const speech = talk(-24)
  const length = speech.samples.length
  const quiet = { speech: [], samples: new Float32Array(length) }
  const faint = talk(-54).samples

  return [
    { ...speech, name: 'speech, -24 dB' },
    { ...mixed(speech, noise(length, -60)), name: 'speech, room -60 dB' },
    { ...mixed(speech, noise(length, -48)), name: 'speech, room -48 dB' },
    { ...mixed(talk(-34), noise(length, -58)), name: 'soft speech -34 dB, room -58' },
    { ...mixed(speech, noise(length, -60), hum(length, -42)), name: 'speech, hum -42 dB' },
    { ...mixed(speech, noise(length, -60), keys(length, 0.25)), name: 'speech, keyboard' },
    { ...mixed(speech, noise(length, -62), faint.toReversed()), name: 'speech, faint voice' },
    { ...mixed(quiet, noise(length, -60)), name: 'room -60 dB' },
    { ...mixed(quiet, noise(length, -42)), name: 'room -42 dB' },
    { ...mixed(quiet, noise(length, -60), hum(length, -36)), name: 'hum -36 dB' },
    { ...mixed(quiet, noise(length, -60), clicks(length)), name: 'clicks' },
    { ...mixed(quiet, noise(length, -60), keys(length, 0.25)), name: 'keyboard' },
    { ...mixed(quiet, noise(length, -60), coughs(length)), name: 'coughs of 70 ms' },
    { ...mixed(quiet, noise(length, -62), faint), name: 'faint voice -54 dB' },
  ]
}

/** Every sentence, with 2 s of quiet round it. */
function talking(spoken: readonly Float32Array[], loudness: number): Omit<Scene, 'name'> {
  const gap = rate * 2
  const all = [...spoken, ...spoken]
  const samples = new Float32Array(all.reduce((sum, { length }) => sum + length + gap, gap))
  const speech = []
  let at = gap
  for (const [index, sentence] of all.entries()) {
    // A part of a packet more each time: speech begins anywhere in one.
    const from = at + index * 53
    const gain = db(loudness) / level(sentence)
    samples.set(sentence.map((sample) => sample * gain), from)
    speech.push({ from: (from / rate) * 1000, to: ((from + sentence.length) / rate) * 1000 })
    at += sentence.length + gap
  }
  return { samples, speech }
}

/** Without what is 40 dB below its own level at either end. */
function trimmed(samples: Float32Array): Float32Array {
  const least = level(samples) * db(-26)
  const loud = (sample: number): boolean => Math.abs(sample) > least
  return samples.slice(samples.findIndex(loud), samples.findLastIndex(loud) + 1)
}

function mixed(scene: Omit<Scene, 'name'>, ...others: readonly Float32Array[]): Omit<Scene, 'name'> {
  const samples = scene.samples.map((sample, index) =>
    others.reduce((sum, other) => sum + (other[index] ?? 0), sample),
  )
  return { ...scene, samples }
}

function random(): () => number {
  const dice = createDice(7)
  return () => (dice.below(2 ** 24) / 2 ** 23) - 1
}

/** Pink, as rooms are: white noise through two one-pole filters. */
function noise(length: number, loudness: number): Float32Array {
  const next = random()
  let [slow, fast] = [0, 0]
  const samples = Float32Array.from({ length }, () => {
    const white = next()
    slow = slow * 0.98 + white * 0.1
    fast = fast * 0.7 + white * 0.3
    return slow + fast
  })
  const gain = db(loudness) / level(samples)
  return samples.map((sample) => sample * gain)
}

function hum(length: number, loudness: number): Float32Array {
  const gain = db(loudness)
  return Float32Array.from({ length }, (_, index) =>
    [50, 100, 150, 250].reduce((sum, hertz) => sum + Math.sin((2 * Math.PI * hertz * index) / rate), 0) * gain * 0.7,
  )
}

/** Something short at intervals, each sample of it by its time in ms since it began. */
function bursts(
  length: number,
  every: (index: number) => number,
  sound: (ms: number, next: number) => number,
): Float32Array {
  const samples = new Float32Array(length)
  const next = random()
  for (let at = rate, index = 0; at < length; at += Math.round((every(index) * rate) / 1000), index += 1) {
    for (let offset = 0; offset < rate / 5 && at + offset < length; offset += 1)
      samples[at + offset] = (samples[at + offset] ?? 0) + sound((offset / rate) * 1000, next())
  }
  return samples
}

const clicks = (length: number): Float32Array => bursts(length, () => 700, (ms, next) => (ms < 4 ? next * 0.7 : 0))

/** Six to nine keys a second, each a knock and its decay. */
function keys(length: number, loudness: number): Float32Array {
  const knock = (ms: number): number => Math.exp(-ms / 6) + 0.3 * Math.exp(-Math.abs(ms - 60) / 4)
  return bursts(length, (index) => 110 + (index % 5) * 14, (ms, next) => loudness * next * knock(ms))
}

/** Breath and a little voice, 70 ms each. */
function coughs(length: number): Float32Array {
  const cough = (ms: number, next: number): number => 0.4 * next * Math.sin((Math.PI * ms) / 70) + 0.1 * Math.sin(ms * 1.1)
  return bursts(length, () => 1900, (ms, next) => (ms < 70 ? cough(ms, next) : 0))
}
