import { expect, it } from 'vitest'
import { createHostNames } from './hostNames.ts'

const local = createHostNames({ host: '127.0.0.1', proxies: 0, origins: ['https://radio.example'] })

it.each(['localhost', 'localhost:4000', 'LOCALHOST:1', 'app.localhost', '127.0.0.1:4000', '127.8.9.1', '[::1]:4000', 'radio.example', undefined])(
  'A4 on this machine alone, %s is this server',
  (host) => {
    expect(local(host)).toBe(true)
  },
)

it.each(['evil.example', 'evil.example:4000', 'localhost.evil.example', '127.0.0.1.evil.example', '10.0.0.1', '0.0.0.0', '[::2]', 'a b', '', 'x:99999', 'localhost@evil.example'])(
  'A4 on this machine alone, %s is another one: a name that was made to lead here',
  (host) => {
    expect(local(host)).toBe(false)
  },
)

it.each([
  { host: '0.0.0.0', proxies: 0 },
  { host: '::', proxies: 0 },
  { host: '127.0.0.1', proxies: 1 },
])('on the network or behind a proxy, %o, its names are not known here', ({ host, proxies }) => {
  expect(createHostNames({ host, proxies, origins: [] })('radio.example')).toBe(true)
})

it.each(['::1', 'localhost', '127.0.0.2'])('%s is this machine', (host) => {
  expect(createHostNames({ host, proxies: 0, origins: [] })('evil.example')).toBe(false)
})
