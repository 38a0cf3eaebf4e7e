import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createClock } from './adapters/clock.ts'
import { createDeepgramEar } from './adapters/deepgramEar.ts'
import { createDeepgramVoice } from './adapters/deepgramVoice.ts'
import { createGemini } from './adapters/gemini.ts'
import { createIdentity, isKnownElsewhere } from './adapters/identity.ts'
import { createLinguist } from './adapters/linguist.ts'
import { createMediasoup } from './adapters/mediasoup.ts'
import { createMetrics } from './adapters/metrics.ts'
import { createMongo } from './adapters/mongo.ts'
import { createRecordings } from './adapters/recordings.ts'
import { readScenarios } from './adapters/scenarioFiles.ts'
import { createSpeechActivity } from './adapters/speechActivity.ts'
import { createSqlite } from './adapters/sqlite.ts'
import { createStatic } from './adapters/staticNoise.ts'
import type { Config } from './config.ts'
import { id, type PlayerId } from './core/ids.ts'
import type { Ear, Log, Stage, Store, Voice, Writer } from './core/ports.ts'
import { createApi } from './graphql/server.ts'
import { createHostNames } from './hostNames.ts'
import { createHttp, type Http } from './http.ts'
import { createDepartures } from './radio/departures.ts'
import { createExports } from './radio/exports.ts'
import { createFarewell } from './radio/farewell.ts'
import { createLastKnown } from './radio/lastKnown.ts'
import { createMissionDesk } from './radio/missionDesk.ts'
import { createPacer } from './radio/pacer.ts'
import { createPersonaDesk } from './radio/personaDesk.ts'
import { createRetention } from './radio/retention.ts'
import { createStandBys } from './radio/standBys.ts'
import { createStation } from './radio/station.ts'
import { createWriting } from './radio/write.ts'
import { createDeepgramServer } from './studio/deepgram.ts'
import { createGeminiServer } from './studio/gemini.ts'

/** Parts that a test puts in the place of the product's own. */
export interface Overrides {
  readonly writer?: Writer
  readonly voice?: Voice
  readonly ear?: Ear
  readonly stage?: Stage
  readonly store?: Store
}

export interface Product {
  readonly http: Http
  close(): Promise<void>
}

