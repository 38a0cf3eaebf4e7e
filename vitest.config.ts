import { defineConfig } from 'vitest/config'

/** As Node itself resolves: otherwise graphql is loaded twice, and neither copy knows the other's schema. */
const ssr = { resolve: { conditions: ['module-sync', 'node'] } }

const exclude = ['**/node_modules/**', '**/dist/**']

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
          testTimeout: 15_000,
          hookTimeout: 15_000,
        },
      },
      {
        ssr,
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude,
          environment: 'node',
          pool: 'forks',
          // Each starts a server, a studio and often a browser: one file at a time, and after the unit tests.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
