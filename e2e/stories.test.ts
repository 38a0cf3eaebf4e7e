import { expect, it } from 'vitest'
import { expectAccessible } from './axe.ts'
import { openBrowser } from './browser.ts'
import { serveStories, showStory } from './stories.ts'

const phone = { width: 390, height: 844 }
const desktop = { width: 1440, height: 900 }

/** On a desktop the same things stand elsewhere: a notice, a question, an ending of each programme are looked at there. */
const otherwiseOnADesktop = /^(page|dial)|\/(yourTurn|won|serverLost|tooManyShows|replaced|offAirFault)$/

it('W3 W4 every state of the set can be looked at, and axe finds nothing in it, on a phone and on a desktop', async () => {
  const [{ page, close }, stories] = await Promise.all([openBrowser('', phone), serveStories()])
  try {
    const names = await stories.open(page)
    expect(names.length).toBeGreaterThan(60)
    const onADesktop = names.filter((name) => otherwiseOnADesktop.test(name))
    expect(onADesktop.length).toBeGreaterThan(15)
    for (const [size, shown] of [[phone, names], [desktop, onADesktop]] as const) {
      await page.setViewportSize(size)
      for (const name of shown) {
        await showStory(page, name)
        await expectAccessible(page, `${name}, ${size.width} px`)
      }
    }
  } finally {
    await stories.close()
    await close()
  }
})
