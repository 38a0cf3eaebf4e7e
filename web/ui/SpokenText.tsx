import { useLayoutEffect, useRef } from 'react'
import { spokenWords } from '../radio/speaking.ts'
import { lightUp } from './lightUp.ts'

/**
 * Words that come with the voice (W1): those that are still to be said stand back. The text itself is there as a whole
 * and stays the same, for whoever reads ahead or has it read out (W3).
 */
export function SpokenText(props: {
  readonly text: string
  /** How long it takes to be said, in milliseconds, from now on; null where it is not followed, or not any more. */
  readonly spokenMs: number | null
}) {
  const { text, spokenMs } = props
  const ref = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (spokenMs !== null && ref.current) return lightUp(ref.current, spokenWords(text, spokenMs))
    return undefined
  }, [text, spokenMs])
  return <span ref={ref}>{text}</span>
}
