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

/** No frame has more bytes (RFC 6716, 3.4, R2). */
const largestFrame = 1275

/**
 * Length of an Opus packet in samples at 48 kHz (RFC 6716, 3.1). It holds the packet against all rules of
 * 3.4, as libopus does: what passes here, a decoder takes.
 * @throws OpusError on bytes that are no Opus packet.
 */
export function packetDuration(packet: Uint8Array): number {
  const [toc, second] = packet
  if (toc === undefined) throw new OpusError('an Opus packet has at least one byte')
  const frame = frameSamples(toc >> 3)
  const length = packet.length - 1
  switch (toc & 3) {
    case 0:
      checkFrame(length)
      return frame
    case 1:
      checkFrame(length / 2)
      return frame * 2
    case 2:
      checkSizes(packet, 1, packet.length, 2)
      return frame * 2
    default:
      if (second === undefined) throw new OpusError('an Opus packet of code 3 says how many frames it has')
      return frame * checkMany(packet, second, frame)
  }
}

/** How many frames a packet of code 3 has. */
function checkMany(packet: Uint8Array, head: number, frame: number): number {
  const count = head & 63
  if (count === 0) throw new OpusError('an Opus packet has at least one frame')
  if (count * frame > longest)
    throw new OpusError(`an Opus packet has at most 120 ms, not ${(count * frame) / 48}`)
  let at = 2
  let end = packet.length
  if (head & 0x40) {
    let padding: number | undefined
    do {
      padding = packet[at++]
      if (padding === undefined) throw new OpusError('the padding of an Opus packet says how long it is')
      end -= padding === 255 ? 254 : padding
    } while (padding === 255)
  }
  if (head & 0x80) checkSizes(packet, at, end, count)
  else checkFrame((end - at) / count)
  return count
}

/** Frames that say how long they are, but for the last, which is what is left. */
function checkSizes(packet: Uint8Array, from: number, end: number, count: number): void {
  let at = from
  let left = end - from
  for (let index = 1; index < count; index += 1) {
    const [first = 0, second = 0] = packet.subarray(at, end)
    const bytes = first < 252 ? 1 : 2
    at += bytes
    left -= bytes + (first < 252 ? first : second * 4 + first)
    if (left < 0) throw new OpusError('an Opus packet has fewer bytes than its frames')
  }
  checkFrame(left)
}

function checkFrame(bytes: number): void {
  if (bytes < 0 || bytes > largestFrame || !Number.isInteger(bytes))
    throw new OpusError(`an Opus frame has 0 to ${largestFrame} whole bytes, not ${bytes}`)
}

/** 20 ms of silence, which every decoder plays: one byte that says so and two of content. */
export const silencePacket: Uint8Array = Uint8Array.of(0xf8, 0xff, 0xfe)
