import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BSON, MongoClient } from 'mongodb'
import { afterEach, describe, expect, it } from 'vitest'
import { wavHeader } from '../server/audio/wav.ts'
import { act, follow, openClient, tuneIn, type Answer, type PlainClient } from './client.ts'
import { endSaved } from './endSaved.ts'
import { startProduct, type RunningProduct } from './product.ts'

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** What nobody else ever says: each in a place of its own. */
const words = {
  name: 'Wilhelmina Quast',
  theme: 'zeppelinmotor',
  onAir: 'marmaladeriver',
  answer: 'xylophonist',
  character: 'Brunhildegard',
  personality: 'counterclockwise',
  message: 'tangerinesubmarine',
}

async function post(url: string, query: string, token: string | null): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })
  return response.json()
}

async function signIn(url: string, name: string): Promise<PlainClient & { readonly id: string }> {
  const { data } = await post(url, `mutation { signIn(name: "${name}") { ... on SignedIn { token player { id } } } }`, null)
  const client = await openClient(url, data.signIn.token)
  closing.push(() => client.close())
  return { ...client, id: data.signIn.player.id }
}

/** A second of noise, which is nowhere else. */
const samples = Int16Array.from({ length: 16_000 }, (_, n) => ((n * 7919 + ((n * n) % 9973) * 31) % 24_000) - 12_000)
const recording = Buffer.concat([wavHeader('pcm16', 16_000, samples.byteLength), new Uint8Array(samples.buffer)])

/** Of a show: `token` shows it to everybody. */
async function share(client: PlainClient, show: string): Promise<string> {
  const { data } = await client.ask(`mutation { shareSession(sessionId: "${show}") { ... on ShowShared { token } } }`)
  return data.shareSession.token
}

/** What a token shows to somebody who has nothing else. */
async function look(url: string, token: string): Promise<Answer> {
  const { data } = await post(url, `{ sharedShow(token: "${token}") { ... on SharedShow { outcome said { ... on PlayerTurn { text } } } } }`, null)
  return data.sharedShow
}

/** All three programmes, typed, and a recording; the ids of everything. */
async function play(url: string, client: PlainClient, said: typeof words): Promise<string[]> {
  const created = await client.ask(
    `mutation { createMission(input: { theme: "${said.theme}" }) { ... on Mission { id frequency } } }`,
  )
  const { id: missionId, frequency } = created.data.createMission
  const prepared = 'subscription ($id: ID!) { missionStatus(missionId: $id) { ... on Mission { status } } }'
  for await (const mission of client.follow(prepared, { id: missionId })) if (mission.status === 'STAGE2') break
  const tuned = await client.ask(
    'mutation ($id: ID!, $f: Float!) { tuneIn(input: { missionId: $id, frequency: $f, captionsOnly: true }) { ... on TunedIn { session { id } } } }',
    { id: missionId, f: frequency },
  )
  const show = tuned.data.tuneIn.session.id
  const events = follow(client, show)
  await until(events, 'LineStarted')
  expect(await act(client, 'say', show, { text: said.onAir })).toBe('Accepted')
  await until(events, 'ScoreUpdated')
  expect(await act(client, 'leave', show)).toBe('Accepted')

  const started = await client.ask(
    'mutation { startScenario(input: { scenarioId: "checkpoint", timeStop: true }) { ... on Session { id } } }',
  )
  const game = started.data.startScenario.id
  const answer = 'mutation ($i: AnswerStepInput!) { answerStep(input: $i) { __typename } }'
  const typed = await client.ask(answer, { i: { sessionId: game, text: said.answer } })
  expect(typed.data.answerStep.__typename).toBe('StepAnswered')
  const form = new FormData()
  const operation = { query: answer, variables: { i: { sessionId: game, recording: null } } }
  form.set('operations', JSON.stringify(operation))
  form.set('map', JSON.stringify({ file: ['variables.i.recording'] }))
  form.set('file', new Blob([recording], { type: 'audio/wav' }), 'recording')
  const headers = { authorization: `Bearer ${client.token}`, 'graphql-preflight': '1' }
  const sent = await fetch(`${url}/graphql`, { method: 'POST', headers, body: form })
  expect(JSON.stringify(await sent.json())).toContain('StepAnswered')

  const made = await client.ask(
    `mutation { createCharacter(input: { name: "${said.character}", role: "smith", personality: "${said.personality}", sound: "warm", gender: FEMININE }) { ... on Character { id } } }`,
  )
  const characterId = made.data.createCharacter.id
  const talk = await client.ask(
    'mutation ($c: ID!) { startConversation(input: { characterIds: [$c], captionsOnly: true }) { ... on Conversation { id } } }',
    { c: characterId },
  )
  const conversation = talk.data.startConversation.id
  const messages = follow(client, conversation)
  await messages.next()
  expect(await act(client, 'say', conversation, { text: said.message })).toBe('Accepted')
  await until(messages, 'LineStarted')
  return [missionId, show, game, characterId, conversation]
}

