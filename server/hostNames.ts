import { BlockList, isIP } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/**
 * Whether a request is for this server, by its `Host`. One that listens on this machine alone answers to this machine's
 * own names: a page of elsewhere whose name was made to lead here (DNS rebinding) would else be a page of this server to
 * the browser, and to the origin check. Whoever puts a proxy in front of it, or lets it listen on the network, has names
 * that nobody here knows: then it answers to every one.
 */
export function createHostNames(deps: {
  readonly host: string
  readonly proxies: number
  /** Their names are ours too. */
  readonly origins: readonly string[]
}): (host: string | undefined) => boolean {
  if (deps.proxies > 0 || !isLocal(deps.host)) return () => true
  const known = new Set(deps.origins.map((origin) => new URL(origin).hostname))
  return (host) => {
    // A browser always sends it.
    if (host === undefined) return true
    if (!URL.canParse(`http://${host}`)) return false
    const { hostname } = new URL(`http://${host}`)
    return isLocal(hostname) || known.has(hostname)
  }
}

function isLocal(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, '')
  const version = isIP(bare)
  if (version === 0) return bare === 'localhost' || bare.endsWith('.localhost')
  return loopback.check(bare, version === 6 ? 'ipv6' : 'ipv4')
}
