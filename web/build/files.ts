import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Rolldown } from 'vite'

type Bundle = Readonly<Record<string, Rolldown.OutputChunk | Rolldown.OutputAsset>>

/** The chunks that a browser loads for one of them: itself and what it imports, without what is loaded later. */
export function closureOf(bundle: Bundle, file: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[file]
  if (chunk?.type !== 'chunk' || found.has(file)) return found
  found.add(file)
  for (const imported of chunk.imports) closureOf(bundle, imported, found)
  return found
}

/** The chunks that hold a module whose path ends so. */
export function chunksWith(bundle: Bundle, path: RegExp): string[] {
  return Object.values(bundle)
    .filter((file) => file.type === 'chunk' && file.moduleIds.some((id) => path.test(id)))
    .map(({ fileName }) => fileName)
}

/** The files that a build takes over as they are, by name. */
export function plainFiles(folder: string): ReadonlyMap<string, Buffer> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
}
