import type { CurrentLine, Said, Speaker } from '../radio/view.ts'
import { useEndInSight } from './useEndInSight.ts'
import { Utterance } from './Utterance.tsx'

/**
 * Every line with its speaker, the newest one large (W1); a live region, so that it is read out as it comes
 * (W3).
 */
export function Captions(props: {
  readonly said: readonly Said[]
  readonly line: CurrentLine | null
  readonly cast: readonly Speaker[]
}) {
  const { said, line, cast } = props
  const { list, onScroll } = useEndInSight<HTMLDivElement>(`${said.length} ${line?.id}`)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not every browser lets a key do that by itself
    <div className="captions" ref={list} role="log" aria-label="Captions" tabIndex={0} onScroll={onScroll}>
      <ol className="captions-list">
        {said.map((entry) => (
          <Utterance key={keyOf(entry)} said={entry} cast={cast} />
        ))}
        {line && <Utterance key={`line ${line.id}`} said={onAir(line)} cast={cast} current />}
      </ol>
    </div>
  )
}

function keyOf(said: Said): string {
  return said.__typename === 'HostLine' ? `line ${said.line.id}` : `turn ${said.turnId}`
}

function onAir({ voiced, ...line }: CurrentLine): Said {
  return {
    __typename: 'HostLine',
    at: '',
    line,
    heard: line.text,
    interrupted: false,
    voiced,
  }
}
