import type { Page } from 'playwright-core'

/**
 * What of a page is out of reach, each in a line of words (W3): controls that are cut off, covered even once they have
 * the keyboard (WCAG 2.4.11), or too small for a finger (2.5.8); words that are cut off, or lie on other words
 * (1.4.4); and a page that scrolls sideways (1.4.10).
 */
export async function outOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { documentElement: root, body } = document
    const told = new Set<string>()
    const before = document.activeElement
    const screen = () => new DOMRect(0, 0, innerWidth, innerHeight)
    const styles = new Map<Element, CSSStyleDeclaration>()
    function styleOf(element: Element): CSSStyleDeclaration {
      const known = styles.get(element) ?? getComputedStyle(element)
      styles.set(element, known)
      return known
    }
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.classList.item(0) ?? ''} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}”`

    function* ancestors(element: Element): Generator<Element> {
      for (let one = element.parentElement; one && one !== body; one = one.parentElement) yield one
    }

    /** Stands over the page, as it should: a menu that is open, a deck that sticks. */
    function isAbove(element: Element): boolean {
      const { position, zIndex } = styleOf(element)
      return position === 'fixed' || position === 'sticky' || (position === 'absolute' && Number(zIndex) > 1)
    }

    /** For the eye: neither away, nor for those alone who hear it. */
    function isSeen(element: Element): boolean {
      if (!element.checkVisibility({ visibilityProperty: true })) return false
      return ![element, ...ancestors(element)].some((one) => styleOf(one).clipPath.startsWith('inset(50%'))
    }

    /** What is left of a box within everything that cuts off; `reached` what could be scrolled to. */
    function within(element: Element, box: DOMRect): { seen: DOMRect; reached: DOMRect } {
      let seen = box
      let reached = box
      for (const one of ancestors(element)) {
        const { overflowX, overflowY, position } = styleOf(one)
        const edge = one.getBoundingClientRect()
        if (overflowX !== 'visible' || overflowY !== 'visible') seen = overlap(seen, edge)
        const [x, y] = [overflowX, overflowY].map((way) => way === 'hidden' || way === 'clip')
        if (x) reached = overlap(reached, new DOMRect(edge.x, reached.y, edge.width, reached.height))
        if (y) reached = overlap(reached, new DOMRect(reached.x, edge.y, reached.width, edge.height))
        // What scrolls brings it wherever it is itself.
        if (overflowX === 'auto' || overflowY === 'auto') return { seen, reached }
        if (position === 'fixed') break
      }
      return { seen, reached: overlap(reached, new DOMRect(0, reached.y, innerWidth, reached.height)) }
    }

    function overlap(one: DOMRect, other: DOMRect): DOMRect {
      const left = Math.max(one.left, other.left)
      const top = Math.max(one.top, other.top)
      return new DOMRect(
        left,
        top,
        Math.max(0, Math.min(one.right, other.right) - left),
        Math.max(0, Math.min(one.bottom, other.bottom) - top),
      )
    }

    const beyond = root.scrollWidth - root.clientWidth
    if (beyond > 0) told.add(`scrolls sideways by ${beyond} px`)

    const words: { element: Element; box: DOMRect; floats: boolean }[] = []
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
    const range = document.createRange()
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      if (!element || !node.textContent?.trim() || element.closest('svg, option') || !isSeen(element)) continue
      const floats = [element, ...ancestors(element)].some(isAbove)
      range.selectNodeContents(node)
      for (const box of range.getClientRects()) {
        if (box.width < 1) continue
        const { seen, reached } = within(element, box)
        if (reached.width < box.width - 2 || reached.height < box.height * 0.75) told.add(`words of ${nameOf(element)} are cut off`)
        if (seen.width > 2 && seen.height > 2) words.push({ element, box: seen, floats })
      }
    }
    for (const [index, one] of words.entries())
      for (const other of words.slice(index + 1)) {
        if (one.element === other.element || one.floats !== other.floats) continue
        if (one.element.contains(other.element) || other.element.contains(one.element)) continue
        const both = overlap(one.box, other.box)
        if (both.width > 2 && both.height > Math.min(one.box.height, other.box.height) * 0.4)
          told.add(`words of ${nameOf(one.element)} lie on ${nameOf(other.element)}`)
      }

    for (const control of document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
      // What is pressed where a box is ticked is all of its label.
      const target = (control.matches('[type=checkbox], [type=radio]') && control.closest('label')) || control
      if (!isSeen(target)) continue
      if (control.matches(':disabled')) control.scrollIntoView({ block: 'center' })
      else control.focus()
      const box = target.getBoundingClientRect()
      const { reached, seen } = within(target, box)
      if (reached.width < box.width * 0.85 || reached.height < box.height * 0.85) told.add(`${nameOf(target)} is cut off`)
      const inline = styleOf(target).display === 'inline'
      if (!inline && (box.width < 24 || box.height < 24))
        told.add(`${nameOf(target)} is ${Math.round(box.width)} x ${Math.round(box.height)} px`)
      const middle = inline ? (target.getClientRects().item(0) ?? box) : overlap(seen, screen())
      // What is only read, in its own time, need not be in sight as a whole.
      const share = control.matches('[tabindex]') ? 0.1 : 0.5
      const found = document.elementFromPoint(middle.x + middle.width / 2, middle.y + middle.height * share)
      // A card is its link.
      const its = target.matches('.card-link') ? (target.closest('.card') ?? target) : target
      if (!found || !its.contains(found)) told.add(`${nameOf(target)} is covered by ${found ? nameOf(found) : 'the edge'}`)
    }
    scrollTo(0, 0)
    if (before instanceof HTMLElement && before !== body) before.focus({ preventScroll: true })
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    return [...told]
  })
}
