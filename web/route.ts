/** The places of the client, each with an address of its own. */
export type Route =
  | { readonly page: 'missions' }
  | { readonly page: 'mission'; readonly id: string }
  | { readonly page: 'show'; readonly sessionId: string }
  | { readonly page: 'nowhere' }

/** The route of an address; `nowhere` where there is none. */
export function routeOf(pathname: string): Route {
  const [first, second, ...rest] = pathname.split('/').filter(Boolean).map(decode)
  if (first === undefined) return { page: 'missions' }
  if (second === undefined || rest.length > 0) return { page: 'nowhere' }
  if (first === 'missions') return { page: 'mission', id: second }
  if (first === 'shows') return { page: 'show', sessionId: second }
  return { page: 'nowhere' }
}

export const missionsPath = '/'
export const missionPath = (id: string) => `/missions/${encodeURIComponent(id)}`
export const showPath = (sessionId: string) => `/shows/${encodeURIComponent(sessionId)}`

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
