import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Provider } from 'urql'
import { createApi } from './api/api.ts'
import { ApiProvider } from './api/apiContext.ts'
import { createCredentials } from './api/credentials.ts'
import { App } from './App.tsx'
import './styles/index.css'

const credentials = createCredentials({
  tab: () => window.sessionStorage,
  device: () => window.localStorage,
  others: 'BroadcastChannel' in window ? new BroadcastChannel('wakeband.signIn') : null,
  now: () => Date.now(),
})
const api = createApi({ origin: window.location.origin, credentials })

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')
createRoot(root).render(
  <StrictMode>
    <ApiProvider value={{ api, credentials }}>
      <Provider value={api.client}>
        <App />
      </Provider>
    </ApiProvider>
  </StrictMode>,
)
