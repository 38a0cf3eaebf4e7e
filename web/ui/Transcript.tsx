import type { KeptShow } from '../radio/kept.ts'
import { isVoiced, Utterance } from './Utterance.tsx'

/** Everything that was said, as it was heard, and how sure that was (M13). */
export function Transcript(props: Pick<KeptShow, 'said' | 'cast'> & {
  /** What the player is called, where that is not whoever reads. */
  readonly player?: string
}) {
  const { said, cast, player } = props
  const voiced = said.some(isVoiced)
  if (said.length === 0) return <p className="quiet">Nothing was said.</p>
  return (
    <ol className="transcript">
      {said.map((entry) => (
        <Utterance
          key={entry.__typename === 'HostLine' ? `line ${entry.line.id}` : `turn ${entry.turnId}`}
          said={entry}
          cast={cast}
          amongVoiced={voiced}
          {...(player !== undefined && { player })}
          exact
        />
      ))}
    </ol>
  )
}
