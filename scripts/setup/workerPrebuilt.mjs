import { spawnSync } from 'node:child_process'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { arch, platform, release } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { workerRuns } from './workerCheck.mjs'

/** Without an answer, or between two pieces of one, the download is given up after this. Milliseconds. */
const PATIENCE = 8_000

/**
 * Where the mediasoup project publishes the worker binary of a version: the same address that mediasoup's own
 * install script computes, with the same variable to move it to a mirror.
 * @param {{ version: string, repository: { url: string } }} mediasoup Its package.json.
 * @param {{ platform: string, arch: string, release: string }} host
 * @param {NodeJS.ProcessEnv} env
 */
export function prebuiltUrl(mediasoup, host, env) {
  const repository = mediasoup.repository.url.replace(/^git\+/, '').replace(/\.git$/, '')
  const base = env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || `${repository}/releases/download`
  const kernel = host.platform === 'linux' ? `-kernel${Number.parseInt(host.release, 10)}` : ''
  return `${base}/${mediasoup.version}/mediasoup-worker-${mediasoup.version}-${host.platform}-${host.arch}${kernel}.tgz`
}

/**
 * Downloads the prebuilt worker into a folder. There being none, no network, a slow one, a binary that does
 * not run here: all of that is an ordinary outcome, and costs seconds.
 * @param {string} package_ mediasoup's folder in node_modules.
 * @param {string} folder
 * @param {{ env: NodeJS.ProcessEnv, signal: AbortSignal, patience?: number }} options
 * @returns {Promise<{ binary: string } | { reason: string }>}
 * @throws the signal's reason, when aborted.
 */
export async function fetchPrebuilt(package_, folder, { env, signal, patience = PATIENCE }) {
  if (env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return { reason: 'skipped, as the environment asks' }

  const mediasoup = JSON.parse(readFileSync(join(package_, 'package.json'), 'utf8'))
  const url = prebuiltUrl(mediasoup, { platform: platform(), arch: arch(), release: release() }, env)
  const archive = join(folder, 'worker.tgz')
  try {
    await download(url, archive, { signal, patience })
  } catch (error) {
    signal.throwIfAborted()
    return { reason: reasonOf(error) }
  }

  const unpacked = spawnSync('tar', ['-xzf', archive, '-C', folder], { stdio: 'ignore' })
  const binary = join(folder, 'mediasoup-worker')
  if (unpacked.status !== 0 || !existsSync(binary)) return { reason: 'the archive is not what was expected' }
  return workerRuns(binary) ? { binary } : { reason: 'the binary does not run on this system' }
}

/**
 * @param {string} url
 * @param {string} path
 * @param {{ signal: AbortSignal, patience: number }} options
 */
async function download(url, path, { signal, patience }) {
  const ending = new AbortController()
  const interrupt = () => ending.abort(signal.reason)
  signal.addEventListener('abort', interrupt, { once: true })
  const giveUp = () => ending.abort(new Error(`no answer within ${patience / 1000} s`))
  let timer = setTimeout(giveUp, patience)

  /** @param {AsyncIterable<Uint8Array>} pieces */
  async function* watched(pieces) {
    for await (const piece of pieces) {
      clearTimeout(timer)
      timer = setTimeout(giveUp, patience)
      yield piece
    }
  }
  try {
    const response = await fetch(url, { signal: ending.signal })
    if (response.status === 404) throw new Error('there is none for this platform')
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`)
    await pipeline(response.body, watched, createWriteStream(path))
  } catch (error) {
    throw ending.signal.aborted ? ending.signal.reason : error
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', interrupt)
  }
}

/** fetch says «fetch failed» and hides what happened (ENOTFOUND...) in the cause. @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
