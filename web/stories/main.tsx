import { StrictMode, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { Masthead } from '../ui/Masthead.tsx'
import { stories } from './stories.tsx'
import '../styles/index.css'

/**
 * Every screen of the set in every state, without a server: `#show/replaced` is one of them, and without a name
 * there is the list. A page of the development server alone; no build has it.
 */
function Stories() {
  const name = useSyncExternalStore(listen, () => decodeURIComponent(window.location.hash.slice(1)))
  const story = stories[name]
  if (!story) return <Contents />
  return (
    <div key={name} data-story={name} style={{ display: 'contents' }}>
      {!story.bare && <Masthead homeHref="#" places={[]} account={null} />}
      {story.picture}
    </div>
  )
}

function Contents() {
  return (
    <main className="notice">
      <h1>Every state of the set</h1>
      <ul>
        {Object.keys(stories).map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </main>
  )
}

function listen(changed: () => void): () => void {
  window.addEventListener('hashchange', changed)
  return () => window.removeEventListener('hashchange', changed)
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <Stories />
  </StrictMode>,
)
