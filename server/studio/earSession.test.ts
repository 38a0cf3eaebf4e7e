import { describe, expect, it } from 'vitest'
import { createEarSession, type Decoders, type EarNews, type SessionOptions } from './earSession.ts'
import type { Sphinx, SphinxWord } from './earSphinx.ts'

/**
 * A decoder that the test pulls the strings of: it understands one word for every 100 ms that it is given.
 */
function puppetSphinx(): Sphinx & { readonly log: string[] } {
  const log: string[] = []
  let given = 0
  return {
    log,
    begin() {
      given = 0
      log.push('begin')
    },
    cepstra(samples) {
      given += samples.length
      return new Float32Array(Math.floor(samples.length / 160) * 13).fill(1)
    },
    search: () => undefined,
    end: () => void log.push('end'),
    words: () =>
      Array.from({ length: Math.floor(given / 1600) }, (_, at): SphinxWord => ({
        word: `w${at}`,
        firstFrame: at * 10,
        lastFrame: at * 10 + 9,
        posterior: 1,
        fit: -24_000,
      })),
  }
}

/** What one may take, as long as there are any. */
function pool(...all: Sphinx[]): Decoders & { readonly free: Sphinx[] } {
  const free = [...all]
  return { free, take: () => free.pop(), give: (sphinx) => void free.push(sphinx) }
}

const rate = 16_000
const speech = (seconds: number): Int16Array =>
  Int16Array.from({ length: seconds * rate }, (_, at) => 8000 * Math.sin(at / 5))
const quiet = (seconds: number): Int16Array => new Int16Array(seconds * rate)

function run(
  options: Partial<SessionOptions> = {},
  decoders: Decoders = pool(puppetSphinx()),
): ReturnType<typeof start> {
  return start({ endpointingMs: 300, utteranceEndMs: null, interim: true, ...options }, decoders)
}

function start(options: SessionOptions, decoders: Decoders) {
  const news: EarNews[] = []
  const session = createEarSession(options, decoders, (each) => void news.push(each))
  const results = (): Extract<EarNews, { kind: 'results' }>[] =>
    news.filter((each) => each.kind === 'results')
  return {
    news,
    session,
    finals: () => results().filter(({ isFinal }) => isFinal),
    partials: () => results().filter(({ isFinal }) => !isFinal),
    /** Audio in pieces of 20 ms, each worked on before the next comes. */
    hear(...parts: Int16Array[]) {
      for (const part of parts)
        for (let at = 0; at < part.length; at += 320) {
          session.push(part.subarray(at, at + 320))
          while (session.work());
        }
    },
    work() {
      while (session.work());
    },
  }
}

describe('a stream of speech', () => {
  it('E8 begins where somebody begins to speak, and is final after a pause', () => {
    const { hear, news, finals } = run()
    hear(quiet(1), speech(1), quiet(1))
    const started = news.find((each) => each.kind === 'speechStarted')
    expect(started?.at).toBeCloseTo(1, 1)
    expect(finals()).toHaveLength(1)
    const [result] = finals()
    expect(result).toMatchObject({ start: 0, speechFinal: true, fromFinalize: false })
    expect(result?.end).toBeCloseTo(2.3, 1)
    expect(result?.words[0]?.start).toBeGreaterThan(0.6)
    expect(result?.words[0]?.start).toBeLessThan(1)
  })

  it('E8 says what was understood so far about every 200 ms, and only what has changed', () => {
    const { hear, partials } = run()
    hear(quiet(0.5), speech(1))
    const texts = partials().map(({ words }) => words.length)
    expect(texts.length).toBeGreaterThanOrEqual(4)
    expect(texts).toEqual([...new Set(texts)])
    expect(partials().every(({ speechFinal, fromFinalize }) => !speechFinal && !fromFinalize)).toBe(true)
  })

  it('gives no partial where none is asked for, nor one that is out of date', () => {
    const none = run({ interim: false })
    none.hear(speech(1))
    expect(none.partials()).toEqual([])
    const late = run()
    late.session.push(speech(2))
    late.work()
    expect(late.partials().length).toBeLessThanOrEqual(1)
  })

  it('has results that follow each other without a gap', () => {
    const { hear, session, work, finals } = run()
    hear(quiet(0.5), speech(0.6), quiet(0.7), speech(0.6), quiet(0.7), speech(0.4))
    session.finalize()
    work()
    expect(finals()).toHaveLength(3)
    for (const [index, { start }] of finals().entries()) expect(start).toBe(finals()[index - 1]?.end ?? 0)
  })

  it('is not begun by a click', () => {
    const { hear, news } = run()
    hear(quiet(0.5), speech(0.02), quiet(0.5), speech(0.02), quiet(0.5))
    expect(news).toEqual([])
  })

  it('does not end at every pause where endpointing is off, but at a long one', () => {
    const { hear, finals } = run({ endpointingMs: null })
    hear(speech(0.6), quiet(0.7), speech(0.6))
    expect(finals()).toEqual([])
    hear(quiet(1.1))
    expect(finals()).toMatchObject([{ isFinal: true, speechFinal: false }])
  })

  it('ends without a pause when it has become too long', () => {
    const { hear, finals } = run()
    hear(speech(21))
    expect(finals()).toMatchObject([{ speechFinal: false }])
  })

  it('has an empty result from time to time while nobody speaks', () => {
    const { hear, finals } = run()
    hear(quiet(11))
    expect(finals()).toMatchObject([
      { start: 0, end: 5, words: [] },
      { start: 5, end: 10, words: [] },
    ])
  })

  it('is over so long after the last word, once', () => {
    const { hear, news } = run({ utteranceEndMs: 1000 })
    hear(speech(1), quiet(3))
    const ends = news.filter((each) => each.kind === 'utteranceEnded')
    const words = news.flatMap((each) => (each.kind === 'results' && each.isFinal ? each.words : []))
    expect(ends).toEqual([{ kind: 'utteranceEnded', lastWordEnd: words.at(-1)?.end }])
  })
})

