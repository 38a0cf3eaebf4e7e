import { Suspense, useEffect, useRef, useState } from 'react'
import { optionsOf } from './options.ts'
import {
  charactersPath,
  conversationPath,
  conversationsPath,
  homePath,
  missionsPath,
  practicePath,
  type Route,
} from './route.ts'
import { HomeScreen } from './screens/HomeScreen.tsx'
import { part } from './screens/part.ts'
import { SignInScreen } from './screens/SignInScreen.tsx'
import { useSignIn } from './screens/useSignIn.ts'
import { Heading } from './ui/Heading.tsx'
import { Masthead } from './ui/Masthead.tsx'
import { SkipLink } from './ui/SkipLink.tsx'
import { AccountScreen } from './screens/AccountScreen.tsx'
import { useKeptKeyboard } from './useKeptKeyboard.ts'
import { navigate, useRoute } from './useRoute.ts'

// The way to the first show is short: what it does not need is loaded when it is gone to.
const MissionsScreen = part(async () => (await import('./screens/MissionsScreen.tsx')).MissionsScreen)
const MissionScreen = part(async () => (await import('./screens/MissionScreen.tsx')).MissionScreen)
const ShowScreen = part(async () => (await import('./screens/ShowScreen.tsx')).ShowScreen)
const SharedScreen = part(async () => (await import('./screens/SharedScreen.tsx')).SharedScreen)
const PracticeScreen = part(async () => (await import('./screens/PracticeScreen.tsx')).PracticeScreen)
const ScenarioScreen = part(async () => (await import('./screens/ScenarioScreen.tsx')).ScenarioScreen)
const ConversationsScreen = part(async () => (await import('./screens/ConversationsScreen.tsx')).ConversationsScreen)
const ConversationScreen = part(async () => (await import('./screens/ConversationScreen.tsx')).ConversationScreen)
const CharactersScreen = part(async () => (await import('./screens/CharactersScreen.tsx')).CharactersScreen)

const places = [
  { name: 'Missions', href: missionsPath, pages: ['missions', 'mission', 'show'] },
  { name: 'Practice', href: practicePath, pages: ['practice', 'game'] },
  { name: 'Talk', href: conversationsPath, pages: ['conversations', 'conversation'] },
  { name: 'Characters', href: charactersPath, pages: ['characters'] },
] as const satisfies readonly { name: string; href: string; pages: readonly Route['page'][] }[]

/** Who is there, and where they are. */
export function App() {
  const { state, signIn, signOut } = useSignIn()
  const route = useRoute()
  const [options] = useState(() => optionsOf(window.location.search))
  const [started, setStarted] = useStarted(route)
  useNewPage(JSON.stringify(route))
  useKeptKeyboard()

  // For anybody, signed in or not.
  if (route.page === 'shared')
    return (
      <Suspense fallback={<main className="notice" aria-busy="true" />}>
        <SharedScreen key={route.token} token={route.token} />
      </Suspense>
    )
  if (state.kind === 'signedOut') return <SignInScreen expired={state.expired} onSignIn={signIn} />
  return (
    <>
      <SkipLink />
      <Masthead
        homeHref={homePath}
        places={places.map(({ name, href, pages }) => ({
          name,
          href,
          here: pages.some((page) => page === route.page),
        }))}
        account={<AccountScreen name={state.as.name} onSignOut={signOut} />}
      />
      {route.page === 'home' && <HomeScreen />}
      <Suspense fallback={<main className="notice" aria-busy="true" />}>
        {route.page === 'missions' && <MissionsScreen onGo={navigate} />}
        {route.page === 'mission' && <MissionScreen key={route.id} id={route.id} options={options} />}
        {route.page === 'show' && <ShowScreen key={route.sessionId} sessionId={route.sessionId} />}
        {route.page === 'practice' && <PracticeScreen onGo={navigate} onStarted={setStarted} />}
        {route.page === 'game' && (
          <ScenarioScreen
            key={route.sessionId}
            sessionId={route.sessionId}
            options={options}
            started={started}
          />
        )}
        {route.page === 'conversations' && (
          <ConversationsScreen
            onStarted={(id) => {
              setStarted(id)
              navigate(conversationPath(id))
            }}
          />
        )}
        {route.page === 'conversation' && (
          <ConversationScreen key={route.id} id={route.id} options={options} started={started} />
        )}
        {route.page === 'characters' && <CharactersScreen />}
      </Suspense>
      {route.page === 'nowhere' && (
        <main className="notice">
          <Heading>Nothing but noise</Heading>
          <p>
            There is no page here. <a href={missionsPath}>Your missions</a>
          </p>
        </main>
      )}
    </>
  )
}

/**
 * The session that a touch has just started: its page puts it on the air by itself. One that a reload finds,
 * or that is come back to, waits for a touch of its own.
 */
function useStarted(route: Route): [string | null, (sessionId: string) => void] {
  const [started, setStarted] = useState<string | null>(null)
  const arrived = useRef(false)
  const here = 'sessionId' in route ? route.sessionId : 'id' in route ? route.id : null
  useEffect(() => {
    if (started !== null && here !== started && arrived.current) setStarted(null)
    arrived.current = started !== null && here === started
  }, [here, started])
  return [started, setStarted]
}

/**
 * A new page is read from its beginning, as if it had been loaded: the link that has led to it may still be there, but
 * the keyboard is not on it any more. Its heading takes it, at once or when the page is there (see Heading).
 */
function useNewPage(page: string): void {
  const before = useRef(page)
  useEffect(() => {
    if (before.current === page) return
    before.current = page
    window.scrollTo(0, 0)
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    document.getElementById('heading')?.focus({ preventScroll: true })
  }, [page])
}
