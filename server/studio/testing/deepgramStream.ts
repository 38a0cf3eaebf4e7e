import { DeepgramClient, type Deepgram } from '@deepgram/sdk'
import { createOggDemuxer } from '../../audio/ogg.ts'

export type Message =
  | Deepgram.listen.ListenV1Results
  | Deepgram.listen.ListenV1Metadata
  | Deepgram.listen.ListenV1UtteranceEnd
  | Deepgram.listen.ListenV1SpeechStarted
export type Results = Deepgram.listen.ListenV1Results
type ConnectArgs = Parameters<DeepgramClient['listen']['v1']['connect']>[0]

export const apiKey = 'studio-key'

export function clientOf(url: string): DeepgramClient {
  return new DeepgramClient({ apiKey, baseUrl: url, maxRetries: 0 })
}

/** Opus packets of somebody who says this. */
export async function spoken(client: DeepgramClient, text: string): Promise<Uint8Array[]> {
  const answer = await client.speak.v1.audio.generate({
    text,
    model: 'aura-2-apollo-en',
    encoding: 'opus',
    container: 'ogg',
    bit_rate: 24_000,
  })
  return createOggDemuxer().push(new Uint8Array(await answer.arrayBuffer()))
}

export interface Stream {
  readonly messages: Message[]
  readonly closed: Promise<{ code: number; reason: string }>
  send(audio: readonly Uint8Array[]): void
  say(type: 'Finalize' | 'CloseStream' | 'KeepAlive'): void
  /** The first message of this kind, come or still to come. */
  until<T extends Message>(fits: (message: Message) => message is T): Promise<T>
  close(): void
}

/** A stream as the product opens it, with other arguments where some are given. */
export async function listen(
  client: DeepgramClient,
  args: { [Name in keyof ConnectArgs]?: ConnectArgs[Name] | undefined } = {},
): Promise<Stream> {
  const socket = await client.listen.v1.connect({
    model: 'nova-3',
    language: 'en',
    encoding: 'opus',
    sample_rate: 48_000,
    channels: 1,
    interim_results: 'true',
    punctuate: 'true',
    vad_events: 'true',
    endpointing: 300,
    mip_opt_out: 'true',
    reconnectAttempts: 0,
    ...args,
  } as ConnectArgs)
  const messages: Message[] = []
  const closed = Promise.withResolvers<{ code: number; reason: string }>()
  let look = (): void => undefined
  socket.on('message', (message) => {
    messages.push(message)
    look()
  })
  socket.on('close', ({ code, reason }) => closed.resolve({ code, reason: String(reason ?? '') }))
  socket.connect()
  await socket.waitForOpen()
  return {
    messages,
    closed: closed.promise,
    send: (audio) => audio.forEach((bytes) => socket.sendMedia(bytes)),
    say(type) {
      if (type === 'Finalize') socket.sendFinalize({ type })
      else if (type === 'CloseStream') socket.sendCloseStream({ type })
      else socket.sendKeepAlive({ type })
    },
    until: <T extends Message>(fits: (message: Message) => message is T) =>
      new Promise<T>((resolve) => {
        look = () => {
          const found = messages.find(fits)
          if (found) resolve(found)
        }
        look()
      }),
    close: () => socket.close(),
  }
}
