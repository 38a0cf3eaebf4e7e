import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { plainFiles } from './files.ts'

const worthIt = /\.(js|css|html|svg|webmanifest)$/
/** Shorter files fit into one packet either way. */
const smallest = 1_000

/** Every file as it goes over the wire, too: the server then has nothing to compress. */
export function compressed(): Plugin {
  let plain: ReadonlyMap<string, Buffer>
  return {
    name: 'wakeband:compressed',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      plain = plainFiles(publicDir)
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const made = Object.values(bundle).map((file) => {
          return [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)] as const
        })
        for (const [fileName, bytes] of [...plain, ...made]) {
          if (!worthIt.test(fileName) || bytes.length < smallest) continue
          const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
          this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(bytes, { params }) })
          this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(bytes, { level: 9 }) })
        }
      },
    },
  }
}
