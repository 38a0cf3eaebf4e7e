import { readdirSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '..')

/** What the files of a room may import from: other rooms, and packages or node: modules. */
interface Rule {
  readonly rooms: readonly string[]
  /** `any`, or the only ones. */
  readonly packages: 'any' | readonly string[]
}

const rules: Record<string, Rule> = {
  'server/core': { rooms: [], packages: ['zod'] },
  'server/audio': { rooms: [], packages: [] },
  'server/radio': { rooms: ['server/core', 'server/audio'], packages: ['zod', '@streamparser/json'] },
  'server/adapters': { rooms: ['server/core', 'server/audio'], packages: 'any' },
  'server/graphql': { rooms: ['server/core', 'server/radio'], packages: 'any' },
  'server/studio': { rooms: ['server/audio'], packages: 'any' },
  'web/api': { rooms: [], packages: 'any' },
  'web/audio': { rooms: [], packages: 'any' },
  'web/radio': { rooms: ['web/api', 'web/audio'], packages: 'any' },
  'web/screens': { rooms: ['web/api', 'web/radio', 'web/ui', 'web/route.ts', 'web/options.ts'], packages: 'any' },
  'web/ui': { rooms: ['web/radio'], packages: 'any' },
  player: { rooms: [], packages: 'any' },
}

/** `import`, `export ... from` and dynamic imports; with what type-only imports name told apart. */
const imports = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^'"]*?from\s*)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)/g

interface Import {
  readonly file: string
  readonly room: string
  readonly target: string
}

function filesOf(room: string): string[] {
  return readdirSync(resolve(root, room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes('generated') && !/\.(test|contract)\.tsx?$/.test(name))
    .map((name) => `${room}/${name}`)
}

function importsOf(room: string): Import[] {
  return filesOf(room).flatMap((file) => {
    const text = readFileSync(resolve(root, file), 'utf8')
    return [...text.matchAll(imports)].map((match) => ({ file, room, target: match[2] ?? match[3] ?? '' }))
  })
}

/** The room that a relative import leads to: the longest one that holds it, or the folder itself. */
function roomOf({ file, target }: Import): string {
  const path = relative(root, resolve(root, dirname(file), target))
  return Object.keys(rules).find((room) => path.startsWith(`${room}/`)) ?? path
}

describe('the rooms', () => {
  it.each(Object.keys(rules))('%s imports only what it may', (room) => {
    const rule = rules[room] as Rule
    const all = importsOf(room)
    expect(filesOf(room).length, 'files were looked at').toBeGreaterThan(1)
    const wrong = all.filter((found) => {
      if (found.target.startsWith('.')) return ![room, ...rule.rooms].includes(roomOf(found))
      return rule.packages !== 'any' && !rule.packages.includes(found.target)
    })
    expect(wrong.map(({ file, target }) => `${file} -> ${target}`)).toEqual([])
  })

  it('only compose makes adapters and the studio', () => {
    const top = readdirSync(resolve(root, 'server')).filter((name) => /^\w+\.ts$/.test(name))
    expect(top).toContain('compose.ts')
    const makers = top.filter((name) => /from '\.\/(adapters|studio)\//.test(readFileSync(resolve(root, 'server', name), 'utf8')))
    expect(makers).toEqual(['compose.ts'])
  })

  it('core has no clock and no chance: time and ids come in with the events (E2)', () => {
    const texts = filesOf('server/core').map((file) => [file, readFileSync(resolve(root, file), 'utf8')] as const)
    const wrong = texts.filter(([, text]) => /Date\.now|new Date|performance\.|Math\.random|setTimeout|randomUUID/.test(text))
    expect(wrong.map(([file]) => file)).toEqual([])
  })

  it('no file has grown past 400 lines', () => {
    const long = Object.keys(rules)
      .flatMap(filesOf)
      .map((file) => [file, readFileSync(resolve(root, file), 'utf8').split('\n').length] as const)
      .filter(([, lines]) => lines > 400)
    expect(long).toEqual([])
  })
})
