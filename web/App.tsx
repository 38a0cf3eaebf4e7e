import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { optionsOf } from './options.ts'
import { missionsPath } from './route.ts'
import { MissionsScreen } from './screens/MissionsScreen.tsx'
import { SignInScreen } from './screens/SignInScreen.tsx'
import { useSignIn } from './screens/useSignIn.ts'
import { Masthead } from './ui/Masthead.tsx'
import { navigate, useRoute } from './useRoute.ts'

// The way to the first show is short: what it does not need is loaded when it is gone to.
const MissionScreen = lazy(async () => ({
  default: (await import('./screens/MissionScreen.tsx')).MissionScreen,
}))
const ShowScreen = lazy(async () => ({ default: (await import('./screens/ShowScreen.tsx')).ShowScreen }))

/** Who is there, and where they are. */
export function App() {
  const { state, signIn, signOut } = useSignIn()
  const route = useRoute()
  const [options] = useState(() => optionsOf(window.location.search))
  useFocusOnNewPage(JSON.stringify(route))

  if (state.kind === 'signedOut') return <SignInScreen expired={state.expired} onSignIn={signIn} />
  return (
    <>
      <Masthead name={state.as.name} homeHref={missionsPath} onSignOut={signOut} />
      {route.page === 'missions' && <MissionsScreen onGo={navigate} />}
      <Suspense fallback={<main className="notice" aria-busy="true" />}>
        {route.page === 'mission' && <MissionScreen key={route.id} id={route.id} options={options} />}
        {route.page === 'show' && <ShowScreen key={route.sessionId} sessionId={route.sessionId} />}
      </Suspense>
      {route.page === 'nowhere' && (
        <main className="notice">
          <h1 tabIndex={-1}>Nothing but noise</h1>
          <p>
            There is no page here. <a href={missionsPath}>Your missions</a>
          </p>
        </main>
      )}
    </>
  )
}

/** A new page is read from its heading on, as if it had been loaded. */
function useFocusOnNewPage(page: string): void {
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    window.scrollTo(0, 0)
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
  }, [page])
}
