/** Bytes that are no Matroska file, or one that is damaged. */
export class WebmError extends Error {
  override readonly name = 'WebmError'
}

export interface WebmTrack {
  readonly number: number
  readonly kind: 'audio' | 'video' | 'other'
  /** Matroska's name of the codec, such as `A_OPUS`. */
  readonly codec: string
  /** What a decoder has to know before the first frame; an Opus head for Opus. */
  readonly head: Uint8Array
  /** Whether the frames are compressed or encrypted once more by the container. */
  readonly encoded: boolean
}

/** What a file holds, in the order in which it does. */
export type WebmPart =
  /** Which of the family it is: `webm` or `matroska`. */
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'track'; readonly track: WebmTrack }
  /** A frame of a track, and the time that the container gives it. */
  | { readonly kind: 'frame'; readonly track: number; readonly ms: number; readonly bytes: Uint8Array }
  /** Nothing, for long enough that others should have their turn. */
  | { readonly kind: 'pause' }

/** Elements between two pauses: some milliseconds. */
const pauseAfter = 50_000

/** Elements that are gone into; all others are read, or passed over as a whole. */
const ids = {
  ebml: 0x1a45dfa3,
  type: 0x4282,
  segment: 0x18538067,
  info: 0x1549a966,
  timestampScale: 0x2ad7b1,
  tracks: 0x1654ae6b,
  track: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  codec: 0x86,
  head: 0x63a2,
  encodings: 0x6d80,
  cluster: 0x1f43b675,
  clusterTime: 0xe7,
  group: 0xa0,
  block: 0xa1,
  simpleBlock: 0xa3,
} as const
const masters: ReadonlySet<number> = new Set([ids.ebml, ids.segment, ids.info, ids.tracks, ids.track, ids.cluster, ids.group])
/** Those that may be written before anybody knows how long they become. */
const endless: ReadonlySet<number> = new Set([ids.segment, ids.cluster])

const nanosecondsPerMs = 1_000_000

/** Group, cluster and segment, or codec, track, tracks and segment; no file that plays is deeper by much. */
const deepest = 8

/** Where a master element ends, which its children are held to. */
interface Open {
  readonly id: number
  readonly end: number
}

/**
 * Reads a whole WebM file (RFC 8794, RFC 9559) as browsers record it: with or without lengths of segment and clusters, with
 * any lacing. It goes through the bytes once and keeps nothing of them, so its work is bounded by their number. Times and
 * lengths that the file claims of itself are not believed: a frame's are for whoever takes the frames.
 * @throws WebmError where the bytes are no such file, break off or contradict themselves; what came before is given first
 */
export function* readWebm(bytes: Uint8Array): Generator<WebmPart, void> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const open: Open[] = [{ id: 0, end: bytes.length }]
  let at = 0
  let scale = nanosecondsPerMs
  let clusterTime = 0
  let track: { -readonly [Name in keyof WebmTrack]: WebmTrack[Name] } | undefined

  if (bytes.length < 4 || view.getUint32(0) !== ids.ebml) throw new WebmError('a WebM file begins with an EBML header')
  for (let count = 1; at < bytes.length; count += 1) {
    if (count % pauseAfter === 0) yield { kind: 'pause' }
    while (open.length > 1 && at >= endOf(open)) if (open.pop()?.id === ids.track && track) yield* given()
    const id = readId()
    const size = readSize()
    const end = size === undefined ? endOf(open) : at + size
    if (size === undefined && !endless.has(id)) throw new WebmError('only a segment and a cluster may have no length')
    if (end > endOf(open)) throw new WebmError('the file breaks off in an element')
    if (masters.has(id)) {
      // A cluster of unknown length ends where the next part of the segment begins.
      if (id === ids.cluster) while (open.some((one) => one.id === ids.cluster)) open.pop()
      if (id === ids.track) track = { number: 0, kind: 'other', codec: '', head: bytes.subarray(0, 0), encoded: false }
      if (open.push({ id, end }) > deepest) throw new WebmError('the elements are nested too deep')
      continue
    }
    const body = bytes.subarray(at, end)
    at = end
    switch (id) {
      case ids.type:
        yield { kind: 'type', type: ascii(body) }
        break
      case ids.timestampScale:
        scale = number(body)
        break
      case ids.clusterTime:
        clusterTime = number(body)
        break
      case ids.block:
      case ids.simpleBlock:
        yield* frames(body)
        break
      default:
        if (track && open.at(-1)?.id === ids.track) describe(track, id, body)
    }
  }
  if (track) yield* given()

  function* given(): Generator<WebmPart, void> {
    if (track) yield { kind: 'track', track }
    track = undefined
  }

  /** One to four bytes, the marker of the length with them. */
  function readId(): number {
    const length = Math.clz32(bytes[at] ?? 0) - 23
    if (length > 4 || at + length > bytes.length) throw new WebmError('there is no element where one should be')
    let id = 0
    for (const end = at + length; at < end; at += 1) id = id * 256 + (bytes[at] ?? 0)
    return id
  }

  /** Undefined where the element goes on until something else begins. */
  function readSize(): number | undefined {
    const [size, next] = vint(bytes, at)
    at = next
    return size
  }

  function* frames(block: Uint8Array): Generator<WebmPart, void> {
    const [of = 0, start] = vint(block, 0)
    if (block.length < start + 3) throw new WebmError('a block has a time and flags')
    const time = new DataView(block.buffer, block.byteOffset + start).getInt16(0)
    const ms = ((clusterTime + time) * scale) / nanosecondsPerMs
    const flags = block[start + 2] ?? 0
    for (const frame of unlaced(block.subarray(start + 3), (flags >> 1) & 3)) yield { kind: 'frame', track: of, ms, bytes: frame }
  }
}

