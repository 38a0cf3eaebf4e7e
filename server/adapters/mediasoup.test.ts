import { execFileSync } from 'node:child_process'
import * as mediasoup from 'mediasoup'
import type { types } from 'mediasoup'
import { afterEach, describe, expect, it } from 'vitest'
import { MediaInputError, type Seat, type SeatNews, type Stage } from '../core/ports.ts'
import { createMediasoup } from './mediasoup.ts'

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const opened: Stage[] = []
afterEach(async () => {
  for (const stage of opened.splice(0)) await stage.close()
})

async function openStage(workers = 1): Promise<Stage> {
  const workerBin = process.env['MEDIASOUP_WORKER_BIN'] ?? null
  const stage = await createMediasoup({ host: '127.0.0.1', port: null, announcedAddress: null, workers, workerBin, iceServers: [], log })
  opened.push(stage)
  return stage
}

const deaf: SeatNews = { microphone: () => undefined, connected: () => undefined, lost: () => undefined }

/** Process ids of the media workers that this process has started. */
function workerPids(): number[] {
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return children.split('\n').filter((line) => line.includes('mediasoup-worker')).map((line) => Number.parseInt(line, 10))
}

/** RTP capabilities of a client that can do nothing but this codec. */
const capabilities = (mimeType: string) => ({
  codecs: [{ kind: 'audio', mimeType, clockRate: 48000, channels: 2, preferredPayloadType: 111, parameters: {}, rtcpFeedback: [] }],
  headerExtensions: [],
})

describe('the SFU', () => {
  it('hands out what mediasoup-client takes, on loopback', async () => {
    const stage = await openStage()
    const seat = await stage.openSeat(deaf)
    const transport = await seat.createTransport('RECEIVE')
    expect(seat.rtpCapabilities).toMatchObject({ codecs: [{ mimeType: 'audio/opus' }] })
    expect(transport.iceCandidates).toMatchObject([{ ip: '127.0.0.1' }, { ip: '127.0.0.1' }])
    const consumer = await seat.consume(transport.id, capabilities('audio/opus'))
    expect(consumer).toMatchObject({ kind: 'audio', rtpParameters: { codecs: [{ mimeType: 'audio/opus' }] } })
    await seat.resume(consumer.id)
    expect(await seat.restartIce(transport.id)).toHaveProperty('usernameFragment')
    seat.close()
  })

  it('says what was wrong with what a client sent, and stays as it was', async () => {
    const stage = await openStage()
    const seat = await stage.openSeat(deaf)
    const send = await seat.createTransport('SEND')
    const receive = await seat.createTransport('RECEIVE')
    const fingerprint = { algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AA').join(':') }
    const tries: (() => Promise<unknown>)[] = [
      () => seat.connectTransport('nowhere', {}),
      () => seat.connectTransport(receive.id, undefined),
      () => seat.connectTransport(receive.id, 'dtls'),
      () => seat.connectTransport(receive.id, { role: 'client', fingerprints: [] }),
      () => seat.connectTransport(receive.id, { role: 'boss', fingerprints: [fingerprint] }),
      () => seat.connectTransport(receive.id, { role: 'client', fingerprints: [{ algorithm: 'rot13', value: 'x' }] }),
      () => seat.produce(send.id, null),
      () => seat.produce(send.id, { codecs: 'opus' }),
      () => seat.produce(send.id, { codecs: [], encodings: [] }),
      () => seat.produce(receive.id, { codecs: [] }),
      () => seat.consume(receive.id, null),
      () => seat.consume(receive.id, { codecs: [{ kind: 'audio' }] }),
      () => seat.consume(receive.id, capabilities('audio/PCMU')),
      () => seat.consume(send.id, capabilities('audio/opus')),
      () => seat.resume('nothing'),
      () => seat.restartIce(''),
    ]
    for (const attempt of tries) {
      const failure: unknown = await attempt().catch((error: unknown) => error)
      expect(failure, String(attempt)).toBeInstanceOf(MediaInputError)
      expect((failure as Error).message).not.toBe('')
    }
    await seat.connectTransport(receive.id, { role: 'client', fingerprints: [fingerprint] })
    expect(await seat.consume(receive.id, capabilities('audio/opus'))).toHaveProperty('id')
    seat.close()
  })

  it('keeps nothing of a seat that was left, not even of one that was left while it was made', async () => {
    const held = new Set<types.WebRtcTransport>()
    mediasoup.observer.once('newworker', (worker) =>
      worker.observer.once('newwebrtcserver', ({ observer }) => {
        observer.on('webrtctransporthandled', (transport) => held.add(transport))
        observer.on('webrtctransportunhandled', (transport) => held.delete(transport))
      }),
    )
    const stage = await openStage()
    const left = await stage.openSeat(deaf)
    await left.createTransport('SEND')
    await left.createTransport('RECEIVE')
    expect(held.size).toBe(2)
    left.close()
    expect(held.size).toBe(0)
    const hasty = await stage.openSeat(deaf)
    const making = [hasty.createTransport('SEND'), hasty.createTransport('RECEIVE')]
    hasty.close()
    for (const { status } of await Promise.allSettled(making)) expect(status).toBe('rejected')
    expect(held.size).toBe(0)
  })

  it('E5 replaces a worker that dies: its listeners are told, and take another seat', async () => {
    const stage = await openStage(2)
    const lost = Promise.withResolvers<string>()
    const seats: Seat[] = [await stage.openSeat({ ...deaf, lost: lost.resolve }), await stage.openSeat({ ...deaf, lost: lost.resolve })]
    const [victim] = workerPids()
    process.kill(victim as number, 'SIGKILL')
    expect(await lost.promise).toContain('worker died')
    for (const seat of seats) seat.close()
    const again = await stage.openSeat(deaf)
    expect(await again.createTransport('SEND')).toHaveProperty('id')
    again.close()
  })
})
