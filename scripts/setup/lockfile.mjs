/**
 * @typedef {object} LockedPackage
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [extraneous] A leftover that nothing asks for; npm does not install it.
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 *
 * @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile
 */

/**
 * Whether an installed tree is the one that a lockfile asks for. `installed` is
 * node_modules/.package-lock.json, which npm writes at the very end of an installation and removes at the
 * start of the next: where it is, the tree is whole. Optional packages may be missing, unless they are this
 * platform's own: a tree copied from another machine is refused.
 * @param {Lockfile} locked package-lock.json.
 * @param {Lockfile} installed
 * @param {{ platform: string, arch: string }} host
 */
export function isInstalled(locked, installed, host) {
  const want = locked.packages ?? {}
  const have = installed.packages ?? {}

  const nothingElse = Object.entries(have).every(
    ([path, { version, integrity }]) =>
      want[path]?.version === version && want[path]?.integrity === integrity,
  )
  const nothingMissing = Object.entries(want).every(
    ([path, entry]) => path === '' || path in have || mayBeMissing(entry, host),
  )
  return nothingElse && nothingMissing
}

/**
 * @param {LockedPackage} entry
 * @param {{ platform: string, arch: string }} host
 */
function mayBeMissing({ optional, devOptional, extraneous, os, cpu, libc }, { platform, arch }) {
  if (extraneous) return true
  if (!optional && !devOptional) return false
  if (!os && !cpu) return true
  // Where a package comes once per libc, only npm knows which of the two it chose.
  if (libc) return true
  return !((os?.includes(platform) ?? true) && (cpu?.includes(arch) ?? true))
}
