import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build, preview, type InlineConfig } from 'vite'
import { expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser } from './browser.ts'

const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }

/** On a desktop the same things stand elsewhere: a notice, a question, an ending of each programme are looked at there. */
const otherwiseOnADesktop = /^(page|dial)|\/(yourTurn|won|serverLost|tooManyShows|replaced|offAirFault)$/

it('W3 W4 every state of the set can be looked at, and axe finds nothing in it, on a phone and on a desktop', async () => {
  const outDir = await mkdtemp(join(tmpdir(), 'wakeband-stories-'))
  const root = join(import.meta.dirname, '../web')
  const input = join(root, 'stories/index.html')
  const bundle: InlineConfig = { configFile: false, root, plugins: [react()], logLevel: 'error' }
  const [{ page, close }] = await Promise.all([
    openBrowser('', phone),
    build({ ...bundle, build: { outDir, emptyOutDir: true, rolldownOptions: { input } } }),
  ])
  const server = await preview({ ...bundle, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  try {
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${server.resolvedUrls?.local[0] ?? ''}stories/`)
    const names = await page.getByRole('listitem').allInnerTexts()
    expect(names.length).toBeGreaterThan(60)
    const onADesktop = names.filter((name) => otherwiseOnADesktop.test(name))
    expect(onADesktop.length).toBeGreaterThan(15)
    for (const [size, shown] of [[phone, names], [desktop, onADesktop]] as const) {
      await page.setViewportSize(size)
      for (const name of shown) {
        await page.evaluate((hash) => (location.hash = hash), name)
        await page.locator(`[data-story="${name}"]`).waitFor({ state: 'attached' })
        await expectAccessible(page, `${name}, ${size.width} px`)
      }
    }
  } finally {
    await server.close()
    await close()
    await rm(outDir, { recursive: true, force: true })
  }
})
