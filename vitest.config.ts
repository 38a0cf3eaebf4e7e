import { defineConfig } from 'vitest/config'

/** As Node itself resolves: otherwise graphql is loaded twice, and neither copy knows the other's schema. */
const ssr = { resolve: { conditions: ['module-sync', 'node'] } }

const exclude = ['**/node_modules/**', '**/dist/**']

/** Whole shows: each file starts a server, a studio and often a browser. */
const e2e = {
  environment: 'node',
  pool: 'forks',
  testTimeout: 240_000,
  hookTimeout: 60_000,
  // What is looked for again and again is there in a second on a machine that has nothing else to do.
  expect: { poll: { timeout: 20_000 } },
} as const

/** Those in which somebody speaks and is to be understood. */
const talking = [
  'conversation',
  'faults',
  'mission',
  'network',
  'player',
  'scenario',
].map((name) => `e2e/${name}.test.ts`)

export default defineConfig({
  test: {
    // Real sockets, WebRTC and speech leave no core idle: more files at once only make each other late.
    maxWorkers: 2,
    projects: [
      {
        ssr,
        test: {
          name: 'unit',
          include: ['{server,web,player,bench}/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude,
          environment: 'node',
          // Native code (mediasoup, koffi, wrtc) holds state for a process, and not all of it knows worker
          // threads.
          pool: 'forks',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        ssr,
        test: {
          ...e2e,
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: [...exclude, ...talking],
          sequence: { groupOrder: 1 },
        },
      },
      {
        ssr,
        test: {
          ...e2e,
          name: 'talk',
          include: talking,
          exclude,
          // Whoever is to be understood needs a core of their own: one file at a time.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
