import { memo, useState } from 'react'
import { spokenWords } from '../radio/speaking.ts'

/**
 * Words that come with the voice (W1): those that are still to be said stand back. All of them are there from
 * the beginning, for whoever reads ahead or has them read out (W3), and stay the same elements afterwards: a live
 * region would read out new ones again.
 */
export const SpokenText = memo(function SpokenText(props: {
  readonly text: string
  /** How long it takes to be said, in milliseconds, from now on; null where it is not followed, or not any more. */
  readonly spokenMs: number | null
}) {
  const { text, spokenMs } = props
  const [followed] = useState(spokenMs !== null)
  if (!followed) return text
  return spokenWords(text, spokenMs ?? 0).map((word, index) => (
    <span
      // oxlint-disable-next-line react/no-array-index-key -- words have no other name, and never change places
      key={index}
      className={spokenMs === null ? undefined : 'word'}
      style={{ animationDelay: `${word.atMs}ms` }}
    >
      {word.text}
    </span>
  ))
})