function endOf(open: readonly Open[]): number {
  return open.at(-1)?.end ?? 0
}

function describe(track: { -readonly [Name in keyof WebmTrack]: WebmTrack[Name] }, id: number, body: Uint8Array): void {
  if (id === ids.trackNumber) track.number = number(body)
  if (id === ids.trackType) track.kind = number(body) === 1 ? 'video' : number(body) === 2 ? 'audio' : 'other'
  if (id === ids.codec) track.codec = ascii(body)
  if (id === ids.head) track.head = body
  if (id === ids.encodings) track.encoded = true
}

/** Takes the frames of a block apart: 0 is one frame, 1 Xiph's lacing, 2 frames of one size, 3 EBML's (RFC 9559, 10.3). */
function* unlaced(body: Uint8Array, lacing: number): Generator<Uint8Array, void> {
  if (lacing === 0) {
    yield body
    return
  }
  const count = (body[0] ?? 0) + 1
  let at = 1
  if (lacing === 2) {
    const size = (body.length - at) / count
    if (!Number.isInteger(size)) throw new WebmError('the frames of a block are not of one size')
    for (; at < body.length; at += size) yield body.subarray(at, at + size)
    return
  }
  const sizes: number[] = []
  while (sizes.length < count - 1) {
    let size: number | undefined = 0
    if (lacing === 1) {
      let byte: number | undefined
      do size += (byte = body[at++]) ?? 0
      while (byte === 255)
    } else {
      const length = Math.clz32(body[at] ?? 0) - 23
      ;[size, at] = vint(body, at)
      // After the first they are differences, with the middle of their range for zero.
      if (size !== undefined && sizes.length > 0) size += (sizes.at(-1) ?? 0) - (2 ** (7 * length - 1) - 1)
    }
    if (size === undefined || size < 0) throw new WebmError('a frame of a block has no length')
    sizes.push(size)
  }
  for (const size of sizes) {
    if (at + size > body.length) throw new WebmError('a block is shorter than its frames')
    yield body.subarray(at, (at += size))
  }
  if (at > body.length) throw new WebmError('a block is shorter than its frames')
  yield body.subarray(at)
}

/** A number with its own length in front, and where it ends; undefined for the one that stands for none. */
function vint(bytes: Uint8Array, at: number): [number | undefined, number] {
  const length = Math.clz32(bytes[at] ?? 0) - 23
  if (length > 8 || at + length > bytes.length) throw new WebmError('the file breaks off in a length')
  let value = (bytes[at] ?? 0) & (0xff >> length)
  let none = value === 0xff >> length
  for (let next = at + 1; next < at + length; next += 1) {
    none &&= bytes[next] === 0xff
    value = value * 256 + (bytes[next] ?? 0)
  }
  return [none ? undefined : value, at + length]
}

function number(body: Uint8Array): number {
  if (body.length > 8) throw new WebmError('a number has at most 8 bytes')
  return body.reduce((value, byte) => value * 256 + byte, 0)
}

/** Short names of the format only; whatever is longer is none of them. */
function ascii(body: Uint8Array): string {
  return String.fromCharCode(...body.subarray(0, 40)).replace(/\0+$/, '')
}
