import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { testFolder } from './testFolder.mjs'
import { fetchPrebuilt, prebuiltUrl } from './workerPrebuilt.mjs'

const calm = new AbortController().signal
const mediasoup = { version: '3.27.1', repository: { url: 'git+https://github.com/versatica/mediasoup.git' } }

/** Answers every request with `answer`, on loopback. @param {import('node:http').RequestListener} answer */
async function releases(answer) {
  const server = createServer(answer)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('not a TCP server')
  return `http://127.0.0.1:${address.port}`
}

/** @param {string} base */
function fetchFrom(base, patience = 5_000) {
  const package_ = testFolder()
  writeFileSync(join(package_, 'package.json'), JSON.stringify(mediasoup))
  const env = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: base }
  return fetchPrebuilt(package_, testFolder(), { env, signal: calm, patience })
}

/** A release archive with a «worker» that ends with a certain exit code. @param {number} exitCode */
function archive(exitCode) {
  const folder = testFolder()
  mkdirSync(join(folder, 'in'))
  writeFileSync(join(folder, 'in', 'mediasoup-worker'), `#!/bin/sh\nexit ${exitCode}\n`)
  chmodSync(join(folder, 'in', 'mediasoup-worker'), 0o755)
  spawnSync('tar', ['-czf', join(folder, 'out.tgz'), '-C', join(folder, 'in'), 'mediasoup-worker'])
  return readFileSync(join(folder, 'out.tgz'))
}

test('the address is the one that mediasoup itself would download from', () => {
  const linux = { platform: 'linux', arch: 'x64', release: '6.1.0-18-amd64' }
  const name = 'mediasoup-worker-3.27.1-linux-x64-kernel6.tgz'
  expect(prebuiltUrl(mediasoup, linux, {})).toBe(
    `https://github.com/versatica/mediasoup/releases/download/3.27.1/${name}`,
  )
  expect(prebuiltUrl(mediasoup, { platform: 'darwin', arch: 'arm64', release: '25.0.0' }, {})).toMatch(
    /mediasoup-worker-3\.27\.1-darwin-arm64\.tgz$/,
  )
  const mirror = { MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: 'https://mirror.example' }
  expect(prebuiltUrl(mediasoup, linux, mirror)).toBe(`https://mirror.example/3.27.1/${name}`)
})

test('a binary that runs here is taken', async () => {
  const base = await releases((_, response) => response.end(archive(41)))
  expect(await fetchFrom(base)).toEqual({ binary: expect.stringMatching(/mediasoup-worker$/) })
})

test('a binary that does not run here is refused', async () => {
  const base = await releases((_, response) => response.end(archive(127)))
  expect(await fetchFrom(base)).toEqual({ reason: 'the binary does not run on this system' })
})

test('an answer that is not an archive, none for this platform, and no server are ordinary outcomes', async () => {
  expect(await fetchFrom(await releases((_, response) => response.end('<html>')))).toEqual({
    reason: 'the archive is not what was expected',
  })
  const missing = await releases((_, response) => {
    response.statusCode = 404
    response.end()
  })
  expect(await fetchFrom(missing)).toEqual({ reason: 'there is none for this platform' })
  expect(await fetchFrom('http://127.0.0.1:1')).toMatchObject({ reason: expect.any(String) })
})

test('a server that says nothing, or stops in the middle, is given up', async () => {
  expect(await fetchFrom(await releases(() => {}), 50)).toMatchObject({
    reason: expect.stringContaining('no answer'),
  })
  const stalls = await releases((_, response) => response.write(archive(41).subarray(0, 20)))
  expect(await fetchFrom(stalls, 50)).toMatchObject({ reason: expect.stringContaining('no answer') })
})

test('the variable with which mediasoup skips the download skips it here', async () => {
  const env = { MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD: '1' }
  expect(await fetchPrebuilt('/nowhere', '/nowhere', { env, signal: calm })).toMatchObject({
    reason: expect.stringContaining('skipped'),
  })
})
