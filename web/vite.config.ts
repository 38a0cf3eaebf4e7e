import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'

// Where the server listens: from the environment, or else from the .env that it reads too.
const { PORT } = loadEnv('development', `${import.meta.dirname}/..`, 'PORT')
const server = `http://127.0.0.1:${PORT || '4000'}`

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false },
    // Nothing inline, so that a strict Content-Security-Policy holds.
    assetsInlineLimit: 0,
  },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/health': server,
    },
  },
})
