/** Bytes that are not an Opus packet. */
export class OpusError extends Error {
  override readonly name = 'OpusError'
}

/** Samples at 48 kHz in one frame, by the configuration number of the TOC byte (RFC 6716, table 2). */
function frameSamples(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config % 4] as number
  if (config < 16) return [480, 960][config % 2] as number
  return [120, 240, 480, 960][config % 4] as number
}

/** The longest packet there can be: 120 ms (RFC 6716, 3.4). */
const longest = 5760

/**
 * Length of an Opus packet in samples at 48 kHz, from its first bytes (RFC 6716, 3.1 and 3.2).
 * @throws OpusError on a packet that cannot be one.
 */
export function packetDuration(packet: Uint8Array): number {
  const [toc, count] = packet
  if (toc === undefined) throw new OpusError('an Opus packet has at least one byte')
  const frame = frameSamples(toc >> 3)
  const code = toc & 3
  if (code < 3) return code === 0 ? frame : frame * 2
  const frames = (count ?? 0) & 63
  if (frames === 0) throw new OpusError('an Opus packet of code 3 says how many frames it has')
  if (frames * frame > longest) throw new OpusError(`an Opus packet has at most 120 ms, not ${(frames * frame) / 48}`)
  return frames * frame
}
