import { readFile } from 'node:fs/promises'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { build, type Rolldown } from 'vite'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { chunksWith, closureOf } from './files.ts'

const firstScreenBytes = 150_000

type File = Rolldown.OutputChunk | Rolldown.OutputAsset
let files: Record<string, File>
beforeAll(async () => {
  // A bundle for tests has all that React says to developers.
  vi.stubEnv('NODE_ENV', 'production')
  const configFile = `${import.meta.dirname}/../vite.config.ts`
  const made = await build({ configFile, logLevel: 'error', build: { write: false } })
  const { output } = made as Rolldown.RolldownOutput
  vi.unstubAllEnvs()
  files = Object.fromEntries(output.map((file) => [file.fileName, file]))
})

function text(name: string): string {
  const file = files[name]
  if (!file) throw new Error(`There is no ${name}.`)
  return file.type === 'chunk' ? file.code : Buffer.from(file.source).toString()
}

/** Scripts of the first screen: the entry, and what it imports. */
function firstScreen(): string[] {
  const [, entry = ''] = /<script type="module"[^>]* src="\/([^"]+)"/.exec(text('index.html')) ?? []
  return [...closureOf(files, entry)]
}

describe('W the web client as it is built', () => {
  it('has less than 150 kB of script, compressed, on its first screen', () => {
    const scripts = firstScreen()
    expect(scripts.length).toBeGreaterThan(0)
    const bytes = scripts.reduce((sum, name) => sum + gzipSync(text(name)).length, 0)
    expect(bytes).toBeLessThan(firstScreenBytes)
  })

  it('W4 looks at the browser before anything else runs, and holds up no paint for it', () => {
    const scripts = text('index.html').match(/<script[^>]*>/g)
    expect(scripts).toEqual(['<script defer src="/check.js">', expect.stringContaining('<script type="module"')])
  })

  it('loads WebRTC when somebody tunes in: in chunks that no page and no screen brings along', () => {
    const media = chunksWith(files, /node_modules\/mediasoup-client\//)
    expect(media.length).toBeGreaterThan(0)
    const along = new Set(firstScreen())
    for (const screen of chunksWith(files, /\/web\/screens\/\w+Screen\.tsx$/)) closureOf(files, screen, along)
    expect(along.size).toBeGreaterThan(5)
    expect(media.filter((name) => along.has(name) || text('index.html').includes(name))).toEqual([])
  })

  it('is kept for whoever has no network: the first screen, its style, its icons, the page that says so, and nothing else', () => {
    const [, list = ''] = /^const __shell=(\{.*\});/.exec(text('worker.js')) ?? []
    const { files: kept, version } = JSON.parse(list) as { files: string[]; version: string }
    expect(version).toMatch(/^\w{12}$/)
    const wanted = new Set(firstScreen())
    for (const chunk of chunksWith(files, /\/OfflineScreen\.tsx$/)) closureOf(files, chunk, wanted)
    for (const name of Object.keys(files)) if (name.endsWith('.css')) wanted.add(name)
    const named = ['check.js', 'icon.svg', 'manifest.webmanifest', 'apple-touch-icon.png']
    for (const name of [...named, ...['192', '512', 'maskable-512'].map((size) => `icon-${size}.png`)]) wanted.add(name)
    expect(kept).toEqual([...wanted].sort().map((name) => `/${name}`))
  })

  it('is compressed as it is sent', () => {
    const long = ['index.html', ...firstScreen()].filter((one) => text(one).length > 1_000)
    for (const name of [...long, 'check.js']) expect(Object.keys(files)).toEqual(expect.arrayContaining([`${name}.br`, `${name}.gz`]))
    // The last word on a file is another plugin's: it is compressed after that.
    for (const name of ['index.html', 'worker.js']) {
      const compressed = files[`${name}.br`]
      const bytes = compressed?.type === 'asset' ? Buffer.from(compressed.source) : Buffer.alloc(0)
      expect(brotliDecompressSync(bytes).toString()).toBe(text(name))
    }
  })

  it('can be installed: every icon of the manifest is there, in its size, and small', async () => {
    const folder = `${import.meta.dirname}/../public/`
    const manifest = JSON.parse(await readFile(`${folder}manifest.webmanifest`, 'utf8')) as {
      icons: { src: string; sizes: string; purpose?: string }[]
    }
    expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${purpose} ${sizes}`)).toEqual(
      expect.arrayContaining(['any 192x192', 'any 512x512', 'maskable 512x512']),
    )
    for (const { src, sizes } of manifest.icons.filter(({ src }) => src.endsWith('.png'))) {
      const file = files[src.slice(1)]
      const png = Buffer.from(file?.type === 'asset' ? file.source : '')
      expect(png.subarray(1, 4).toString()).toBe('PNG')
      expect(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`).toBe(sizes)
      expect(png.length).toBeLessThan(20_000)
    }
    expect(text('index.html')).toContain('<link rel="manifest" href="/manifest.webmanifest" />')
    expect(Object.keys(files)).toContain(/apple-touch-icon" href="\/([^"]+)"/.exec(text('index.html'))?.[1])
  })
})
