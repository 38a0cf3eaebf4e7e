/**
 * A tab may be older than the server: what it has not loaded yet is not there any more. Then, and only then, it
 * is loaded anew.
 */
export function followNewBuilds(): void {
  window.addEventListener('vite:preloadError', () => {
    void isReplaced().then((replaced) => replaced && window.location.reload())
  })
}

/** Whether the server has another page than the one that this tab came with. */
async function isReplaced(): Promise<boolean> {
  const entry = document.querySelector<HTMLScriptElement>('script[type=module][src]')
  if (!entry) return false
  try {
    const response = await fetch('/', { cache: 'no-store' })
    return response.ok && !(await response.text()).includes(new URL(entry.src).pathname)
  } catch {
    return false
  }
}
