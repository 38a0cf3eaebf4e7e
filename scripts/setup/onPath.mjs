import { accessSync, constants, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/**
 * The path of a program as a shell would find it, or undefined.
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
export function onPath(program, env) {
  for (const folder of (env['PATH'] ?? '').split(delimiter)) {
    if (folder === '') continue
    const path = join(folder, program)
    try {
      accessSync(path, constants.X_OK)
      if (statSync(path).isFile()) return path
    } catch {
      // Not in this folder.
    }
  }
  return undefined
}
