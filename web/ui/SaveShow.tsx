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
  const save = (ending: 'txt' | 'json', type: string, text: string) =>
    saveFile(fileName(show.title, show.openedAt, ending), text, type)
  return (
    <>
      <button className="button" type="button" onClick={() => save('txt', 'text/plain', transcriptText(show))}>
        Save as text
      </button>
      <button
        className="button"
        type="button"
        onClick={() => save('json', 'application/json', transcriptJson(whole))}
      >
        Save as JSON
      </button>
    </>
  )
}
