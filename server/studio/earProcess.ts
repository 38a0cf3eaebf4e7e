import { setImmediate as nextTurn } from 'node:timers/promises'
import { createEarAudio, type EarCoding } from './earAudio.ts'
import {
  createEarSession,
  type Decoders,
  type EarNews,
  type EarSession,
  type SessionOptions,
} from './earSession.ts'
import { loadSphinx, type Sphinx } from './earSphinx.ts'
import { speechProcessEnd } from './speechProcess.ts'

export type ToEar =
  | {
      readonly kind: 'open'
      readonly id: number
      readonly coding: EarCoding
      readonly options: SessionOptions
      /** Whether the language is one that is understood here. */
      readonly understood: boolean
    }
  | { readonly kind: 'audio'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly kind: 'finalize'; readonly id: number }
  | { readonly kind: 'finish'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number }

export type FromEar =
  | { readonly kind: 'ready'; readonly id: 0; readonly understands: boolean }
  | { readonly kind: 'news'; readonly id: number; readonly news: EarNews }
  | { readonly kind: 'undecodable'; readonly id: number }

interface Stream {
  readonly session: EarSession
  readonly decode: (bytes: Uint8Array) => Int16Array
}

/** Utterances that are recognised at the same time; a third talker is heard when one of the two pauses. */
const mostDecoders = 2

const library = await loadSphinx()
const streams = new Map<number, Stream>()
const idle: Sphinx[] = []
let made = 0
let busy = false

const decoders: Decoders = {
  take() {
    if (!library) return null
    const sphinx = idle.pop()
    if (sphinx || made === mostDecoders) return sphinx
    made += 1
    return library.open()
  },
  give: (sphinx) => void idle.push(sphinx),
}
/** For a language that is not understood: speech is noticed, and no word of it is recognised. */
const deaf: Decoders = { take: () => null, give: () => undefined }

const tell = speechProcessEnd<FromEar, ToEar>((message) => {
  hear(message)
  void work()
})

function hear(message: ToEar): void {
  const { id } = message
  if (message.kind === 'open') {
    const session = createEarSession(message.options, message.understood ? decoders : deaf, (news) =>
      tell({ kind: 'news', id, news }),
    )
    streams.set(id, { session, decode: createEarAudio(message.coding) })
    return
  }
  const stream = streams.get(id)
  switch (message.kind) {
    case 'audio':
      return stream && listen(id, stream, message.bytes)
    case 'finalize':
      return stream?.session.finalize()
    case 'finish':
      return stream?.session.finish()
    case 'close':
      return end(id)
    default:
      message satisfies never
  }
}

function listen(id: number, stream: Stream, bytes: Uint8Array): void {
  let samples: Int16Array
  try {
    samples = stream.decode(bytes)
  } catch {
    end(id)
    return tell({ kind: 'undecodable', id })
  }
  stream.session.push(samples)
}

function end(id: number): void {
  streams.get(id)?.session.close()
  streams.delete(id)
}

/**
 * A piece of work for each stream in turn, and messages in between: one that is far behind holds up no other.
 */
async function work(): Promise<void> {
  if (busy) return
  busy = true
  let worked = true
  while (worked) {
    worked = false
    for (const { session } of streams.values()) worked = session.work() || worked
    if (worked) await nextTurn()
  }
  busy = false
}

// The first decoder is made, and its model read from the disk, before anybody speaks.
const first = decoders.take()
if (first) {
  first.begin()
  first.search(
    first.cepstra(Int16Array.from({ length: 8000 }, (_, at) => 3000 * Math.sin(at / 3) * Math.sin(at / 700))),
  )
  first.end()
  decoders.give(first)
}
tell({ kind: 'ready', id: 0, understands: library !== undefined })
