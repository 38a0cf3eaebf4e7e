import { setImmediate as nextTurn } from 'node:timers/promises'
import { speechProcessEnd } from './speechProcess.ts'
import { createFlite } from './voiceFlite.ts'
import { renderJob, type VoiceJob } from './voiceJob.ts'

export type ToVoice =
  | { readonly kind: 'speak'; readonly id: number; readonly job: VoiceJob }
  | { readonly kind: 'cancel'; readonly id: number }

export type FromVoice =
  | { readonly kind: 'ready'; readonly id: 0 }
  | { readonly kind: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'done'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }

interface Line {
  readonly pieces: Generator<Uint8Array, void>
  given: number
}

const flite = createFlite()
const lines = new Map<number, Line>()
let busy = false

const tell = speechProcessEnd<FromVoice, ToVoice>((message) => {
  if (message.kind === 'cancel') lines.delete(message.id)
  else lines.set(message.id, { pieces: renderJob(flite, message.job), given: 0 })
  void work()
})

/**
 * Whoever has been given least goes next: a long line does not keep the first words of a short one waiting.
 */
async function work(): Promise<void> {
  if (busy) return
  busy = true
  while (lines.size > 0) {
    const [id, line] = [...lines].reduce((least, each) => (each[1].given < least[1].given ? each : least))
    goOn(id, line)
    // Lets the messages in between in: new lines, and those that nobody wants any more.
    await nextTurn()
  }
  busy = false
}

function goOn(id: number, line: Line): void {
  try {
    const { value: bytes } = line.pieces.next()
    line.given += 1
    if (bytes === undefined) {
      lines.delete(id)
      tell({ kind: 'done', id })
    } else if (bytes.length > 0) tell({ kind: 'bytes', id, bytes })
  } catch (error) {
    lines.delete(id)
    tell({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
  }
}

// The first run compiles; nobody should wait for that.
for (const voice of ['slt', 'kal16'] as const)
  flite.speak({ text: 'Ready to go on the air.', voice, stretch: 1 })
tell({ kind: 'ready', id: 0 })
