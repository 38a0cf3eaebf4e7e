import { createHand } from '../server/core/testing/sessions.ts'
import { printTable } from './figures.ts'

const shows = 300

/** How fast the machine folds: whole shows of twelve turns, on one core. */
export function benchMachine(): void {
  let events = 0
  const start = performance.now()
  for (let show = 0; show < shows; show += 1) {
    const hand = createHand()
    hand.atPause()
    for (let turn = 0; turn < 12; turn += 1) {
      hand.speak('we need to cut the power to the tower')
      hand.write([['Mara', 'You heard the caller.'], ['Otto', 'I heard.'], '...'], 1)
      hand.hearLine()
      hand.hearLine()
    }
    events += hand.session.seq
  }
  const seconds = (performance.now() - start) / 1000
  printTable('The machine, one core', [{ shows, 'events told': events, 'events a second': Math.round(events / seconds) }])
}
