import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refuse } from '../core/errors.ts'
import { startApi, type TestApi } from './testing/api.ts'
import { birth, missionOf, ready, sessionOf } from './testing/things.ts'

interface Step {
  /** With `$given`, where it hands over a structure of mediasoup. */
  readonly call: string
  readonly field: string | null
  readonly given: unknown
  readonly asked: unknown
  readonly done: { readonly __typename: string; readonly [field: string]: unknown }
}

const codec = { mimeType: 'audio/opus', clockRate: 48_000, channels: 2, parameters: { useinbandfec: 1 } }
const dtls = { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }] }
const rtp = { mid: '0', codecs: [{ ...codec, payloadType: 111 }], encodings: [{ ssrc: 1 }], rtcp: { cname: 'ada' } }
const capabilities = { codecs: [{ ...codec, kind: 'audio', preferredPayloadType: 100 }], headerExtensions: [] }

const steps: Record<string, Step> = {
  connectTransport: {
    call: 'connectTransport(sessionId: "s1", transportId: "tx", dtlsParameters: $given)',
    field: 'dtlsParameters',
    given: dtls,
    asked: { connect: 'tx', given: dtls },
    done: { __typename: 'Accepted', seq: 0, turnId: null },
  },
  produceMicrophone: {
    call: 'produceMicrophone(sessionId: "s1", transportId: "tx", rtpParameters: $given)',
    field: 'rtpParameters',
    given: rtp,
    asked: { produce: 'tx', given: rtp },
    done: { __typename: 'Produced', producerId: 'mic' },
  },
  consumeHosts: {
    call: 'consumeHosts(sessionId: "s1", transportId: "rx", rtpCapabilities: $given)',
    field: 'rtpCapabilities',
    given: capabilities,
    asked: { consume: 'rx', given: capabilities },
    done: { __typename: 'Consuming', id: 'c1', producerId: 'hosts', kind: 'audio', rtpParameters: { mid: '0' } },
  },
  resumeHosts: {
    call: 'resumeHosts(sessionId: "s1", consumerId: "c1")',
    field: null,
    given: undefined,
    asked: { resume: 'c1' },
    done: { __typename: 'Accepted', seq: 0, turnId: null },
  },
  restartIce: {
    call: 'restartIce(sessionId: "s1", transportId: "tx")',
    field: null,
    given: undefined,
    asked: { restartIce: 'tx' },
    done: { __typename: 'IceRestarted', iceParameters: { usernameFragment: 'v' } },
  },
}

/** What is asked for of the answer: everything of what it should be, and of what it may be besides. */
function selection({ __typename, ...fields }: Step['done']): string {
  return `{
    __typename
    ... on ${__typename} { ${Object.keys(fields).join(' ')} }
    ... on Refused { code message }
    ... on InvalidInput { field message }
  }`
}

let api: TestApi
beforeEach(async () => {
  api = await startApi()
  api.station.put(sessionOf(ready(missionOf(api.me))))
})
afterEach(() => api.close())

const over = { kind: 'ENDED', outcome: 'WON', at: birth } as const

describe('openMedia', () => {
  const Open = `mutation { openMedia(sessionId: "s1") {
    __typename
    ... on MediaOpened {
      routerRtpCapabilities iceServers { urls username credential }
      sendTransport { id iceParameters iceCandidates dtlsParameters } receiveTransport { id }
    }
    ... on Refused { code }
  } }`

  it('takes a seat with two transports', async () => {
    expect((await api.ask(Open)).data?.openMedia).toEqual({
      __typename: 'MediaOpened',
      routerRtpCapabilities: { codecs: [] },
      iceServers: [{ urls: ['turn:turn.example:3478'], username: 'u', credential: 'c' }],
      sendTransport: {
        id: 'tx',
        iceParameters: { usernameFragment: 'u' },
        iceCandidates: [{ port: 1 }],
        dtlsParameters: { role: 'auto' },
      },
      receiveTransport: { id: 'rx' },
    })
  })

  it('A3 is refused', async () => {
    api.station.media = { refusal: refuse('NO_MEDIA') }
    expect((await api.ask(Open)).data?.openMedia).toEqual({ __typename: 'Refused', code: 'NO_MEDIA' })
    api.station.put(sessionOf(missionOf(api.me), 's1', { state: over }))
    expect((await api.ask(Open)).data?.openMedia).toEqual({ __typename: 'Refused', code: 'SHOW_ENDED' })
  })
})

describe.each(Object.entries(steps))('%s', (_name, { call, field, given, asked, done }) => {
  const ask = async (structure: unknown) => {
    const variables = field === null ? '' : '($given: JSON!)'
    return (await api.ask(`mutation ${variables} { it: ${call} ${selection(done)} }`, { given: structure })).data?.it
  }

  it('hands over what mediasoup-client gave, and back what it needs', async () => {
    expect(await ask(given)).toEqual(done)
    expect(api.station.asked).toEqual([asked])
  })

  it('A3 is refused where there is no such part of a seat, and where the show is over', async () => {
    api.station.media = { refusal: refuse('NO_MEDIA') }
    expect(await ask(given)).toMatchObject({ __typename: 'Refused', code: 'NO_MEDIA' })
    api.station.put(sessionOf(missionOf(api.me), 's1', { state: over }))
    expect(await ask(given)).toMatchObject({ __typename: 'Refused', code: 'SHOW_ENDED' })
  })

  it('A3 says what the media server did not take', async () => {
    api.station.media = { invalid: 'missing fingerprints' }
    const named = field ?? (call.includes('consumerId') ? 'consumerId' : 'transportId')
    expect(await ask(given)).toEqual({ __typename: 'InvalidInput', field: named, message: 'missing fingerprints' })
  })
})

describe.each(Object.values(steps).filter(({ field }) => field !== null))('A3 $field', ({ call, field, done }) => {
  it.each([['text'], [7], [[dtls]], [true]])('is no %j', async (wrong) => {
    const { data } = await api.ask(`mutation ($given: JSON!) { it: ${call} ${selection(done)} }`, { given: wrong })
    expect(data?.it).toMatchObject({ __typename: 'InvalidInput', field })
    expect(api.station.asked).toEqual([])
  })
})
