import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isInstalled } from './lockfile.mjs'

const host = { platform: 'linux', arch: 'x64' }
const one = { version: '1.0.0', integrity: 'sha512-one' }
const native = { version: '2.0.0', integrity: 'sha512-native', optional: true, os: ['linux'], cpu: ['x64'] }
const foreign = {
  version: '2.0.0',
  integrity: 'sha512-foreign',
  optional: true,
  os: ['darwin'],
  cpu: ['arm64'],
}
const musl = { ...native, integrity: 'sha512-musl', libc: ['musl'] }
const leftover = { ...one, extraneous: true }
const locked = { packages: { '': {}, one, native, foreign, musl, leftover } }

test('what npm installs on this platform is taken for installed', () => {
  expect(isInstalled(locked, { packages: { one, native } }, host)).toBe(true)
})

test('a package that is missing is noticed', () => {
  expect(isInstalled(locked, { packages: { native } }, host)).toBe(false)
})

test('a binary of this platform that is missing is noticed, though it is optional', () => {
  expect(isInstalled(locked, { packages: { one } }, host)).toBe(false)
})

test('a tree installed on another platform is refused', () => {
  expect(isInstalled(locked, { packages: { one, native } }, { platform: 'darwin', arch: 'arm64' })).toBe(
    false,
  )
})

test('another version, another content and an extra package are noticed', () => {
  expect(isInstalled(locked, { packages: { one: { ...one, version: '1.0.1' }, native } }, host)).toBe(false)
  expect(isInstalled(locked, { packages: { one: { ...one, integrity: 'sha512-two' }, native } }, host)).toBe(
    false,
  )
  expect(isInstalled(locked, { packages: { one, native, extra: one } }, host)).toBe(false)
})

test('nothing installed is not installed', () => {
  expect(isInstalled(locked, {}, host)).toBe(false)
})

test('package-lock.json names every package for every platform, or npm ci refuses it', () => {
  // npm leaves out what the registry in reach has no copy of, as a partial mirror may of other platforms'
  // binaries.
  const file = new URL('../../package-lock.json', import.meta.url)
  /** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} */
  const { packages } = JSON.parse(readFileSync(file, 'utf8'))
  const names = new Set(
    Object.keys(packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)),
  )
  const wanted = Object.values(packages).flatMap(({ optionalDependencies = {} }) =>
    Object.keys(optionalDependencies),
  )
  expect(wanted.filter((name) => !names.has(name))).toEqual([])
})
