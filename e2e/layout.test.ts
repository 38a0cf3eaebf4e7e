import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, type Listener } from './browser.ts'
import { outOfReach } from './reach.ts'
import { serveStories, showStory, type Stories } from './stories.ts'

const screens = [
  ['a phone', { width: 390, height: 844 }],
  ['a phone on its side', { width: 844, height: 390 }],
  ['a tablet', { width: 820, height: 1180 }],
  ['a desktop', { width: 1440, height: 900 }],
] as const
// What is left of a laptop's screen within its browser, and a phone of 2016.
const low = [
  ['a low window', { width: 1366, height: 650 }],
  ['a small phone', { width: 375, height: 667 }],
] as const
// 320 pixels are a screen of 1280 at 400 % (WCAG 1.4.10).
const narrow = ['a desktop at 400 %', { width: 320, height: 640 }] as const

let stories: Stories
let listener: Listener
beforeAll(async () => {
  ;[stories, listener] = await Promise.all([serveStories(), openBrowser('nothing')])
})
afterAll(async () => {
  await listener?.close()
  await stories?.close()
})

describe('W3 every state of the set', () => {
  const sizes = [...screens, ...low.slice(0, 1), narrow].map(([name, size]) => [name, size, 1] as const)
  // The smallest and the largest: between them nothing else happens to large letters.
  const large = [screens[0], screens[3]].map(([name, size]) => [`${name}, letters twice as large`, size, 2] as const)

  it.each([...sizes, ...large])('has all its words and controls within reach on %s', async (_, size, letters) => {
    const { page } = listener
    await page.setViewportSize(size)
    const names = await stories.open(page)
    expect(names.length).toBeGreaterThan(60)
    await page.evaluate((times) => (document.documentElement.style.fontSize = `${times * 100}%`), letters)
    const told: string[] = []
    for (const name of names) {
      await showStory(page, name)
      told.push(...(await outOfReach(page)).map((words) => `${name}: ${words}`))
    }
    expect(told).toEqual([])
  })
})

describe('W1 a show', () => {
  const moments = ['hostSpeaking', 'yourTurn', 'talking', 'yourWords', 'weakWriter', 'refused']
  it.each([...screens, ...low])('keeps its place whatever comes and goes, on %s', async (_, size) => {
    const { page } = listener
    await page.setViewportSize(size)
    await stories.open(page)
    const places: Record<string, string> = {}
    for (const moment of moments) {
      await showStory(page, `show/${moment}`)
      places[moment] = await page.evaluate(() =>
        ['.listeners', '.set-crown', '.cue', '.deck', '.talkKey', '.sayForm']
          .map((part) => [part, document.querySelector(part)?.getBoundingClientRect()] as const)
          .map(([part, box]) => `${part} ${Math.round(box?.top ?? 0)} to ${Math.round(box?.bottom ?? 0)}`)
          .join(', '),
      )
    }
    expect(places).toEqual(Object.fromEntries(moments.map((moment) => [moment, places['hostSpeaking']])))
  })
})