describe('Finalize', () => {
  it('E6 gives what was said up to it, at once', () => {
    const { hear, session, work, finals } = run()
    hear(quiet(0.3), speech(1))
    expect(finals()).toEqual([])
    session.finalize()
    work()
    expect(finals()).toMatchObject([{ fromFinalize: true, speechFinal: true }])
    expect(finals()[0]?.words.length).toBeGreaterThan(5)
  })

  it('is answered with nothing where nothing was said, and not at all where nothing came', () => {
    const { hear, session, work, finals } = run()
    session.finalize()
    work()
    expect(finals()).toEqual([])
    hear(quiet(0.5))
    session.finalize()
    work()
    expect(finals()).toMatchObject([{ fromFinalize: true, words: [] }])
    session.finalize()
    work()
    expect(finals()).toHaveLength(1)
  })

  it('is answered after a stretch that a pause has just ended', () => {
    const { hear, session, work, finals } = run()
    hear(speech(0.6), quiet(0.34))
    session.finalize()
    work()
    expect(finals()).toMatchObject([{ fromFinalize: false }, { fromFinalize: true, words: [] }])
  })
})

describe('decoders, of which there are few', () => {
  it('are held while somebody speaks, and no longer', () => {
    const decoders = pool(puppetSphinx())
    const { hear, session } = run({}, decoders)
    hear(quiet(1))
    expect(decoders.free).toHaveLength(1)
    hear(speech(1))
    expect(decoders.free).toHaveLength(0)
    hear(quiet(1))
    expect(decoders.free).toHaveLength(1)
    hear(speech(1))
    session.close()
    expect(decoders.free).toHaveLength(1)
  })

  it('are waited for, and no word is lost by it', () => {
    const decoders = pool(puppetSphinx())
    const [one, other] = [run({}, decoders), run({}, decoders)]
    one.hear(speech(1))
    other.hear(speech(1))
    other.session.finalize()
    other.work()
    expect(other.finals()).toEqual([])
    one.hear(quiet(1))
    other.work()
    expect(other.finals()).toMatchObject([{ fromFinalize: true }])
    expect(other.finals()[0]?.words.length).toBeGreaterThan(8)
  })

  it('may be none at all: speech is noticed, and nothing of it understood', () => {
    const { hear, news, finals, partials } = run({}, { take: () => null, give: () => undefined })
    hear(speech(1), quiet(1))
    expect(news[0]).toMatchObject({ kind: 'speechStarted' })
    expect(finals()).toMatchObject([{ words: [], speechFinal: true }])
    expect(partials()).toEqual([])
  })
})

it('the end of a stream is told after its last result', () => {
  const { hear, session, work, news } = run()
  hear(speech(1))
  session.finish()
  work()
  expect(news.slice(-2)).toMatchObject([
    { kind: 'results', isFinal: true },
    { kind: 'finished', duration: 1 },
  ])
})
