/**
 * Whether the server answers by itself: not whether the device has a network, which a server on the same device does
 * not need. False where `signal` has ended the question.
 */
export function isServerThere(signal?: AbortSignal): Promise<boolean> {
  return fetch('/health', { cache: 'no-store', signal: signal ?? null }).then(
    ({ ok }) => ok,
    () => false,
  )
}
