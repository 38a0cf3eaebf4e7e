/** What the server answers by itself: nothing of it is a page of the client, and nothing of it is kept. */
const theServers = /^\/(graphql|export|health|ready|metrics)(\/|$)/

export function isOurs(pathname: string): boolean {
  return !theServers.test(pathname)
}

/** Named by the bundler for its content, as `server/headers.ts` has it: it never changes. */
export function isHashed(pathname: string): boolean {
  return /^\/assets\/[\w.-]+-[\w-]{8}\.\w+$/.test(pathname)
}
