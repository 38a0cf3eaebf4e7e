import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { foreground } from './foreground.mjs'
import { test } from './test.mjs'

/**
 * @typedef {import('../setup/prepare.mjs').Needs} Needs
 * @typedef {import('../setup/prepare.mjs').Host} Host
 * @typedef {import('../setup/context.mjs').Context} Context
 *
 * @typedef {object} Command
 * @property {string} does One line for the usage.
 * @property {(args: string[]) => Needs} needs
 * @property {(host: Host, args: string[], context: Context) => Promise<number>} run Gives the exit code.
 */

/** @type {Record<string, Command>} */
export const commands = {
  start: {
    does: 'the radio: builds the web client if it changed and starts the server',
    needs: () => ({ worker: true, ear: true, web: true }),
    run: (host, args) => foreground([node(host, [...settings(host), 'server/main.ts', ...args])], at(host)),
  },
  dev: {
    does: 'the same while one writes code: the server restarts, the web client reloads',
    needs: () => ({ worker: true, ear: true }),
    run: (host, args) =>
      foreground(
        [
          node(host, ['--watch', '--watch-preserve-output', ...settings(host), 'server/main.ts', ...args]),
          tool(host, 'vite', ['--config', 'web/vite.config.ts']),
        ],
        at(host),
      ),
  },
  test: {
    does: 'types, lint, web build and every test; with arguments the tests that vitest finds by them',
    needs: (args) => ({
      worker: true,
      ear: true,
      browser: reachesBrowser(args),
      web: reachesBrowser(args) && !isFull(args),
    }),
    run: test,
  },
  play: {
    does: 'the terminal player',
    needs: () => ({}),
    run: (host, args) => foreground([node(host, ['player/main.ts', ...args])], at(host)),
  },
  bench: {
    does: 'latency, capacity and the web client on a phone, in figures',
    needs: (args) => ({ worker: true, ear: true, browser: hasPages(args), web: hasPages(args) }),
    run: (host, args) => foreground([node(host, ['bench/main.ts', ...args])], at(host)),
  },
  trial: {
    does: 'the same script for each model, voice and ear: latency, errors and cost side by side',
    needs: () => ({ ear: true }),
    run: (host, args) => foreground([node(host, [...settings(host), 'bench/trial/main.ts', ...args])], at(host)),
  },
  replay: {
    does: 'folds the log of a stored session again and compares it with what is stored',
    needs: () => ({}),
    run: (host, args) => foreground([node(host, [...settings(host), 'server/replay.ts', ...args])], at(host)),
  },
  scenario: {
    does: 'checks scenario files: scenario check FILE...',
    needs: () => ({}),
    run: (host, args) => foreground([node(host, ['server/checkScenario.ts', ...args])], at(host)),
  },
  faults: {
    does: 'shows through every fault of a provider and of its own, and what the listener has of each',
    needs: () => ({ worker: true, ear: true }),
    run: (host, args) => foreground([node(host, ['bench/faults/main.ts', ...args])], at(host)),
  },
  schema: {
    does: 'writes schema.graphql, and the schema of scenario files, from the code',
    needs: () => ({}),
    run: async (host) =>
      (await foreground([node(host, ['server/graphql/printSchema.ts'])], at(host))) ||
      foreground([node(host, ['server/printScenarioSchema.ts'])], at(host)),
  },
  codegen: {
    does: 'writes the typed operations of the web client and the player from schema.graphql',
    needs: () => ({}),
    run: (host, args) =>
      foreground([tool(host, 'graphql-codegen', ['--config', 'codegen.ts', ...args])], at(host)),
  },
  screenshots: {
    does: 'photographs every screen of the web client into docs/screenshots',
    needs: () => ({ worker: true, ear: true, browser: true, web: true }),
    run: (host, args) => foreground([node(host, ['e2e/screenshots.ts', ...args])], at(host)),
  },
  setup: {
    does: 'only the set-up, for all commands',
    needs: () => ({ worker: true, ear: true, browser: true, web: true, insist: true }),
    run: async () => 0,
  },
}

/**
 * Without arguments the web build is one of the checks, and no reason not to go on.
 * @param {string[]} args
 */
function isFull(args) {
  return args.length === 0
}

/** Whether the bench of the web client is among those asked for. @param {string[]} args */
function hasPages(args) {
  return args.length === 0 || args.includes('web')
}

/** Whether the end-to-end tests may be among those asked for. @param {string[]} args */
function reachesBrowser(args) {
  return args.every((arg) => arg.startsWith('-')) || args.some((arg) => arg.includes('e2e'))
}

/** A .env in the checkout configures the server: Node reads it, no code of ours. @param {Host} host */
function settings({ root }) {
  return existsSync(join(root, '.env')) ? ['--env-file=.env'] : []
}

/**
 * @param {Host} host
 * @param {string[]} args
 */
function node(host, args) {
  return { command: host.node, args }
}

/**
 * @param {Host} host
 * @param {string} name
 * @param {string[]} args
 */
function tool(host, name, args) {
  return { command: join(host.root, 'node_modules', '.bin', name), args }
}

/** @param {Host} host */
function at({ root, env }) {
  return { cwd: root, env }
}
