import { Encoder } from '@evan/opus'
import { createSpeechActivity } from '../server/adapters/speechActivity.ts'
import type { Clock, SpeechActivity } from '../server/core/ports.ts'
import { createScenes, rate, type Scene } from './activity/scenes.ts'
import { median, percentile, printTable } from './figures.ts'

const packetMs = 20

/** When a voice is heard to begin and to end, how often where there is none, and what a packet costs (C7). */
export async function benchActivity(): Promise<void> {
  let now = 0
  // The time of the packets: the bench does not wait for them.
  const clock: Clock = { now: () => now, at: () => () => undefined }
  const activity = await createSpeechActivity({ clock })
  const rows = []
  for (const scene of createScenes()) {
    const packets = encoded(scene.samples)
    rows.push({ scene: scene.name, ...figures(scene, await detected(activity, packets, (at) => (now = at))) })
  }
  activity.close()
  printTable('Voice activity, ms after the first and the last sound of a sentence', rows)
}

/** Opus as a browser sends it. */
function encoded(samples: Float32Array): readonly Uint8Array[] {
  const encoder = new Encoder({ channels: 1, sample_rate: rate, application: 'voip' })
  encoder.bitrate = 32_000
  const size = (rate * packetMs) / 1000
  return Array.from({ length: Math.floor(samples.length / size) }, (_, index) =>
    encoder.encode(
      Int16Array.from(samples.subarray(index * size, (index + 1) * size), (sample) =>
        Math.max(-32_768, Math.min(32_767, Math.round(sample * 32_767))),
      ),
    ),
  )
}

interface Detected {
  readonly spells: readonly { readonly from: number; readonly to: number }[]
  readonly cpuUs: number
}

async function detected(
  activity: SpeechActivity,
  packets: readonly Uint8Array[],
  pass: (at: number) => void,
): Promise<Detected> {
  const spells: { from: number; to: number }[] = []
  let at = 0
  const detector = activity.detect({
    started: () => spells.push({ from: at, to: Infinity }),
    stopped: () => {
      const last = spells.at(-1)
      if (last) last.to = at
    },
  })
  await new Promise((resolve) => setImmediate(resolve))
  const before = process.cpuUsage()
  for (const packet of packets) {
    // A packet can be sent when the last of its samples is there.
    at += packetMs
    pass(at)
    detector.take(packet)
  }
  const { user, system } = process.cpuUsage(before)
  detector.close()
  return { spells, cpuUs: (user + system) / packets.length }
}

function figures({ speech, samples }: Scene, { spells, cpuUs }: Detected): Record<string, string | number> {
  const hits = speech.map((one) => spells.find(({ from }) => from >= one.from && from <= one.to))
  const onsets = hits.flatMap((hit, index) => (hit ? [hit.from - (speech[index]?.from ?? 0)] : []))
  const ends = speech.flatMap((one) => {
    const last = spells.findLast(({ from }) => from >= one.from && from <= one.to)
    return last ? [last.to - one.to] : []
  })
  const alone = spells.filter(({ from }) => !speech.some((one) => from >= one.from && from <= one.to))
  const shown = (value: number): number | string => (Number.isNaN(value) ? '' : Math.round(value))
  return {
    'start p50': shown(median(onsets)),
    'start p95': shown(percentile(onsets, 95)),
    missed: speech.length === 0 ? '' : `${speech.length - onsets.length} of ${speech.length}`,
    'false/min': alone.length / (samples.length / rate / 60),
    'end p50': shown(median(ends)),
    'end p95': shown(percentile(ends, 95)),
    'us/packet': Math.round(cpuUs),
  }
}
