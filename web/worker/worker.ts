// Keeps the shell of the client, so that it opens without a network and can say so. What belongs to a player
// never comes by here: answers of the API and exports are not this worker's to fetch, let alone to keep.
import { isOurs, isHashed } from './paths.ts'

/** Written in front of this file by the build (web/build/keptShell.ts). */
declare const __shell: { readonly version: string; readonly files: readonly string[] }

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface Fetching extends Lasting {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}

// TypeScript's library of workers and that of pages cannot be had in one program.
const scope = self as unknown as {
  readonly registration: { readonly navigationPreload?: { enable(): Promise<void> } }
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}

const prefix = 'wakeband.shell.'
const name = prefix + __shell.version

scope.addEventListener('install', (event) => {
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(['/', ...__shell.files])))
})

// A new worker waits until no tab of an older build is left: until then those have the files they began with.
scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetOthers(), scope.registration.navigationPreload?.enable()]))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin || !isOurs(pathname)) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (isHashed(pathname)) event.respondWith(asset(request))
  else if (__shell.files.includes(pathname)) event.respondWith(fresh(request))
})

async function forgetOthers(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((other) => other.startsWith(prefix) && other !== name).map((other) => caches.delete(other)))
}

/** The page as the server has it now; where there is no answer of it, the one that was kept, marked as such. */
async function page(event: Fetching): Promise<Response> {
  const answer = await ofServer(async () => (await event.preloadResponse) ?? (await fetch(event.request)))
  if (answer) return answer
  const kept = await caches.match('/', { cacheName: name })
  if (!kept) return Response.error()
  const headers = new Headers(kept.headers)
  // Of the bytes that came, not of the text that they were.
  for (const of of ['content-encoding', 'content-length', 'etag']) headers.delete(of)
  return new Response((await kept.text()).replace('<html', '<html data-kept'), { headers })
}

/** What has no hash in its name is of the server as long as that answers. */
async function fresh(request: Request): Promise<Response> {
  return (await ofServer(() => fetch(request))) ?? (await caches.match(request, { cacheName: name })) ?? Response.error()
}

/** The server's own answer; null where there is no network, or a proxy answers for a server that is away. */
async function ofServer(ask: () => Promise<Response>): Promise<Response | null> {
  try {
    const response = await ask()
    return response.status < 502 ? response : null
  } catch {
    return null
  }
}

/** A name with a hash in it is good for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(name)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request, response.clone())
  return response
}
