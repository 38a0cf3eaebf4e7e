const address = '/worker.js'

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(): string }): { createScriptURL(url: string): string }
}

/**
 * Has the client kept on this device, so that it opens without a network. Whatever refuses it (private windows,
 * settings) loses that and nothing else.
 */
export function keepShell(): void {
  if (!('serviceWorker' in navigator)) return
  // The one policy that the server's headers allow, and it makes one address of whatever it is given.
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes }
  const trusted = trustedTypes?.createPolicy('worker', { createScriptURL: () => address }).createScriptURL(address)
  // Not while the first screen still loads.
  window.addEventListener('load', () => {
    navigator.serviceWorker.register(trusted ?? address).catch(() => undefined)
  })
}
