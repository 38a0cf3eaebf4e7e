import { expect } from 'vitest'
import WebSocket from 'ws'
import { act, type Answer, type PlainClient } from './client.ts'

/** A subscription on a socket of its own, that can be dropped as rudely as one likes. */
export interface Follower {
  until(fits: (event: Answer) => boolean): Promise<Answer>
  /** Unsubscribes, and closes the socket. */
  close(): void
  /** The socket is gone, without a word. */
  drop(): void
  /** Nothing is read or answered any more, as where a phone leaves the network. */
  freeze(): void
}

export const sessionEvents = `subscription ($id: ID!) { event: sessionEvents(sessionId: $id) { __typename
  ... on Snapshot { session { state } } ... on StateChanged { state } ... on DialogueEnded { lineId } } }`
export const missionStatus = 'subscription ($id: ID!) { event: missionStatus(missionId: $id) { ... on Mission { status } } }'

const fingerprint = { algorithm: 'sha-256', value: Array.from({ length: 32 }, () => 'AA').join(':') }
const opus = { mimeType: 'audio/opus', clockRate: 48000, channels: 2, parameters: {}, rtcpFeedback: [] }

export const named = (name: string) => (event: Answer) => event.__typename === name
export const inState = (state: string) => (event: Answer) => event.state === state || event.session?.state === state

export interface Mission {
  readonly id: string
  readonly frequency: number
}

export type Visits = ReturnType<typeof createVisits>

