import { useEffect } from 'react'
import { useApi } from '../api/apiContext.ts'
import { Away } from '../ui/Away.tsx'
import { useReached } from './useReached.ts'
import { useServerBack } from './useServerBack.ts'

/**
 * On every page, for as long as the station cannot be reached: it is looked for, and whatever could not be asked for
 * is asked for again by itself (W4). Whoever is on the air is told by the set, and not by this.
 */
export function StationAway() {
  const { reach } = useApi()
  const reached = useReached(() => undefined)
  useEffect(() => {
    // A part of the client did not arrive (see part): that may be all that is noticed of a station that is away.
    const missed = () => reach.tell(false)
    window.addEventListener('vite:preloadError', missed)
    return () => window.removeEventListener('vite:preloadError', missed)
  }, [reach])
  // The live region is there before its words, and what comes of a look is read out without all that stands before it.
  return (
    <output className="away" aria-atomic={false}>
      {!reached && <Looking onBack={() => reach.tell(true)} />}
    </output>
  )
}

function Looking(props: { readonly onBack: () => void }) {
  const { offline, look, ask } = useServerBack(props.onBack)
  return <Away offline={offline} look={look} onLook={ask} />
}
