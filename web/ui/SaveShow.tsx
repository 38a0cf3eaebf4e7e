import type { KeptShow } from '../radio/kept.ts'
import { fileName, transcriptJson, transcriptText } from '../radio/transcript.ts'
import { saveFile } from './saveFile.ts'

/** A show to keep, as two kinds of files (W2). */
export function SaveShow(props: {
  readonly show: KeptShow
  /** All that is known of it, for the file that is for programs. */
  readonly whole: object
}) {
  const { show, whole } = props
  const name = (type: 'txt' | 'json') => fileName(show.title, show.openedAt, type)
  return (
    <>
      <button
        className="button"
        type="button"
        onClick={() => saveFile(name('txt'), transcriptText(show), 'text/plain')}
      >
        Save as text
      </button>
      <button
        className="button"
        type="button"
        onClick={() => saveFile(name('json'), transcriptJson(whole), 'application/json')}
      >
        Save as JSON
      </button>
    </>
  )
}
