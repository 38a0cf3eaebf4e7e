import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from './config.ts'

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      port: 4000,
      host: '127.0.0.1',
      mongoUri: null,
      gemini: { apiKey: null },
      deepgram: { apiKey: null },
      media: { host: '127.0.0.1', port: null, iceServers: [] },
    })
  })

  it('names everything that is wrong, all of it at once', () => {
    const env = { PORT: 'http', HOST: '0.0.0.0', TURN_URLS: 'turn:a:1', GEMINI_BASE_URL: 'http://x', SIGN_IN_SECRET: 'short' }
    const read = () => readConfig(env)
    expect(read).toThrow(ConfigError)
    for (const name of ['PORT', 'TURN_USERNAME, TURN_CREDENTIAL', 'GEMINI_API_KEY', 'SIGN_IN_SECRET']) expect(read).toThrow(name)
    expect(read, 'a secret is not repeated').not.toThrow('short')
  })

  it('E17 stores a session for at least as long as it can be resumed', () => {
    expect(readConfig({}).retentionMs).toBe(90 * 86_400_000)
    expect(readConfig({ SESSION_RETENTION_DAYS: '30' }).retentionMs).toBe(30 * 86_400_000)
    for (const env of [{ SESSION_RETENTION_DAYS: '29' }, { SHOW_KEPT_DAYS: '91' }] as Record<string, string>[])
      expect(() => readConfig(env)).toThrow('SESSION_RETENTION_DAYS: must be at least SHOW_KEPT_DAYS')
  })

  it('takes an empty value for one that is not set', () => {
    expect(readConfig({ PORT: '', GEMINI_API_KEY: ' ' })).toMatchObject({ port: 4000, gemini: { apiKey: null } })
  })

  it('is described in full by .env.example, defaults and all', () => {
    const text = readFileSync(new URL('../.env.example', import.meta.url), 'utf8')
    const described = [...text.matchAll(/^#([A-Z][A-Z_]+)=(\S*)/gm)].map(([, name, value]) => [name, value] as const)
    const source = readFileSync(new URL('./config.ts', import.meta.url), 'utf8')
    const known = [...source.matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name]) => name)
    expect(new Set(described.map(([name]) => name))).toEqual(new Set(known))
    const given = Object.fromEntries(described.filter(([, value]) => value !== ''))
    expect(readConfig(given)).toEqual(readConfig({}))
  })
})