async function until(events: AsyncIterableIterator<Answer>, kind: string): Promise<void> {
  for (;;) {
    const { value, done } = await events.next()
    if (done) throw new Error(`the stream ended before ${kind}`)
    if (value.__typename === kind) return
  }
}

/** Every byte that the product has stored. */
async function storedBytes(product: RunningProduct, mongoUri: string): Promise<Buffer> {
  const names = await readdir(product.dataDir, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => readFile(join(entry.parentPath, entry.name)))
  const parts = await Promise.all(files)
  if (mongoUri) {
    const client = await MongoClient.connect(mongoUri)
    for (const { collectionName } of await client.db().collections())
      for (const document of await client.db().collection(collectionName).find().toArray())
        parts.push(Buffer.from(BSON.serialize(document)))
    await client.close()
  }
  return Buffer.concat(parts)
}

function mongo(): string {
  const { MONGODB_URI: server } = process.env
  if (!server) return ''
  const uri = new URL(server)
  uri.pathname = `/wakeband-test-${randomUUID()}`
  closing.push(async () => {
    const client = await MongoClient.connect(uri.href)
    await client.db().dropDatabase()
    await client.close()
  })
  return uri.href
}

const stores = [['a file', () => ''], ...(process.env['MONGODB_URI'] ? [['MongoDB', mongo] as const] : [])] as const

