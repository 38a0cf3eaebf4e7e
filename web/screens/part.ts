import { lazy, type ComponentType } from 'react'

const everyMs = 2_000

/**
 * A part of the client that is loaded when it is gone to. While the station is away it is waited for (W4); where the
 * station is there and the part is not, whoever shows it breaks down.
 */
export function part<Props extends object>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    for (;;) {
      try {
        return { default: await load() }
      } catch (error) {
        if (await answers()) throw error
        do await new Promise((resolve) => setTimeout(resolve, everyMs))
        while (!(await answers()))
      }
    }
  })
}

function answers(): Promise<boolean> {
  return fetch('/health', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
}
