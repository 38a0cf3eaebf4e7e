/** The places of the client, each with an address of its own. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'missions' }
  | { readonly page: 'mission'; readonly id: string }
  | { readonly page: 'show'; readonly sessionId: string }
  /** Somebody's show, for whoever was given its token. */
  | { readonly page: 'shared'; readonly token: string }
  | { readonly page: 'practice' }
  | { readonly page: 'game'; readonly sessionId: string }
  | { readonly page: 'conversations' }
  | { readonly page: 'conversation'; readonly id: string }
  | { readonly page: 'characters' }
  | { readonly page: 'nowhere' }

/** The route of an address; `nowhere` where there is none. */
export function routeOf(pathname: string): Route {
  const [first, second, ...rest] = pathname.split('/').filter(Boolean).map(decode)
  if (rest.length > 0) return { page: 'nowhere' }
  if (second === undefined)
    switch (first) {
      case undefined:
        return { page: 'home' }
      case 'missions':
      case 'practice':
      case 'conversations':
      case 'characters':
        return { page: first }
      default:
        return { page: 'nowhere' }
    }
  switch (first) {
    case 'missions':
      return { page: 'mission', id: second }
    case 'shows':
      return { page: 'show', sessionId: second }
    case 'shared':
      return { page: 'shared', token: second }
    case 'games':
      return { page: 'game', sessionId: second }
    case 'conversations':
      return { page: 'conversation', id: second }
    default:
      return { page: 'nowhere' }
  }
}

export const homePath = '/'
export const missionsPath = '/missions'
export const practicePath = '/practice'
export const conversationsPath = '/conversations'
export const charactersPath = '/characters'
export const missionPath = (id: string) => `/missions/${encodeURIComponent(id)}`
export const showPath = (sessionId: string) => `/shows/${encodeURIComponent(sessionId)}`
export const sharedPath = (token: string) => `/shared/${encodeURIComponent(token)}`
export const gamePath = (sessionId: string) => `/games/${encodeURIComponent(sessionId)}`
export const conversationPath = (id: string) => `/conversations/${encodeURIComponent(id)}`

function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