describe('E17 a player takes everything with them', () => {
  it.each(stores)('has all of it exported, and nothing of it is left anywhere: %s', async (_, storeOf) => {
    const mongoUri = storeOf()
    const folder = await mkdtemp(join(tmpdir(), 'wakeband-privacy-'))
    closing.push(() => rm(folder, { recursive: true }))
    const product = await startProduct({ LOG_LEVEL: 'debug', MONGODB_URI: mongoUri }, folder)
    closing.push(() => product.stop())
    const { url } = product
    const leaver = await signIn(url, words.name)
    const stayer = await signIn(url, 'Somebody Else')
    const ids = await play(url, leaver, words)
    const other = await tuneIn(stayer)
    const [, show = '', , , conversation = ''] = ids
    await endSaved(product.dataDir, mongoUri, show)
    expect(await act(leaver, 'startTalking', show)).toBe('SHOW_ENDED')
    const stopped = await share(leaver, show)
    await leaver.ask(`mutation { unshareSession(sessionId: "${show}") { __typename } }`)
    const token = await share(leaver, show)
    expect(await look(url, stopped), 'W2 a link that was taken back').toBeNull()
    expect(await look(url, token)).toMatchObject({ outcome: 'ABANDONED', said: expect.arrayContaining([{ text: words.onAir }]) })
    const secrets = [...Object.values(words), leaver.id, ...ids, token]
    const audio = [0, 5000, 20_000].map((at) => recording.subarray(44 + at, 44 + at + 24))

    const before = await storedBytes(product, mongoUri)
    for (const secret of secrets) expect(before.includes(secret), `${secret} is stored`).toBe(true)
    for (const sound of audio) expect(before.includes(sound), 'a recording is never stored').toBe(false)

    // Everything, once, and without a token.
    const offered = await leaver.ask('mutation { exportMyData { ... on DataExport { path expiresAt } } }')
    const { path } = offered.data.exportMyData
    const fetched = await fetch(url + path)
    expect(fetched.headers.get('content-disposition')).toContain('attachment')
    expect(fetched.headers.get('cache-control')).toBe('no-store')
    const text = await fetched.text()
    for (const secret of secrets) expect(text).toContain(secret)
    const exported = JSON.parse(text)
    expect(exported.player).toMatchObject({ id: leaver.id, name: words.name })
    expect(exported.missions).toHaveLength(1)
    expect(exported.sessions).toHaveLength(3)
    for (const { session, log } of exported.sessions) expect([session.context.length > 0 || log.length > 0]).toEqual([true])
    expect(exported.signIns).toEqual([{ createdAt: expect.any(Number), expiresAt: expect.any(Number) }])
    expect(text).not.toContain(stayer.id)
    for (const wrong of [path, `${path}x`, '/export/', '/export/x']) expect((await fetch(url + wrong)).status).toBe(404)

    const deletion = (name: string) => `mutation { it: deleteMyData(name: "${name}") { __typename ... on DataDeleted { missions characters sessions } } }`
    expect((await leaver.ask(deletion('Somebody Else'))).data.it).toEqual({ __typename: 'InvalidInput' })
    const unused = (await leaver.ask('mutation { exportMyData { ... on DataExport { path } } }')).data.exportMyData.path
    const feed = follow(leaver, conversation)
    await feed.next()
    const deleted = await leaver.ask(deletion(words.name))
    expect(deleted.data.it).toEqual({ __typename: 'DataDeleted', missions: 1, characters: 5, sessions: 3 })
    // The feed ends, or the socket under it does.
    for (;;) if ((await feed.next().catch(() => ({ done: true }))).done) break

    const after = await storedBytes(product, mongoUri)
    for (const secret of [...secrets, stopped]) expect(after.includes(secret), `${secret} is still stored`).toBe(false)
    expect(await look(url, token), 'W2 a link to what is deleted').toBeNull()
    expect(after.includes(stayer.id)).toBe(true)
    expect(after.includes(other.sessionId)).toBe(true)

    // What a log names are sessions and missions, by random ids that lead nowhere any more.
    const written = product.log() + (await (await fetch(`${url}/metrics`)).text())
    for (const secret of [...Object.values(words), leaver.id, stopped, token]) expect(written).not.toContain(secret)
    for (const sound of audio) expect(written.includes(sound.toString('latin1'))).toBe(false)

    const operations = [
      '{ me { name } }',
      `{ mission(id: "${ids[0]}") { id } }`,
      `{ session(id: "${ids[1]}") { id } }`,
      `{ sessionReview(sessionId: "${ids[2]}") { cost } }`,
      `{ conversation(id: "${ids[4]}") { id } }`,
      `mutation { createMission(input: {}) { __typename } }`,
    ]
    for (const who of [leaver.token, stayer.token])
      for (const operation of operations.slice(who === leaver.token ? 0 : 1, -1))
        expect(Object.values((await post(url, operation, who)).data)).toEqual([null])
    expect((await post(url, operations.at(-1) ?? '', leaver.token)).data.createMission.__typename).toBe('Unauthenticated')
    expect((await fetch(url + unused)).status).toBe(404)

    // Nothing comes back later: not from memory, nor when everything is closed.
    expect(await product.stop()).toBe(0)
    expect(product.log()).not.toContain(leaver.id)
    const closed = await storedBytes(product, mongoUri)
    for (const secret of secrets) expect(closed.includes(secret), secret).toBe(false)
  })
})
