/** What a finished command left behind. */
export interface CommandResult {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What it wrote to its error stream. */
  readonly complaint: string
}

interface File {
  bytes: Uint8Array
  length: number
}

/** Errors of WASI, by its own names. */
const success = 0
const badDescriptor = 8
const noSuchFile = 44

/** Descriptor of the only directory there is; 0 to 2 are the usual streams. */
const root = 3

class Exit extends Error {}

/**
 * Runs a WASI command to its end on this thread. Its file system is empty and in memory, it has no clock to
 * speak of, no environment and no network. Node's own `node:wasi` would do, but is experimental, says so at
 * every start, and writes to the disk.
 */
export function runCommand(module: WebAssembly.Module, args: readonly string[]): CommandResult {
  const files = new Map<string, File>()
  const open = new Map<number, { readonly file: File; at: number }>()
  const argv = args.map((arg) => new TextEncoder().encode(`${arg}\0`))
  let nextDescriptor = root + 1
  let complaint = ''

  /** Fresh at every call: the buffer is replaced when the memory grows. */
  function view(): DataView {
    return new DataView(memory.buffer)
  }
  function bytesAt(pointer: number, length: number): Uint8Array {
    return new Uint8Array(memory.buffer, pointer, length)
  }
  /** The buffers of a scattered read or write. */
  function* vectors(pointer: number, count: number): Iterable<Uint8Array> {
    for (let index = 0; index < count; index += 1) {
      const at = pointer + index * 8
      yield bytesAt(view().getUint32(at, true), view().getUint32(at + 4, true))
    }
  }

  function write(descriptor: number, from: Uint8Array): boolean {
    if (descriptor === 1 || descriptor === 2) {
      complaint = (complaint + new TextDecoder().decode(from)).slice(-1000)
      return true
    }
    const target = open.get(descriptor)
    if (!target) return false
    const { file } = target
    const end = target.at + from.length
    if (end > file.bytes.length) {
      const larger = new Uint8Array(Math.max(end, file.bytes.length * 2))
      larger.set(file.bytes.subarray(0, file.length))
      file.bytes = larger
    }
    file.bytes.set(from, target.at)
    file.length = Math.max(file.length, end)
    target.at = end
    return true
  }

  const imports = {
    args_sizes_get(count: number, size: number): number {
      view().setUint32(count, argv.length, true)
      view().setUint32(
        size,
        argv.reduce((sum, arg) => sum + arg.length, 0),
        true,
      )
      return success
    },
    args_get(pointers: number, buffer: number): number {
      let at = buffer
      for (const [index, arg] of argv.entries()) {
        view().setUint32(pointers + index * 4, at, true)
        bytesAt(at, arg.length).set(arg)
        at += arg.length
      }
      return success
    },
    clock_time_get(_id: number, _precision: bigint, out: number): number {
      view().setBigUint64(out, 0n, true)
      return success
    },
    fd_close(descriptor: number): number {
      return open.delete(descriptor) ? success : badDescriptor
    },
    fd_fdstat_get(descriptor: number, out: number): number {
      bytesAt(out, 24).fill(0)
      view().setUint8(out, descriptor === root ? 3 : descriptor < root ? 2 : 4)
      view().setBigUint64(out + 8, 0xffff_ffff_ffff_ffffn, true)
      view().setBigUint64(out + 16, 0xffff_ffff_ffff_ffffn, true)
      return success
    },
    fd_fdstat_set_flags: (): number => success,
    fd_prestat_get(descriptor: number, out: number): number {
      if (descriptor !== root) return badDescriptor
      view().setUint32(out, 0, true)
      view().setUint32(out + 4, 1, true)
      return success
    },
    fd_prestat_dir_name(_descriptor: number, out: number): number {
      bytesAt(out, 1)[0] = '/'.charCodeAt(0)
      return success
    },
    fd_read(descriptor: number, pointer: number, count: number, out: number): number {
      const source = open.get(descriptor)
      if (!source) return badDescriptor
      let total = 0
      for (const into of vectors(pointer, count)) {
        const part = source.file.bytes.subarray(
          source.at,
          Math.min(source.at + into.length, source.file.length),
        )
        into.set(part)
        source.at += part.length
        total += part.length
      }
      view().setUint32(out, total, true)
      return success
    },
    fd_seek(descriptor: number, offset: bigint, whence: number, out: number): number {
      const target = open.get(descriptor)
      if (!target) return badDescriptor
      target.at = Number(offset) + (whence === 0 ? 0 : whence === 1 ? target.at : target.file.length)
      view().setBigUint64(out, BigInt(target.at), true)
      return success
    },
    fd_write(descriptor: number, pointer: number, count: number, out: number): number {
      let total = 0
      for (const from of vectors(pointer, count)) {
        if (!write(descriptor, from)) return badDescriptor
        total += from.length
      }
      view().setUint32(out, total, true)
      return success
    },
    path_open(
      _directory: number,
      _lookup: number,
      path: number,
      length: number,
      flags: number,
      _rights: bigint,
      _inheriting: bigint,
      descriptorFlags: number,
      out: number,
    ): number {
      const name = new TextDecoder().decode(bytesAt(path, length))
      const file = files.get(name) ?? { bytes: new Uint8Array(1 << 18), length: 0 }
      const create = (flags & 1) !== 0
      if (!files.has(name) && !create) return noSuchFile
      files.set(name, file)
      if (flags & 8) file.length = 0
      const append = (descriptorFlags & 1) !== 0
      open.set(nextDescriptor, { file, at: append ? file.length : 0 })
      view().setUint32(out, nextDescriptor++, true)
      return success
    },
    proc_exit(code: number): never {
      throw new Exit(`exit ${code}`)
    },
  }

  const { exports } = new WebAssembly.Instance(module, { wasi_snapshot_preview1: imports })
  const memory = exports['memory'] as WebAssembly.Memory
  try {
    ;(exports['_start'] as () => void)()
  } catch (error) {
    if (!(error instanceof Exit)) throw error
  }
  return {
    files: new Map([...files].map(([name, { bytes, length }]) => [name, bytes.subarray(0, length)])),
    complaint,
  }
}
