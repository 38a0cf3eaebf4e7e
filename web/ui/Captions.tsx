import { useEffect, useRef } from 'react'
import type { CurrentLine, Said, Speaker } from '../radio/view.ts'
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
  const list = useRef<HTMLOListElement>(null)
  const count = said.length + (line ? 1 : 0)
  // Whoever has scrolled back to read is not torn away by the next line.
  const atEnd = useRef(true)
  useEffect(() => {
    const element = list.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  }, [count, line])

  function scrolled(): void {
    const element = list.current
    if (element) atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 48
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and not every browser lets a key do that by itself
    <ol className="captions" ref={list} role="log" aria-label="Captions" tabIndex={0} onScroll={scrolled}>
      {said.map((entry) => (
        <Utterance key={keyOf(entry)} said={entry} cast={cast} />
      ))}
      {line && <Utterance key={`line ${line.id}`} said={onAir(line)} cast={cast} current />}
    </ol>
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
