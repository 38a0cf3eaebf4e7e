import type { IncomingMessage } from 'node:http'
import { expect, it } from 'vitest'
import { addressOf } from './request.ts'

function addressFrom(remoteAddress: string | undefined, proxies = 0, forwarded?: string): string {
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }
  return addressOf({ socket: { remoteAddress }, headers } as unknown as IncomingMessage, proxies)
}

it.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:db8::9', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0000:0001::', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0:0::/64'],
  [undefined, 'unknown'],
])('A4 %s counts as %s', (address, counted) => {
  expect(addressFrom(address)).toBe(counted)
})

it('A4 what a client writes of its own address is not believed, with and without a proxy', () => {
  expect(addressFrom('192.0.2.7', 0, '10.0.0.1')).toBe('192.0.2.7')
  expect(addressFrom('192.0.2.7', 1, '10.0.0.1, 198.51.100.3')).toBe('198.51.100.3')
  expect(addressFrom('192.0.2.7', 1, '10.0.0.1, 2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(addressFrom('192.0.2.7', 2, '10.0.0.1, 198.51.100.3, 192.0.2.1')).toBe('198.51.100.3')
  expect(addressFrom('192.0.2.7', 3, '198.51.100.3')).toBe('192.0.2.7')
})
