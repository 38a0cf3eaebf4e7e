import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerOf, createHttpRig, get, type HttpRig } from './testing/httpRig.ts'

let rig: HttpRig
beforeEach(async () => {
  rig = await createHttpRig()
})
afterEach(() => rig.close())

describe('W the web client', () => {
  it('that is not built is 404 with what to do about it; the API is there all the same', async () => {
    const { url } = await rig.start()
    expect(await get(url)).toMatchObject({ status: 404, body: expect.stringContaining('npm start builds it') })
    expect(await get(`${url}/health`)).toMatchObject({ status: 200 })
  })

  it.each(['/', '/missions/m1', '/missions/m1?debug', '/show/s1/'])('is at %s: every path is a screen of it', async (path) => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    const { status, type, body } = await get(`${url}${path}`)
    expect({ status, type }).toEqual({ status: 200, type: expect.stringMatching(/^text\/html/) })
    expect(body).toContain('<title>Wakeband</title>')
  })

  it('comes with its files; one that is not there is 404, not a screen', async () => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    const script = await fetch(`${url}/assets/main.js`)
    expect(await script.text()).toBe('play()')
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('x-content-type-options')).toBe('nosniff')
    const headers = { 'if-none-match': script.headers.get('etag') ?? '' }
    expect(await get(`${url}/assets/main.js`, { headers }), 'it has not changed').toMatchObject({ status: 304, body: '' })
    expect(await get(`${url}/assets/older.js`)).toMatchObject({ status: 404 })
  })

  it.each([
    ['br', 'gzip, deflate, br'],
    ['gzip', 'gzip'],
    [null, 'identity'],
  ])('W comes compressed (%s) to whoever takes it: %s', async (encoding, accepted) => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    const path = '/assets/index-B_Z2-ZUW.js'
    const headers = { 'accept-encoding': accepted }
    const script = await fetch(`${url}${path}`, { headers })
    expect(await script.text()).toBe('play()')
    expect(script.headers.get('content-encoding')).toBe(encoding)
    expect(script.headers.get('content-type')).toMatch(/javascript/)
    expect(script.headers.get('vary')).toBe('Accept-Encoding')
    expect(script.headers.get('cache-control')).toContain('immutable')
    const again = { ...headers, 'if-none-match': script.headers.get('etag') ?? '' }
    expect(await get(`${url}${path}`, { headers: again })).toMatchObject({ status: 304 })
    expect((await fetch(`${url}/assets/main.js`, { headers })).headers.get('content-encoding')).toBeNull()
  })

  it.each(['/../secret.txt', '/..%2fsecret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/%'])(
    'and nothing outside its folder: %s',
    async (path) => {
      const { url } = await rig.start({ web: await rig.buildWeb() })
      const response = await answerOf(url, { path })
      expect((await response.toArray()).join('')).not.toContain('a secret')
      expect(response.statusCode).toBeLessThan(500)
    },
  )

  it('W2 a shared show is for whoever has its link: for no search engine, for no page it leads to, and for no log', async () => {
    const { url, logged } = await rig.start({ web: await rig.buildWeb() })
    const { status, headers } = await fetch(`${url}/shared/a-token`)
    expect({ status, robots: headers.get('x-robots-tag'), referrer: headers.get('referrer-policy') }).toEqual({
      status: 200,
      robots: 'noindex, nofollow',
      referrer: 'no-referrer',
    })
    for (const other of ['/', '/shows/s1', '/sharedness', '/assets/main.js'])
      expect((await fetch(url + other)).headers.get('x-robots-tag'), other).toBeNull()
    expect(logged).toEqual([])
  })

  it('is read only: 405 for a POST, and HEAD is GET without a body', async () => {
    const { url } = await rig.start({ web: await rig.buildWeb() })
    for (const path of ['/', '/missions/m1', '/assets/main.js'])
      expect(await get(`${url}${path}`, { method: 'POST', body: 'x' })).toMatchObject({ status: 405 })
    expect(await get(url, { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })
})
