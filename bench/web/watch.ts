import type { Page } from 'playwright-core'

/** What a page has noticed of itself since it was loaded, or since the last time that it was asked. */
export interface Noticed {
  /** Layout shift that no touch had led to: the sum, and what moved. */
  readonly shift: number
  readonly shifted: readonly string[]
  readonly longTasksMs: readonly number[]
  /** Between two frames of the page. */
  readonly framesMs: readonly number[]
  readonly firstPaintMs: number
  readonly largestPaintMs: number
}

interface Watching {
  __noticed?: { shift: number; shifted: string[]; longTasksMs: number[]; framesMs: number[]; largestPaintMs: number }
}

/** Has every page that is opened from now on watch itself. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noticed = { shift: 0, shifted: [] as string[], longTasksMs: [] as number[], framesMs: [] as number[], largestPaintMs: 0 }
    ;(window as Watching).__noticed = noticed
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean; sources: { node: Node | null }[] }
    const observe = (type: string, take: (entry: PerformanceEntry) => void) =>
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
    observe('layout-shift', (entry) => {
      const { value, hadRecentInput, sources } = entry as Shift
      if (hadRecentInput) return
      noticed.shift += value
      for (const { node } of sources) {
        const element = node instanceof Element ? node : node?.parentElement
        noticed.shifted.push(element ? `${element.localName}.${element.getAttribute('class')?.split(' ')[0] ?? ''}` : '?')
      }
    })
    observe('longtask', ({ duration }) => noticed.longTasksMs.push(duration))
    observe('largest-contentful-paint', ({ startTime }) => (noticed.largestPaintMs = startTime))
    let before = 0
    requestAnimationFrame(function frame(now) {
      if (before > 0) noticed.framesMs.push(now - before)
      before = now
      requestAnimationFrame(frame)
    })
  })
}

/** What it has noticed; it begins anew. */
export function noticed(page: Page): Promise<Noticed> {
  return page.evaluate(() => {
    const { __noticed: now } = window as Watching
    if (!now) throw new Error('Nobody watches this page.')
    const paint = performance.getEntriesByName('first-contentful-paint')[0]
    const told = { ...now, shifted: [...new Set(now.shifted)], firstPaintMs: paint?.startTime ?? Number.NaN }
    Object.assign(now, { shift: 0, shifted: [], longTasksMs: [], framesMs: [] })
    return told
  })
}
