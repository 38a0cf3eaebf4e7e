import type { SpokenWord } from '../radio/speaking.ts'

/** While there is something to come, and how far the voice is: what `.is-followed` in the styles goes by. */
const followed = 'is-followed'
const share = '--said'

/**
 * Lights up the words of a text as they are said, by an edge that goes through the letters of its element: no word is
 * an element of its own, so nothing of the page is laid out anew, and a screen reader sees one text. A custom highlight
 * would do the same, but Chromium draws the text of one again whenever any style of the page is worked out, which a
 * needle that moves has it do with most frames.
 * @param element an inline one: its lines are one long line to its background
 * @returns what ends it before its time
 */
export function lightUp(element: HTMLElement, words: readonly SpokenWord[]): () => void {
  const text = element.firstChild
  if (!(text instanceof Text)) return () => undefined
  const range = new Range()
  range.selectNodeContents(text)
  const whole = widthOf(range)

  const waiting = [...words]
  const beganAt = performance.now()
  let said = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    element.classList.remove(followed)
    element.style.removeProperty(share)
  }
  function goOn(): void {
    const passedMs = performance.now() - beganAt
    while (waiting[0] && waiting[0].atMs <= passedMs) said += waiting.shift()?.text.length ?? 0
    if (!waiting[0] || !text) return end()
    range.setEnd(text, said)
    element.style.setProperty(share, (widthOf(range) / whole).toFixed(4))
    timer = setTimeout(goOn, waiting[0].atMs - passedMs)
  }
  element.classList.add(followed)
  goOn()
  return end
}

/** Of all of its lines, one after the other. */
function widthOf(range: Range): number {
  return [...range.getClientRects()].reduce((sum, { width }) => sum + width, 0)
}
