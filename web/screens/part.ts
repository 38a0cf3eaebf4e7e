import { lazy, type ComponentType } from 'react'
import { isServerThere } from '../api/health.ts'

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
        if (await isServerThere()) throw error
        do await new Promise((resolve) => setTimeout(resolve, everyMs))
        while (!(await isServerThere()))
      }
    }
  })
}
