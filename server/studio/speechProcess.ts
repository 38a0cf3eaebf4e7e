import { fork } from 'node:child_process'
import { once } from 'node:events'

export interface SpeechProcess<To> {
  send(message: To): void
  /** While it is held, the process that started it does not end by itself. */
  hold(): void
  release(): void
  close(): Promise<void>
}

/**
 * Runs a module of the studio in a process of its own. A process and not a thread: what speaks and listens is
 * native code that stops its caller for tens of milliseconds, that may crash, and that (`@evan/opus`) takes
 * the whole process with it when a thread that has loaded it ends.
 */
export function startSpeechProcess<To, From>(
  module: URL,
  listener: { heard(message: From): void; died(error: Error): void },
): SpeechProcess<To> {
  const child = fork(module, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // Nothing of a debugger or a test runner.
    execArgv: [],
  })
  let over = false
  const exited = once(child, 'exit').catch(() => undefined)

  function die(error: Error): void {
    if (over) return
    over = true
    listener.died(error)
  }
  child.on('message', (message) => {
    if (!over) listener.heard(message as From)
  })
  child.on('error', die)
  child.on('exit', (code, signal) => die(new Error(`a speech process ended (${signal ?? code})`)))

  return {
    send(message) {
      // One that has just died says so in a moment.
      if (child.connected) child.send(message as object, () => undefined)
    },
    hold() {
      child.ref()
      child.channel?.ref()
    },
    release() {
      // Whoever closes it waits for its end.
      if (over) return
      child.unref()
      child.channel?.unref()
    },
    async close() {
      over = true
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      child.ref()
      child.kill('SIGKILL')
      await exited
    },
  }
}

/** The other end: gives a function that tells the starter. It ends when the starter does. */
export function speechProcessEnd<From, To>(heard: (message: To) => void): (message: From) => void {
  if (!process.send) throw new Error('this module is started by speechProcess.ts')
  process.on('disconnect', () => process.exit())
  // A terminal sends its interrupt to all: the starter says when it is time.
  process.on('SIGINT', () => undefined)
  process.on('message', (message) => heard(message as To))
  return (message) => {
    if (process.connected) process.send?.(message)
  }
}
