import { memo } from 'react'
import type { CurrentLine, Said, Speaker } from '../radio/view.ts'
import { useEndInSight } from './useEndInSight.ts'
import { isVoiced, Utterance } from './Utterance.tsx'

/**
 * Every line with its speaker, the newest one large (W1); a live region, so that it is read out as it comes
 * (W3).
 */
export const Captions = memo(function Captions(props: {
  readonly said: readonly Said[]
  readonly line: CurrentLine | null
  readonly cast: readonly Speaker[]
  /** What the hosts speak, where it is not the language of this page. */
  readonly lang?: string | undefined
}) {
  const { said, line, cast } = props
  const { list, onScroll } = useEndInSight<HTMLDivElement>(`${said.length} ${line?.id}`)
  const voiced = line?.voiced === true || said.some(isVoiced)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not every browser lets a key do that by itself
    <div className="captions" ref={list} role="log" aria-label="Captions" aria-relevant="additions" tabIndex={0} onScroll={onScroll}>
      <ol className="captions-list">
        {/* In one list: a line stays the same element when it is over, and is not read out once more. */}
        {[...said, ...(line ? [onAir(line)] : [])].map((entry, index) => (
          <Utterance
            key={keyOf(entry)}
            said={entry}
            cast={cast}
            lang={props.lang}
            amongVoiced={voiced}
            current={index === said.length}
            spokenMs={index === said.length && line ? line.spokenMs : null}
          />
        ))}
      </ol>
    </div>
  )
})

function keyOf(said: Said): string {
  return said.__typename === 'HostLine' ? `line ${said.line.id}` : `turn ${said.turnId}`
}

function onAir({ voiced, spokenMs: _, ...line }: CurrentLine): Said {
  return {
    __typename: 'HostLine',
    at: '',
    line,
    heard: line.text,
    interrupted: false,
    voiced,
  }
}
