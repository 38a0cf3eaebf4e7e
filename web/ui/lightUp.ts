import type { SpokenWord } from '../radio/speaking.ts'

/** What `::highlight()` in the styles is called. */
const name = 'to-come'

/**
 * Marks what of a text is still to be said, word by word less of it. A highlight is no element: nothing of the page is
 * laid out anew, and a screen reader sees one text. Browsers without it (before 2025 that was Firefox) show all of
 * the text at once.
 * @returns what ends it before its time
 */
export function lightUp(text: Text, words: readonly SpokenWord[]): () => void {
  if (!('highlights' in CSS)) return () => undefined
  const range = new Range()
  range.selectNodeContents(text)
  const highlight = CSS.highlights.get(name) ?? new Highlight()
  CSS.highlights.set(name, highlight)
  highlight.add(range)

  const waiting = [...words]
  const beganAt = performance.now()
  let said = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = () => {
    clearTimeout(timer)
    highlight.delete(range)
  }
  function goOn(): void {
    const passedMs = performance.now() - beganAt
    while (waiting[0] && waiting[0].atMs <= passedMs) said += waiting.shift()?.text.length ?? 0
    if (!waiting[0]) return end()
    range.setStart(text, said)
    timer = setTimeout(goOn, waiting[0].atMs - passedMs)
  }
  goOn()
  return end
}
