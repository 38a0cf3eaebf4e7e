import { existsSync, readdirSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { onPath } from './onPath.mjs'

/**
 * A Debian package, and how to tell that what it brings is here, wherever it came from.
 * @typedef {{ name: string, isHere: (env: NodeJS.ProcessEnv) => boolean }} SystemPackage
 */

/** What the studio's ear listens with. @type {SystemPackage[]} */
export const ear = [
  { name: 'pocketsphinx', isHere: () => hasLibrary('libpocketsphinx.so.3') },
  { name: 'pocketsphinx-en-us', isHere: () => existsSync('/usr/share/pocketsphinx/model/en-us') },
]

/** What the end-to-end tests look at the web client with. @type {SystemPackage[]} */
export const browser = [{ name: 'chromium', isHere: (env) => onPath('chromium', env) !== undefined }]

/** What the mediasoup worker is built with; see scripts/worker/Makefile. @type {SystemPackage[]} */
export const buildTools = [
  { name: 'g++', isHere: (env) => onPath('g++', env) !== undefined },
  { name: 'make', isHere: (env) => onPath('make', env) !== undefined },
  { name: 'pkg-config', isHere: (env) => onPath('pkg-config', env) !== undefined },
  { name: 'libuv1-dev', isHere: (env) => knows('libuv', env) },
  { name: 'libssl-dev', isHere: (env) => knows('openssl', env) },
  { name: 'libsrtp2-dev', isHere: (env) => knows('libsrtp2', env) },
  { name: 'libflatbuffers-dev', isHere: () => existsSync('/usr/include/flatbuffers/flatbuffers.h') },
  { name: 'flatbuffers-compiler', isHere: (env) => onPath('flatc', env) !== undefined },
]

/**
 * In the folders that the dynamic loader looks in by default, Debian's per-architecture ones included.
 * @param {string} file
 */
function hasLibrary(file) {
  const folders = [
    '/usr/local/lib',
    '/usr/lib',
    '/usr/lib64',
    ...multiarch('/usr/lib'),
    ...multiarch('/usr/local/lib'),
  ]
  return folders.some((folder) => existsSync(`${folder}/${file}`))
}

/** @param {string} folder */
function multiarch(folder) {
  try {
    return readdirSync(folder)
      .filter((name) => name.includes('-linux-gnu'))
      .map((name) => `${folder}/${name}`)
  } catch {
    return []
  }
}

/**
 * @param {string} library
 * @param {NodeJS.ProcessEnv} env
 */
function knows(library, env) {
  return spawnSync('pkg-config', ['--exists', library], { env }).status === 0
}
