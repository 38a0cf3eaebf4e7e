import type { Log, Voice } from '../core/ports.ts'

/** What hosts say while something is away, made while nothing is (E14): a line that asks for patience must not need any. */
export interface StandBys {
  /** The provider's voice, except for lines that were made beforehand: those need no provider. */
  readonly voice: Voice
  /**
   * Makes these lines in these voices, one after the other, unless they are there. Returns at once; what fails is left
   * for the next time.
   */
  prepare(lines: readonly string[], voices: readonly string[]): void
  close(): void
}

/** Some 16 kB each. The oldest go first; they are made again where they are missed. */
const mostKept = 500

/** One for all shows of the process: the lines are few, and so are the voices. Not counted in the cost of any session. */
export function createStandBys(deps: { readonly voice: Voice; readonly log: Pick<Log, 'warn'> }): StandBys {
  const made = new Map<string, readonly Uint8Array[]>()
  let wanted = new Map<string, { readonly text: string; readonly voice: string }>()
  let making = false
  const controller = new AbortController()

  async function make(): Promise<void> {
    making = true
    try {
      for (let next = first(); next && !controller.signal.aborted; next = first()) {
        const [key, line] = next
        const packets: Uint8Array[] = []
        for await (const packet of deps.voice.speak(line, controller.signal)) packets.push(packet)
        wanted.delete(key)
        keep(key, packets)
      }
    } catch (error) {
      wanted = new Map()
      if (!controller.signal.aborted) deps.log.warn({ err: error }, 'a stand-by line could not be made; it is tried again later')
    } finally {
      making = false
    }
  }

  function first() {
    const [next] = wanted
    return next
  }

  function keep(key: string, packets: readonly Uint8Array[]): void {
    if (controller.signal.aborted) return
    made.set(key, packets)
    const [oldest] = made.keys()
    if (made.size > mostKept && oldest !== undefined) made.delete(oldest)
  }

  return {
    voice: {
      models: deps.voice.models,
      async *speak(line, signal) {
        const ready = made.get(keyOf(line))
        if (ready) yield* ready
        else yield* deps.voice.speak(line, signal)
      },
    },
    prepare(lines, voices) {
      for (const text of lines)
        for (const voice of voices) {
          const line = { text, voice }
          if (!made.has(keyOf(line))) wanted.set(keyOf(line), line)
        }
      if (!making && wanted.size > 0) void make()
    },
    close: () => controller.abort(),
  }
}

function keyOf({ text, voice }: { readonly text: string; readonly voice: string }): string {
  return JSON.stringify([voice, text])
}
