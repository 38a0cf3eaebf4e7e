import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the keyboard, as a screen reader names it. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    const label = (element as HTMLInputElement).labels?.item(0)
    const name = element.getAttribute('aria-label') ?? label?.textContent ?? element.textContent
    return `${element.tagName.toLowerCase()} ${name.trim()}`
  })
}

/** Whether what has the keyboard shows it (WCAG 2.4.7). */
export function isRinged(page: Page): Promise<boolean> {
  return page.locator(':focus').evaluate((here) => {
    const around = [here, here.parentElement, here.closest('label')]
    return around.some((one) => one && getComputedStyle(one).outlineStyle !== 'none')
  })
}

/** Goes on with Tab, or back, until something of that name has the keyboard. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let stops = 0; stops < 40; stops += 1) {
    await page.keyboard.press(key)
    const here = await focused(page)
    if (name.test(here)) return
    passed.push(here)
  }
  throw new Error(`The keyboard never came to ${name}; it came by ${passed.join(' | ')}`)
}

/** The heading of a page has the keyboard: it is at the beginning of what is there. */
export async function headed(page: Page, words = /\w/): Promise<void> {
  await page.waitForFunction((source) => {
    const { activeElement } = document
    return activeElement?.tagName === 'H1' && new RegExp(source).test(activeElement.textContent)
  }, words.source)
}

/** Tab comes by every control of the page, lets go of each, and shows where it is (WCAG 2.1.1, 2.1.2, 2.4.7). */
export async function expectEveryStop(page: Page, where: string): Promise<void> {
  const wanted = await page.evaluate(() => {
    const controls = 'a[href], button, input:not([type=file]), select, textarea, summary, [tabindex="0"]'
    const all = [...document.querySelectorAll<HTMLElement>(controls)].filter(
      (one) => one.checkVisibility({ visibilityProperty: true }) && !one.matches(':disabled, [type=radio]:not(:checked)'),
    )
    all.forEach((one, index) => (one.dataset['stop'] = String(index)))
    all.at(-1)?.focus()
    return all.map((one) => `${one.tagName.toLowerCase()} ${one.getAttribute('aria-label') ?? one.textContent.trim()}`)
  })
  const missed = new Map(wanted.entries())
  const unseen: string[] = []
  // Once round, by way of the browser's own controls, which are nothing to the page.
  for (let stops = 0; missed.size > 0 && stops < wanted.length + 3; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => (document.activeElement as HTMLElement).dataset['stop'])
    if (stop === undefined) continue
    if (!(await isRinged(page))) unseen.push(wanted[Number(stop)] ?? '')
    missed.delete(Number(stop))
  }
  expect([...missed.values()], `${where}: the keyboard never comes to`).toEqual([])
  expect(unseen, `${where}: nobody sees where the keyboard is`).toEqual([])
}
