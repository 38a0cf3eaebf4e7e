import { useEffect, useSyncExternalStore } from 'react'
import { routeOf, type Route } from './route.ts'

/**
 * Goes to a path of this client. What the address asks for after its `?` stays: it is about the tab, not the
 * page.
 */
export function navigate(path: string): void {
  const { pathname, search } = window.location
  if (path === pathname) return
  window.history.pushState(null, '', path + search)
  window.dispatchEvent(new PopStateEvent('popstate'))
}

/** The place that the address names. Links within the client are followed without loading it anew. */
export function useRoute(): Route {
  const pathname = useSyncExternalStore(subscribe, () => window.location.pathname)
  useEffect(() => {
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [])
  return routeOf(pathname)
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  return () => window.removeEventListener('popstate', listener)
}

function follow(event: MouseEvent): void {
  const wantsMore = event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (event.defaultPrevented || wantsMore || !link || link.target || link.origin !== window.location.origin)
    return
  event.preventDefault()
  navigate(link.pathname)
}