/** Makes every part and joins the rooms. What was opened is closed again when a later part cannot be made. */
export async function compose(config: Config, log: Log, overrides: Overrides = {}): Promise<Product> {
  const opened: (() => unknown)[] = []
  /** Notes how a part is closed: in the opposite order, so that nothing is closed under what uses it. */
  function opening<T extends { close(): unknown }>(part: T): T {
    opened.push(() => part.close())
    return part
  }

  async function close(): Promise<void> {
    for (const closePart of opened.splice(0).reverse()) await closePart()
  }

  try {
    return { http: await make(), close }
  } catch (error) {
    await close()
    throw error
  }

  async function make(): Promise<Http> {
    await mkdir(config.dataDir, { recursive: true })
    const clock = createClock()
    const metrics = createMetrics()
    const [remembered, stage, writer, { voice, ear }, secret] = await Promise.all([
      overrides.store ?? openStore(config, log).then(opening),
      overrides.stage ?? openStage(),
      overrides.writer ?? openWriter(),
      openSpeech(),
      config.signIn.secret ?? keptSecret(config.dataDir),
    ])
    const writing = createWriting(writer)
    const departures = createDepartures(createLastKnown(remembered, clock))
    const { store } = departures
    const shared = { clock, store, writing, log, newId: randomUUID }
    const pacer = opening(createPacer({ clock }))
    const activity = opening(await createSpeechActivity({ clock }))
    const random = (limit: number): number => randomInt(limit)
    const standBys = opening(createStandBys({ voice, log }))
    const station = opening(
      createStation({
        ...shared,
        pacer,
        voice: standBys.voice,
        standBys,
        noise: createStatic(),
        ear,
        activity,
        linguist: createLinguist(),
        recordings: createRecordings(),
        stage,
        random,
        meter: metrics.meter,
        rules: config.rules,
      }),
    )
    const desk = opening(await createMissionDesk(shared))
    const farewell = createFarewell({ departures, station, desk, log })
    const newLink = (): string => randomBytes(32).toString('base64url')
    const exports = opening(createExports({ store, station, clock, newLink, gone: (playerId) => farewell.gone(playerId) }))
    opening(createRetention({ store, clock, log, keptMs: config.retentionMs, returns: isKnownElsewhere }))
    const identity = createIdentity({ secret, tokenMs: config.signIn.life.tokenMs, issuer: config.signIn.issuer, clock })
    const scenarios = await readScenarios(fileURLToPath(new URL('./scenarios', import.meta.url)))
    const personas = createPersonaDesk({ ...shared, changed: (persona) => station.personaChanged(persona) })
    const api = createApi({
        desk,
        station,
        store,
        personas,
        exports,
        farewell,
        scenarios,
        models: writer.models,
        identity,
        clock,
        log,
        newId: randomUUID,
        newLink,
        voices: voice.models,
        prices: config.prices,
        signInLife: config.signIn.life,
        limits: config.limits,
        proxies: config.proxies,
        origins: config.origins,
        iceServers: stage.iceServers,
        understands: (language) => ear.understands(language),
        graphiql: !config.production,
        mediaMeter: metrics.meter,
      })
    return opening(
      createHttp({
        api,
        metrics,
        log,
        web: fileURLToPath(new URL('../dist/web', import.meta.url)),
        exported: (link) => exports.take(link),
        answersTo: createHostNames(config),
        // Whether a show could be taken: the store answers. The media workers replace themselves.
        ready: async () => void (await store.player(id<PlayerId>('ready'))),
      }),
    )
  }

  async function openStage(): Promise<Stage> {
    const workers = config.media.workers ?? availableParallelism()
    return opening(await createMediasoup({ ...config.media, workers, log }))
  }

  async function openWriter(): Promise<Writer> {
    const { models, conversationModels, liveTimeoutMs, timeoutMs } = config.gemini
    const { apiKey, baseUrl } = config.gemini.apiKey ? config.gemini : await studioGemini()
    const patience = { batchMs: liveTimeoutMs, otherMs: timeoutMs, idleMs: liveTimeoutMs }
    const address = { apiKey: apiKey ?? '', ...(baseUrl && { baseUrl }) }
    return opening(createGemini({ ...address, models, conversationModels, patience, log }))
  }

  async function studioGemini(): Promise<{ apiKey: string; baseUrl: string }> {
    log.info({}, 'GEMINI_API_KEY is not set: the embedded studio writes the show')
    const apiKey = randomBytes(16).toString('hex')
    const studio = opening(await createGeminiServer({ apiKey }))
    return { apiKey, baseUrl: studio.url }
  }

  async function openSpeech(): Promise<{ voice: Voice; ear: Ear }> {
    if (overrides.voice && overrides.ear) return { voice: overrides.voice, ear: overrides.ear }
    const { earModel, language, voiceBitRate, voiceConcurrency, voiceTimeoutMs } = config.deepgram
    const { apiKey, baseUrl, understands } = config.deepgram.apiKey
      ? { ...config.deepgram, apiKey: config.deepgram.apiKey, understands: () => true }
      : await studioDeepgram()
    const voice = createDeepgramVoice({
      apiKey,
      baseUrl,
      timeoutMs: voiceTimeoutMs,
      bitRate: voiceBitRate,
      concurrency: voiceConcurrency,
    })
    const ear = createDeepgramEar({ apiKey, baseUrl, model: earModel, language, connectMs: 5000, understands })
    return { voice: overrides.voice ?? voice, ear: overrides.ear ?? ear }
  }

  async function studioDeepgram() {
    log.info({}, 'DEEPGRAM_API_KEY is not set: the embedded studio speaks and listens')
    const apiKey = randomBytes(16).toString('hex')
    const studio = opening(await createDeepgramServer({ apiKey }))
    if (studio.ear === 'none')
      log.warn({}, 'pocketsphinx is not installed: nothing that is said is understood, players have to type')
    // Its recogniser has a model of English only.
    const understands = (language: string | null): boolean => studio.ear !== 'none' && (language ?? 'en') === 'en'
    return { apiKey, baseUrl: studio.url, understands }
  }
}

/** The store alone, as the server has it: for a tool that reads what is remembered. */
export async function openStore({ mongoUri, dataDir }: Pick<Config, 'mongoUri' | 'dataDir'>, log: Log): Promise<Store> {
  if (mongoUri) return createMongo({ uri: mongoUri, log })
  log.info({ dataDir }, 'MONGODB_URI is not set: remembering in a file')
  return createSqlite({ path: join(dataDir, 'wakeband.sqlite') })
}

/** The secret of the sign-in tokens: made once, readable by this user alone, so that a restart signs nobody out. */
async function keptSecret(dataDir: string): Promise<string> {
  const path = join(dataDir, 'sign-in-secret')
  const kept = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
  })
  if (kept) return kept
  // An earlier start was killed between making the file and filling it.
  if (kept === '') await rm(path, { force: true })
  // Put in place whole, so that it is never half there; of two starts at once the first one's is the secret of both.
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600, flush: true })
  await link(fresh, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  return readFile(path, 'utf8')
}
