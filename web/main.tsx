import { lazy, StrictMode, Suspense, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { createApi } from './api/api.ts'
import { ApiProvider } from './api/apiContext.ts'
import { createCredentials } from './api/credentials.ts'
import { App } from './App.tsx'
import { StationAway } from './screens/StationAway.tsx'
import { Breakdown } from './ui/Breakdown.tsx'
import { keepShell } from './worker/keepShell.ts'
import { followNewBuilds } from './worker/newBuild.ts'
import './styles/index.css'

const OfflineScreen = lazy(async () => ({
  default: (await import('./screens/OfflineScreen.tsx')).OfflineScreen,
}))

/** The page as the server gives it, or as this device has kept it, because there was no server to give it. */
function client(): ReactNode {
  if ('kept' in document.documentElement.dataset)
    return (
      <Suspense>
        <OfflineScreen onBack={() => window.location.reload()} />
      </Suspense>
    )
  const credentials = createCredentials({
    tab: () => window.sessionStorage,
    device: () => window.localStorage,
    others: 'BroadcastChannel' in window ? new BroadcastChannel('wakeband.signIn') : null,
    now: () => Date.now(),
  })
  const api = createApi({ origin: window.location.origin, credentials })
  return (
    <ApiProvider value={{ api, credentials }}>
      <Provider value={api.client}>
        <App />
        <StationAway />
      </Provider>
    </ApiProvider>
  )
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
// Where this browser lacks something, that has been said by now (public/check.js).
if (root.dataset['unsupported'] === undefined) {
  createRoot(root).render(
    <StrictMode>
      <Breakdown onReload={() => window.location.reload()}>{client()}</Breakdown>
    </StrictMode>,
  )
  if (import.meta.env.PROD) {
    keepShell()
    followNewBuilds()
  }
}
