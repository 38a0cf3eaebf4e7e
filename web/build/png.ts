import { crc32, deflateSync } from 'node:zlib'

/** A colour and how much of it there is, each 0 to 255. */
export type Pixel = readonly [red: number, green: number, blue: number, alpha: number]

/** A PNG file of a square picture, asked for point by point. */
export function pngOf(size: number, at: (x: number, y: number) => Pixel): Buffer {
  const stride = 1 + size * 4
  const rows = Buffer.alloc(stride * size)
  for (let y = 0; y < size; y += 1) for (let x = 0; x < size; x += 1) rows.set(at(x, y), y * stride + 1 + x * 4)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(size, 0)
  head.writeUInt32BE(size, 4)
  // Eight bits of each of four channels.
  head.set([8, 6, 0, 0, 0], 8)
  const body = deflateSync(difference(rows, stride), { level: 9 })
  return Buffer.concat([signature, part('IHDR', head), part('IDAT', body), part('IEND', Buffer.alloc(0))])
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Each row as its difference from the one above: filter 2 of the format, good for what is drawn. */
function difference(rows: Buffer, stride: number): Buffer {
  const filtered = Buffer.alloc(rows.length)
  for (let at = 0; at < rows.length; at += 1)
    filtered[at] = at % stride === 0 ? 2 : ((rows[at] ?? 0) - (at >= stride ? (rows[at - stride] ?? 0) : 0)) & 0xff
  return filtered
}

function part(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, check])
}
