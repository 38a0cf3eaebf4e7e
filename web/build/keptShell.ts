import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'
import { chunksWith, closureOf, plainFiles } from './files.ts'

const worker = 'worker.js'

/**
 * Tells the service worker what it is to keep: the page with its icons, the first screen, and the page for whoever
 * has no network. The version is made of their contents, so that a new build is a new worker.
 */
export function keptShell(): Plugin {
  let plain: ReadonlyMap<string, Buffer>
  return {
    name: 'wakeband:kept-shell',
    apply: 'build',
    enforce: 'post',
    configResolved({ publicDir }) {
      plain = plainFiles(publicDir)
    },
    generateBundle: {
      // After the page itself is among the files.
      order: 'post',
      handler(_options, bundle) {
        const kept = new Set<string>()
        for (const file of Object.values(bundle))
          if (file.type === 'chunk' && file.isEntry && file.fileName !== worker)
            closureOf(bundle, file.fileName, kept)
        for (const chunk of chunksWith(bundle, /\/screens\/OfflineScreen\.tsx$/)) closureOf(bundle, chunk, kept)
        for (const name of Object.keys(bundle)) if (name.endsWith('.css')) kept.add(name)
        const page = bundle['index.html']
        const script = bundle[worker]
        if (page?.type !== 'asset' || script?.type !== 'chunk') return this.error('no page, or no worker')
        // These do not have their contents in their names.
        const unnamed = new Map<string, string | Uint8Array>(plain)
        for (const file of Object.values(bundle))
          if (file.type === 'asset' && file.fileName.endsWith('.png')) unnamed.set(file.fileName, file.source)
        const content = createHash('sha256').update(page.source)
        for (const bytes of unnamed.values()) content.update(bytes)
        const files = [...kept, ...unnamed.keys()].sort().map((name) => `/${name}`)
        const version = content.update(files.join()).digest('hex').slice(0, 12)
        script.code = `const __shell=${JSON.stringify({ version, files })};\n${script.code}`
      },
    },
  }
}
