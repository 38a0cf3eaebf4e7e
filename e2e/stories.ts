import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, preview, type InlineConfig } from 'vite'

/** Every state of the set, drawn from view data alone (`web/stories`), on a server of its own. */
export interface Stories {
  /** Opens them in a page, still, and says what they are called. */
  open(page: Page): Promise<readonly string[]>
  close(): Promise<void>
}

/** Built, not served as they are: a sweep of all of them asks for no file more than once. */
export async function serveStories(): Promise<Stories> {
  const outDir = await mkdtemp(join(tmpdir(), 'wakeband-stories-'))
  const root = join(import.meta.dirname, '../web')
  const input = join(root, 'stories/index.html')
  const bundle: InlineConfig = { configFile: false, root, plugins: [react()], logLevel: 'error' }
  await build({ ...bundle, build: { outDir, emptyOutDir: true, rolldownOptions: { input } } })
  const server = await preview({ ...bundle, build: { outDir }, preview: { host: '127.0.0.1', port: 0 } })
  return {
    async open(page) {
      await page.emulateMedia({ reducedMotion: 'reduce' })
      await page.goto(`${server.resolvedUrls?.local[0] ?? ''}stories/`)
      return page.getByRole('listitem').allInnerTexts()
    },
    async close() {
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

/** Shows one of them, in a page that has them open. */
export async function showStory(page: Page, name: string): Promise<void> {
  await page.evaluate(
    (story) =>
      new Promise<void>((resolve) => {
        const isThere = () => document.querySelector(`[data-story="${story}"]`) !== null
        if (isThere()) return resolve()
        new MutationObserver((_, observer) => {
          if (!isThere()) return
          observer.disconnect()
          resolve()
        }).observe(document.body, { childList: true, subtree: true })
        location.hash = story
      }),
    name,
  )
}
