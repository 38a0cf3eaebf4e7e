import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The part of axe's answer that is read. */
interface Answer {
  readonly violations: readonly {
    readonly id: string
    readonly help: string
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[]
  }[]
}

const source = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * Nothing that axe knows of stands in anybody's way on this page (W3): WCAG 2.2 A and AA, contrast included,
 * and its best practices. The page's own policy holds: axe comes by the debugger, not as a script of the page.
 * @param except rules that say nothing here
 */
export async function expectAccessible(page: Page, where: string, except: readonly string[] = []): Promise<void> {
  // What is still fading in has the contrast of that moment.
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity)
    await Promise.allSettled(moving.map((one) => one.finished))
  })
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(await source)
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]))
  const { violations } = await page.evaluate(async (options) => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<Answer> } }
    return axe.run(options)
  }, { rules })
  const told = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, failureSummary = '' }) => `${id}: ${help}\n  ${html.slice(0, 160)}\n  ${failureSummary}`),
  )
  expect(told, where).toEqual([])
}