/** Clients of one player that come to shows and leave as they like, each on a socket of its own. */
export function createVisits(url: string, player: PlainClient) {
  const sockets = new Set<WebSocket>()
  const sessions = new Set<string>()

  async function listen(query: string, id: string): Promise<Follower> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
    sockets.add(socket)
    const seen: Answer[] = []
    let look = (): void => undefined
    const send = (message: object): void => socket.send(JSON.stringify(message))
    socket.on('close', () => {
      sockets.delete(socket)
      look()
    })
    socket.on('error', () => undefined)
    socket.on('message', (data: Buffer) => {
      const { type, payload } = JSON.parse(data.toString())
      if (type === 'connection_ack') send({ type: 'subscribe', id: '1', payload: { query, variables: { id } } })
      if (type === 'ping') send({ type: 'pong' })
      if (type === 'complete') seen.push({ __typename: 'Complete' })
      if (type === 'next') seen.push(payload.data.event)
      if (type === 'next' && payload.data.event.__typename === 'DialogueEnded')
        void act(player, 'readyForNext', id, { lineId: payload.data.event.lineId })
      look()
    })
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    send({ type: 'connection_init', payload: { token: player.token } })
    return {
      until: (fits) =>
        new Promise((resolve, reject) => {
          look = () => {
            const index = seen.findIndex(fits)
            if (index >= 0) resolve(seen.splice(0, index + 1).at(-1))
            else if (socket.readyState > WebSocket.OPEN) reject(new Error('the socket was closed'))
          }
          look()
        }),
      close() {
        send({ type: 'complete', id: '1' })
        socket.close(1000)
      },
      drop: () => socket.terminate(),
      freeze: () => socket.pause(),
    }
  }

  async function createMission(): Promise<Mission> {
    const { data } = await player.ask('mutation { createMission(input: { targetPercent: 1 }) { ... on Mission { id frequency } } }')
    return data.createMission
  }

  async function tuneIn(captionsOnly: boolean, mission?: Mission): Promise<string> {
    const { id, frequency } = mission ?? (await createMission())
    if (!mission) {
      const status = await listen(missionStatus, id)
      await status.until((event) => event.status === 'STAGE2')
      status.close()
    }
    const { data } = await player.ask(
      'mutation ($id: ID!, $f: Float!, $c: Boolean!) { tuneIn(input: { missionId: $id, frequency: $f, captionsOnly: $c }) { ... on TunedIn { session { id } } } }',
      { id, f: frequency, c: captionsOnly },
    )
    return opened(data.tuneIn.session.id as string)
  }

  function opened(id: string): string {
    sessions.add(id)
    return id
  }

  /** A game of a scenario, with captions alone; turn by turn it has nobody who follows it (S5). */
  async function startGame(timeStop: boolean): Promise<string> {
    const { data } = await player.ask(
      'mutation ($t: Boolean!) { startScenario(input: { scenarioId: "checkpoint", timeStop: $t, captionsOnly: true }) { ... on Session { id } } }',
      { t: timeStop },
    )
    return opened(data.startScenario.id as string)
  }

  /** A conversation with captions alone, in which everybody was just asked something. */
  async function ask(): Promise<{ id: string; ear: Follower }> {
    const { data } = await player.ask('mutation { startConversation(input: { captionsOnly: true }) { ... on Conversation { id } } }')
    const id = opened(data.startConversation.id as string)
    const ear = await listen(sessionEvents, id)
    await ear.until(inState('WAITING_FOR_USER'))
    expect(await act(player, 'say', id, { text: 'Everyone: what did you dream of?' })).toBe('Accepted')
    return { id, ear }
  }

  /** A client with captions alone that is in its show. */
  async function enter(): Promise<{ id: string; ear: Follower }> {
    const id = await tuneIn(true)
    return { id, ear: await listen(sessionEvents, id) }
  }

  /** The same with the key down. */
  async function talk(): Promise<{ id: string; ear: Follower }> {
    const show = await enter()
    await show.ear.until(named('LineStarted'))
    expect(await act(player, 'startTalking', show.id)).toBe('Accepted')
    return show
  }

  /** The handshake without the network behind it, as far as `steps`: a client that breaks off there. */
  async function handshake(id: string, steps: number): Promise<void> {
    const { data } = await player.ask(
      'mutation ($id: ID!) { openMedia(sessionId: $id) { __typename ... on MediaOpened { sendTransport { id } receiveTransport { id } } } }',
      { id },
    )
    if (data.openMedia.__typename !== 'MediaOpened') return
    const { sendTransport: send, receiveTransport: receive } = data.openMedia
    const connect = (transport: string) =>
      player.ask(
        'mutation ($id: ID!, $t: ID!, $d: JSON!) { connectTransport(sessionId: $id, transportId: $t, dtlsParameters: $d) { __typename } }',
        { id, t: transport, d: { role: 'client', fingerprints: [fingerprint] } },
      )
    if (steps > 0) await connect(send.id as string)
    if (steps > 1)
      await player.ask(
        'mutation ($id: ID!, $t: ID!, $r: JSON!) { produceMicrophone(sessionId: $id, transportId: $t, rtpParameters: $r) { __typename } }',
        { id, t: send.id, r: { mid: '0', codecs: [{ ...opus, payloadType: 111 }], encodings: [{ ssrc: 4711 }], rtcp: { cname: 'x' } } },
      )
    if (steps > 2) await connect(receive.id as string)
    if (steps < 4) return
    const consumed = await player.ask(
      'mutation ($id: ID!, $t: ID!, $r: JSON!) { consumeHosts(sessionId: $id, transportId: $t, rtpCapabilities: $r) { __typename ... on Consuming { id } } }',
      { id, t: receive.id, r: { codecs: [{ ...opus, kind: 'audio', preferredPayloadType: 111 }], headerExtensions: [] } },
    )
    const { __typename, id: consumerId } = consumed.data.consumeHosts
    expect(__typename).toBe('Consuming')
    if (steps > 4) expect(await act(player, 'resumeHosts', id, { consumerId })).toBe('Accepted')
  }

  return {
    listen,
    createMission,
    tuneIn,
    startGame,
    ask,
    enter,
    talk,
    handshake,
    /** Sessions that were opened so far. */
    opened: () => sessions.size,
    /** Cuts off everybody who is still connected. */
    close: () => sockets.forEach((socket) => socket.terminate()),
  }
}
