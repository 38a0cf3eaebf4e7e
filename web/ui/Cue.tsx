import type { View } from '../radio/view.ts'
import { CueWords } from './CueWords.tsx'
import { useNow } from './ShowClock.tsx'

/**
 * What is going on, and what the player might do now: the hint of a pause with the time that is left of it
 * (M9).
 */
export function Cue({ view }: { readonly view: View }) {
  const reached = view.server === 'connected'
  const waiting = reached && view.state === 'WAITING_FOR_USER'
  const now = useNow(waiting, view.clock.at)
  const left = view.endsAt === null ? 0 : Math.max(0, Math.ceil((view.endsAt - now) / 1000))
  return (
    <div className={`cue${waiting ? ' cue--yours' : ''}`}>
      <CueWords words={wordsOf(view)} asks={waiting || view.closingReason !== null} reached={reached} />
      {waiting && (
        <span className="cue-left" aria-hidden="true">
          {left}
        </span>
      )}
      {view.partial && (
        <p
          className="cue-partial"
          data-testid="partial"
          style={{ opacity: 0.55 + view.partial.confidence * 0.45 }}
        >
          “{view.partial.text}”
        </p>
      )}
    </div>
  )
}

const closings = {
  TARGET_REACHED: 'The town is awake.',
  TIME_UP: 'Time is up.',
  BUDGET_SPENT: 'The current runs out.',
} as const

function wordsOf(view: View): string {
  if (view.closingReason && view.state !== 'OFF_AIR' && view.state !== 'USER_SPEAKING')
    return `${closings[view.closingReason]} Listen to their last words.`
  switch (view.state) {
    case null:
      return 'Warming up the set…'
    case 'PREPARING':
      return view.said.length === 0 ? 'The hosts are coming on the air…' : 'The hosts are thinking about it…'
    case 'HOST_SPEAKING':
      return view.interruptible ? 'Break in whenever you like.' : 'Listen; your turn will come.'
    case 'WAITING_FOR_USER':
      return view.hint ? `Your turn. ${view.hint}` : 'Your turn.'
    case 'USER_SPEAKING':
      return view.keyDown ? 'You are on the air.' : 'Your words are on their way…'
    case 'OFF_AIR':
      return 'Off the air. The clock stands still.'
    case 'ENDED':
      return 'The show is over.'
    default:
      return view.state satisfies never
  }
}
