import { speechProcessEnd } from '../speechProcess.ts'

export type ToEcho =
  | { readonly kind: 'echo'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'die'; readonly id: number }
export type FromEcho = { readonly id: number; readonly process: number; readonly bytes?: Uint8Array }

/** A process that says what it hears, and dies when it is told to. */
const tell = speechProcessEnd<FromEcho, ToEcho>((message) => {
  if (message.kind === 'die') process.kill(process.pid, 'SIGKILL')
  else tell({ id: message.id, process: process.pid, bytes: message.bytes })
})
tell({ id: 0, process: process.pid })
