import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerOf, createHttpRig, type HttpRig } from './testing/httpRig.ts'

let rig: HttpRig
beforeEach(async () => {
  rig = await createHttpRig()
})
afterEach(() => rig.close())

describe('A4 what a browser is told not to do', () => {
  const everywhere = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'permissions-policy': 'microphone=(self), camera=(), display-capture=(), geolocation=(), payment=(), usb=()',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  }

  /** The headers of an answer, and its policy by directive. */
  async function told(url: string, init?: RequestInit) {
    const response = await fetch(url, init)
    await response.body?.cancel()
    const { status, headers } = response
    const parts = (headers.get('content-security-policy') ?? '').split('; ').map((part) => part.split(' '))
    const policy = Object.fromEntries(parts.map(([directive = '', ...sources]) => [directive, sources.join(' ')]))
    return { status, headers, policy, kept: headers.get('cache-control') }
  }

  it.each([
    ['/', 200, 'no-cache'],
    ['/shows/s1', 200, 'no-cache'],
    ['/icon.svg', 200, 'no-cache'],
    ['/worker.js', 200, 'no-cache'],
    ['/manifest.webmanifest', 200, 'no-cache'],
    ['/assets/main.js', 200, 'no-cache'],
    ['/assets/index-B_Z2-ZUW.js', 200, 'public, max-age=31536000, immutable'],
    ['/assets/index-B_Z2-ZUW.js?import', 200, 'public, max-age=31536000, immutable'],
    ['/assets/index-00000000.js', 404, 'no-store'],
    ['/assets/screen-00000000', 200, 'no-cache'],
    ['/health', 200, 'no-store'],
    ['/ready', 503, 'no-store'],
    ['/metrics', 200, 'no-store'],
    ['/graphql?query={me{name}}', 200, 'no-store'],
    ['/%', 200, 'no-cache'],
  ])('%s (%i) says it, and is kept as %s', async (path, wanted, cache) => {
    const { url } = await rig.start({ web: await rig.buildWeb(), ready: () => Promise.reject(new Error('no store')) })
    const { status, headers, policy, kept } = await told(`${url}${path}`)
    expect({ status, kept }).toEqual({ status: wanted, kept: cache })
    expect(Object.fromEntries(headers)).toMatchObject(everywhere)
    expect(policy).toMatchObject({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|https?:|\*|data:|blob:/)
  })

  it('the web client may load its own files and talk with its own server, and nothing else', async () => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    const { host } = new URL(url)
    expect((await told(url)).policy).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'frame-ancestors': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self'",
      'manifest-src': "'self'",
      'worker-src': "'self'",
      'connect-src': `'self' ws://${host} wss://${host}`,
      'require-trusted-types-for': "'script'",
      'trusted-types': 'worker',
    })
  })

  it('an answer of 304 says the same as the page, because the browser takes its headers over', async () => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    const page = await told(url)
    const again = await told(url, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })
    expect(again).toMatchObject({ status: 304, kept: 'no-cache', policy: page.policy })
  })

  it.each(["x; script-src 'unsafe-inline'", '[::1]:4000', '*'])('a Host of "%s" does not get into the policy', async (host) => {
    const { url } = await rig.start({ answersTo: () => true, web: await rig.buildWeb() })
    const response = await answerOf(url, { headers: { host } })
    response.resume()
    expect(response.headers['content-security-policy']).toMatch(/connect-src 'self';/)
  })

  it('A1 GraphiQL has a policy of its own, for its page alone; where it is off there is none', async () => {
    const accept = { headers: { accept: 'text/html' } }
    const production = await rig.start()
    expect((await told(`${production.url}/graphql`, accept)).policy).not.toHaveProperty('script-src')
    const development = await rig.openApi({ graphiql: true })
    const { url } = await rig.start({ api: development.api, web: await rig.buildWeb() })
    const { status, policy, headers } = await told(`${url}/graphql`, accept)
    expect({ status, script: policy['script-src'] }).toEqual({ status: 200, script: "'unsafe-inline'" })
    expect(policy).toMatchObject({ 'default-src': "'none'", 'frame-ancestors': "'none'" })
    expect(Object.fromEntries(headers)).toMatchObject(everywhere)
    for (const path of ['/', '/health', '/graphql?query={me{name}}'])
      expect((await told(`${url}${path}`)).headers.get('content-security-policy')).not.toContain('unsafe')
  })
})
