import { expect, it } from 'vitest'
import { tuneIn } from '../client.ts'
import { clear, type Attack } from './attack.ts'
import { badCapabilities, badDtls, badRtp, badStructures, goodDtls, goodRtp } from './structures.ts'

/** The steps that take a structure of mediasoup: its argument, and the transport that is theirs. */
const steps = {
  connectTransport: { structure: 'dtlsParameters', transport: 'sendTransport' },
  produceMicrophone: { structure: 'rtpParameters', transport: 'sendTransport' },
  consumeHosts: { structure: 'rtpCapabilities', transport: 'receiveTransport' },
} as const
type Step = keyof typeof steps
const allSteps = Object.keys(steps) as Step[]

const openMedia = `mutation ($id: ID!) { openMedia(sessionId: $id) { __typename ... on MediaOpened {
  routerRtpCapabilities sendTransport { id } receiveTransport { id } } } }`
const consumeHosts = `mutation ($session: ID!, $transport: ID!, $capabilities: JSON!) {
  consumeHosts(sessionId: $session, transportId: $transport, rtpCapabilities: $capabilities) { ... on Consuming { id } } }`

interface Seat {
  readonly __typename: string
  readonly routerRtpCapabilities: Parameters<typeof badCapabilities>[0]
  readonly sendTransport: { readonly id: string }
  readonly receiveTransport: { readonly id: string }
}

export function attackMedia(at: () => Attack): void {
  let seat: Seat

  async function open(token = at().ada.token, sessionId = at().show.sessionId): Promise<Seat> {
    const { json } = clear(await at().wire.ask(openMedia, { id: sessionId }, token))
    return json.data.openMedia as Seat
  }

  /** @param given JSON as it stands, where it is text that looks like it */
  function take(
    step: Step,
    given: unknown,
    transportId: string = seat[steps[step].transport].id,
  ): Promise<string> {
    const { call, show, ada } = at()
    const json = typeof given === 'string' && /^[[{]/.test(given) ? given : JSON.stringify(given)
    const ids = JSON.stringify({ sessionId: show.sessionId, transportId })
    return call(step, `${ids.slice(0, -1)},"${steps[step].structure}":${json}}`, ada.token)
  }

  function resume(consumerId: string): Promise<string> {
    return at().call('resumeHosts', { sessionId: at().show.sessionId, consumerId }, at().ada.token)
  }

  function restartIce(transportId: string): Promise<string> {
    return at().call('restartIce', { sessionId: at().show.sessionId, transportId }, at().ada.token)
  }

  it('before the first step every other one is NO_MEDIA', async () => {
    expect(await take('connectTransport', goodDtls, 'x')).toBe('Refused NO_MEDIA')
    expect(await take('produceMicrophone', goodRtp(1, '0'), 'x')).toBe('Refused NO_MEDIA')
    expect(await take('consumeHosts', {}, 'x')).toBe('Refused NO_MEDIA')
    expect(await resume('x')).toBe('Refused NO_MEDIA')
    expect(await restartIce('x')).toBe('Refused NO_MEDIA')
    seat = await open()
    expect(seat.__typename).toBe('MediaOpened')
  })

  it.each(badStructures)('%s in the place of every structure', async (_, given) => {
    for (const step of allSteps) {
      const expected = given === null ? /^400$/ : new RegExp(`^InvalidInput ${steps[step].structure}`)
      expect(await take(step, given), step).toMatch(expected)
    }
  })

  it.each(badDtls)('DTLS parameters with %s', async (_, given) => {
    expect(await take('connectTransport', given)).toMatch(/^InvalidInput dtlsParameters/)
  })

  it.each(badRtp)('RTP parameters with %s', async (_, given) => {
    expect(await take('produceMicrophone', given)).toMatch(/^InvalidInput rtpParameters/)
  })

  it('RTP capabilities that do not fit', async () => {
    const taken: string[] = []
    for (const [name, given] of badCapabilities(seat.routerRtpCapabilities)) {
      const outcome = await take('consumeHosts', given).catch(String)
      if (!outcome.startsWith('InvalidInput rtpCapabilities')) taken.push(`${name}: ${outcome}`)
    }
    expect(taken).toEqual([])
  })

  it('where the id is what does not fit, InvalidInput names the id', async () => {
    const good = {
      connectTransport: goodDtls,
      produceMicrophone: goodRtp(1, '0'),
      consumeHosts: seat.routerRtpCapabilities,
    }
    const wrong = 'InvalidInput transportId'
    for (const step of allSteps)
      for (const id of ['x', '__proto__', '', 'x'.repeat(200_000)])
        expect(await take(step, good[step], id), step).toBe(wrong)
    expect(await take('produceMicrophone', good.produceMicrophone, seat.receiveTransport.id)).toBe(wrong)
    expect(await take('consumeHosts', good.consumeHosts, seat.sendTransport.id)).toBe(wrong)
    expect(await restartIce('toString')).toBe(wrong)
    expect(await resume('__proto__')).toBe('InvalidInput consumerId')
  })

  it("M1 another session's transports are unknown ones", async () => {
    const { eve } = at()
    const { sessionId } = await tuneIn(eve)
    const other = await open(eve.token, sessionId)
    expect(other.__typename).toBe('MediaOpened')
    expect(await take('connectTransport', goodDtls, other.sendTransport.id)).toMatch(/^InvalidInput /)
    expect(await take('produceMicrophone', goodRtp(1, '0'), other.sendTransport.id)).toMatch(/^InvalidInput /)
    expect(await take('consumeHosts', seat.routerRtpCapabilities, other.receiveTransport.id)).toMatch(
      /^InvalidInput /,
    )
    expect(await restartIce(other.sendTransport.id)).toBe('InvalidInput transportId')
  })

  it('after all that the steps still work, in another order and twice', async () => {
    const { wire, show, ada } = at()
    seat = await open()
    expect(await take('produceMicrophone', goodRtp(7, '0'))).toBe('Produced')
    expect(await take('produceMicrophone', goodRtp(7, '0')), 'the same one again').toMatch(
      /^InvalidInput rtpParameters/,
    )
    expect(await take('produceMicrophone', goodRtp(8, '1')), 'another one').toBe('Produced')
    expect(await take('connectTransport', goodDtls)).toBe('Accepted')
    expect(await take('connectTransport', goodDtls), 'twice').toMatch(/^InvalidInput /)
    expect(await take('consumeHosts', seat.routerRtpCapabilities)).toBe('Consuming')
    expect(await restartIce(seat.sendTransport.id)).toBe('IceRestarted')
    const consume = async (): Promise<string> => {
      const { routerRtpCapabilities: capabilities, receiveTransport } = seat
      const variables = { session: show.sessionId, transport: receiveTransport.id, capabilities }
      return (await wire.ask(consumeHosts, variables, ada.token)).json.data.consumeHosts.id
    }
    const before = await consume()
    const now = await consume()
    expect(await resume(before), 'one that was replaced').toBe('InvalidInput consumerId')
    expect(await resume(now)).toBe('Accepted')
    expect(await resume(now), 'twice').toBe('Accepted')
  })

  it('30 seats asked for at once: the newest is taken, and nobody waits', async () => {
    const { call, show, ada } = at()
    const asked = [...Array(30).keys()].map(() => call('openMedia', { sessionId: show.sessionId }, ada.token))
    const outcomes = new Set(await Promise.all(asked))
    expect(outcomes).toContain('MediaOpened')
    outcomes.delete('MediaOpened')
    outcomes.delete('Refused NO_MEDIA')
    expect([...outcomes]).toEqual([])
  })
}
