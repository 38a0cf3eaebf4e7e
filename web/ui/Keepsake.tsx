import { useState } from 'react'
import { fileName, transcriptJson, transcriptText } from '../radio/transcript.ts'
import type { MissionPlayed, Review } from '../radio/view.ts'
import { megahertz } from './format.ts'
import { saveFile } from './saveFile.ts'

/** A show to take along: to tell others of, and to keep (W2). */
export function Keepsake(props: { readonly review: Review; readonly programme: MissionPlayed }) {
  const { review, programme } = props
  const { mission, awakened, listeners } = programme
  const { openedAt } = review.session
  const [word, setWord] = useState('')

  async function share(): Promise<void> {
    const text = `${mission.title}, ${megahertz(mission.frequency)} MHz: I woke ${awakened} of ${listeners} listeners.`
    const url = window.location.origin + window.location.pathname
    try {
      // Missing in many browsers, whatever its type says.
      const shares: Partial<Pick<Navigator, 'share'>> = navigator
      if (shares.share) return await shares.share({ title: mission.title, text, url })
      await navigator.clipboard.writeText(`${text} ${url}`)
      setWord('Copied: paste it wherever you like.')
    } catch (error) {
      // Whoever has thought better of it has not failed.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setWord(`${text} ${url}`)
    }
  }

  return (
    <div className="keepsake">
      <p className="actions">
        <button className="button button--main" type="button" onClick={() => void share()}>
          Share
        </button>
        <button
          className="button"
          type="button"
          onClick={() => saveFile(fileName(mission.title, openedAt, 'txt'), transcriptText(review, programme), 'text/plain')}
        >
          Save as text
        </button>
        <button
          className="button"
          type="button"
          onClick={() => saveFile(fileName(mission.title, openedAt, 'json'), transcriptJson(review), 'application/json')}
        >
          Save as JSON
        </button>
      </p>
      <output className="quiet">{word}</output>
    </div>
  )
}
