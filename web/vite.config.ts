import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { compressed } from './build/compressed.ts'
import { pixelIcons } from './build/icons.ts'
import { keptShell } from './build/keptShell.ts'

// Where the server listens: from the environment, or else from the .env that it reads too.
const { PORT } = loadEnv('development', `${import.meta.dirname}/..`, 'PORT')
const server = `http://127.0.0.1:${PORT || '4000'}`

export default defineConfig({
  root: import.meta.dirname,
  // In this order: what is compressed is what is sent.
  plugins: [react(), pixelIcons(), keptShell(), compressed()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    // Nothing inline, so that a strict Content-Security-Policy holds.
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: {
        index: `${import.meta.dirname}/index.html`,
        worker: `${import.meta.dirname}/worker/worker.ts`,
      },
      output: {
        // A service worker is known by its address, which must not change.
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/health': server,
    },
  },
})
