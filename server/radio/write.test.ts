import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Item } from '../core/batch.ts'
import { ProviderFailure } from '../core/errors.ts'
import type { Writer, WriterPiece, WriterRequest } from '../core/ports.ts'
import { createWriting, WritingFailure } from './write.ts'

const request: WriterRequest = {
  purpose: 'batch',
  system: 's',
  messages: [{ from: 'user', text: 'go' }],
  schema: {},
}
const broken = new ProviderFailure({
  service: 'WRITER',
  message: 'The connection was lost.',
  retryable: true,
})
const speakers = ['Mara', 'Otto']

/** Nothing more comes, until the signal is aborted. */
const hang = Symbol('hang')

type Step = string | Error | { readonly usage: number } | typeof hang

/** A writer on strings: each call plays the next script, piece by piece, and what was asked is kept. */
function createPuppet(...scripts: readonly (readonly Step[])[]) {
  const asked: WriterRequest[] = []
  let left = 0
  const writer: Writer = {
    models: [],
    async *write(wanted, signal): AsyncGenerator<WriterPiece> {
      asked.push(wanted)
      const script = scripts[asked.length - 1] ?? []
      try {
        for (const step of script) {
          if (step instanceof Error) throw step
          if (step === hang) {
            await new Promise<void>((resolve) =>
              signal.addEventListener('abort', () => resolve(), { once: true }),
            )
            return
          }
          yield typeof step === 'string'
            ? { kind: 'text', text: step }
            : { kind: 'usage', usage: { inputTokens: step.usage, outputTokens: 1 } }
        }
      } finally {
        left += 1
      }
    },
  }
  return { writer, asked, left: () => left }
}

/** Writes a batch and notes everything that is handed on, in its order. */
function createDesk(...scripts: readonly (readonly Step[])[]) {
  const puppet = createPuppet(...scripts)
  const writing = createWriting(puppet.writer)
  const news: ({ readonly percent: number; readonly reason: string } | Item)[] = []
  const controller = new AbortController()
  let firstTokens = 0
  const on = {
    firstToken: () => void (firstTokens += 1),
    reaction: (percent: number, reason: string) => void news.push({ percent, reason }),
    item: (item: Item) => void news.push(item),
  }
  return {
    ...puppet,
    writing,
    news,
    controller,
    firstTokens: () => firstTokens,
    batch: () => writing.writeBatch(request, speakers, on, controller.signal),
  }
}

const line = (speaker: string, text: string) => ({ kind: 'line', speaker, text })
const pause = { kind: 'pause', hint: 'Say something.' }
const answer = (segments: readonly object[], percent: unknown = 7, reason: unknown = 'because') =>
  JSON.stringify({ awakenedListenersChangePercent: percent, reason, segments })
const plain = answer([
  line('Mara', 'Good evening.'),
  { kind: 'gap', milliseconds: 400 },
  line('Otto', 'Is it?'),
  pause,
])
const handedOn = [
  { percent: 7, reason: 'because' },
  { kind: 'line', speaker: 'Mara', text: 'Good evening.' },
  { kind: 'gap', ms: 400 },
  { kind: 'line', speaker: 'Otto', text: 'Is it?' },
  { kind: 'pause', hint: 'Say something.' },
]

describe('a batch while it is written', () => {
  it.each([1, 2, 3, 7, 1000])('M7 is read from pieces of %i characters', async (size) => {
    const pieces = plain.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
    const desk = createDesk([...pieces, { usage: 50 }])
    expect(await desk.batch()).toEqual({
      usage: { inputTokens: 50, outputTokens: 1, voiceCharacters: 0, earSeconds: 0 },
      cutShort: null,
    })
    expect(desk.news).toEqual(handedOn)
    expect(desk.firstTokens()).toBe(1)
  })

  it('E16 hands on the score, and each line, before the answer is complete', async () => {
    const cut = plain.indexOf('"text":"Is') - 40
    const desk = createDesk([plain.slice(0, cut), hang])
    const batch = desk.batch()
    await expect.poll(() => desk.news.length).toBe(2)
    expect(desk.news).toEqual(handedOn.slice(0, 2))
    desk.controller.abort()
    await expect(batch).rejects.toThrow('aborted')
    expect(desk.news).toHaveLength(2)
  })

  it('takes characters and escapes that are cut in the middle', async () => {
    const text = answer([line('Mara', 'caf\u00e9 \u{1f4fb}\u{1d11e}x \\ "q" \u4f60'), pause]).replace(
      '\u4f60',
      '\\u4f60',
    )
    const desk = createDesk(text.split(''))
    await desk.batch()
    expect(desk.news[1]).toEqual({
      kind: 'line',
      speaker: 'Mara',
      text: 'caf\u00e9 \u{1d11e}x \\ "q" \u4f60',
    })
  })

  it('passes over prose and a code fence round the object', async () => {
    const desk = createDesk(['Here it is:\n```js', 'on\n', plain, '\n``', '`\nGood luck {all}!'])
    await desk.batch()
    expect(desk.news).toEqual(handedOn)
  })

  it('E13 hands on the score first, also where it was written last', async () => {
    const late = `{"segments":[${JSON.stringify(line('Mara', 'Hello.'))}],"reason":"r","awakenedListenersChangePercent":3}`
    const desk = createDesk([late.slice(0, 70), late.slice(70)])
    await desk.batch()
    expect(desk.news).toEqual([{ percent: 3, reason: 'r' }, line('Mara', 'Hello.')])
  })

  it('M7 cuts what is too much: after a pause, after ten segments, beyond a hundred percent', async () => {
    const two = createDesk([answer([line('Mara', 'One.'), pause, line('Otto', 'Two.'), pause], 400)])
    await two.batch()
    expect(two.news).toEqual([{ percent: 100, reason: 'because' }, line('Mara', 'One.'), pause])

    const many = createDesk([
      answer(Array.from({ length: 14 }, (_, index) => line('Mara', `Line ${index}.`))),
    ])
    await many.batch()
    expect(many.news).toHaveLength(11)
  })

  it('takes off what a voice would read out although nobody says it', async () => {
    const desk = createDesk([
      answer([line('mara ', '*sighs* [static] I *never* said \u{1f44b} that,\n`love`. *laughs*'), pause]),
    ])
    await desk.batch()
    expect(desk.news[1]).toEqual(line('Mara', 'I never said that, love.'))
  })
})

describe('a batch that does not fit', () => {
  const bad: readonly (readonly [string, string])[] = [
    ['no JSON', 'I cannot do that.'],
    ['JSON that ends early', plain.slice(0, 20)],
    ['a score that is no number', answer([line('Mara', 'Hi.')], 'ten')],
    ['no score', '{"segments":[{"kind":"line","speaker":"Mara","text":"Hi."}]}'],
    ['no segments', answer([])],
    ['broken syntax', '{"awakenedListenersChangePercent": 3,, }'],
    ['segments that are none', '{"awakenedListenersChangePercent":1,"reason":"r","segments":["hello"]}'],
  ]

  it.each(bad)('M7 is asked for again once, with the error: %s', async (_, text) => {
    const desk = createDesk([text], [plain])
    await desk.batch()
    expect(desk.asked).toHaveLength(2)
    const [first, shown, error] = desk.asked[1]?.messages ?? []
    expect(first).toEqual(request.messages[0])
    expect(desk.firstTokens()).toBe(1)
    expect(shown).toEqual({ from: 'model', text: text.trim() })
    expect(error?.from).toBe('user')
    expect(error?.text).toMatch(/did not fit: .+/)
    expect(desk.news.slice(1)).toEqual(handedOn.slice(1))
  })

  it('M7 the error names who may speak', async () => {
    const desk = createDesk([answer([line('Nobody', 'Hi.')])], [plain])
    await desk.batch()
    expect(desk.asked[1]?.messages.at(-1)?.text).toContain('speaker must be one of Mara, Otto')
    // The score of the first answer stands, and comes once (E13).
    expect(desk.news.filter((one) => 'percent' in one)).toHaveLength(1)
  })

  it('M7 a second misfit is a failure, with what both have used', async () => {
    const desk = createDesk([{ usage: 10 }, 'no'], [{ usage: 20 }, 'no'], [plain])
    const error = await desk.batch().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(WritingFailure)
    expect((error as WritingFailure).fault).toMatchObject({ service: 'WRITER', retryable: true })
    expect((error as WritingFailure).usage.inputTokens).toBe(30)
    expect(desk.asked).toHaveLength(2)
  })

  it('what has been handed on is never handed on twice: a fault after the first line ends the batch there', async () => {
    const spoilt = createDesk([answer([line('Mara', 'One.'), line('Ghost', 'Two.'), pause])], [plain])
    const ended = await spoilt.batch()
    expect(ended.cutShort?.message).toContain('speaker must be')
    expect(spoilt.asked).toHaveLength(1)
    expect(spoilt.news.slice(1)).toEqual([line('Mara', 'One.')])

    const lost = createDesk([plain.slice(0, plain.indexOf('Is it')), broken])
    expect((await lost.batch()).cutShort).toEqual(broken.fault)
    expect(lost.news).toEqual(handedOn.slice(0, 3))
  })

  it('E14 a failure of the provider is passed on as it is: the retries are in the adapter', async () => {
    const desk = createDesk([{ usage: 4 }, broken], [plain])
    const error = await desk.batch().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ProviderFailure)
    expect((error as WritingFailure).fault).toEqual(broken.fault)
    expect((error as WritingFailure).usage.inputTokens).toBe(4)
    expect(desk.asked).toHaveLength(1)
    expect(desk.news).toEqual([])
  })

  it('an answer of nothing is asked for again without an empty message', async () => {
    const desk = createDesk([], [plain])
    await desk.batch()
    expect(desk.asked[1]?.messages.map(({ from }) => from)).toEqual(['user', 'user'])
  })

  it('is left as soon as it is known not to fit, and the stream is closed', async () => {
    const desk = createDesk(['{"awakenedListenersChangePercent":"x"', ',"reason":"', hang], [plain])
    await desk.batch()
    expect(desk.left()).toBe(2)
  })

  it("after an abort there is silence, and the signal's reason", async () => {
    const desk = createDesk([plain])
    desk.controller.abort(new Error('the player spoke'))
    await expect(desk.batch()).rejects.toThrow('the player spoke')
    expect(desk.news).toEqual([])
  })
})

describe('documents and texts', () => {
  const Reply = z.object({ title: z.string().min(1), listeners: z.int().min(10) })
  const never = new AbortController().signal

  it('M2 a document is checked, and asked for again once with what is wrong', async () => {
    const desk = createDesk(
      [{ usage: 3 }, '{"title":"","listeners":2.5}'],
      [{ usage: 4 }, '```json\n{"title":"T",', '"listeners":12}\n```'],
    )
    const { value, usage } = await desk.writing.writeJson(request, Reply, never)
    expect(value).toEqual({ title: 'T', listeners: 12 })
    expect(usage.inputTokens).toBe(7)
    expect(desk.asked[1]?.messages.at(-1)?.text).toMatch(/title: .*listeners: /s)
  })

  it('M2 a second misfit is a failure', async () => {
    const desk = createDesk(['{}'], ['[]'])
    await expect(desk.writing.writeJson(request, Reply, never)).rejects.toThrow(WritingFailure)
    expect(desk.asked).toHaveLength(2)
  })

  it.each([
    ['a document', async ({ writing, controller }: ReturnType<typeof createDesk>) => {
      const { value, usage } = await writing.writeJson(request, z.object({ a: z.number() }), controller.signal)
      return [value, usage]
    }],
    ['a text', async ({ writing, controller }: ReturnType<typeof createDesk>) => {
      const { text, usage } = await writing.writeText(request, controller.signal)
      return [JSON.parse(text) as unknown, usage]
    }],
  ] as const)('E14 E15 %s that breaks off in the middle is asked for once more; one that never began is not', async (_, write) => {
    const whole = createDesk(['{"a"', { usage: 5 }, broken], ['{"a": 1}', { usage: 7 }])
    expect(await write(whole)).toEqual([{ a: 1 }, expect.objectContaining({ inputTokens: 12 })])
    expect(whole.asked).toEqual([request, request])
    const twice = createDesk(['{"a"', broken], ['{"a"', broken], ['{"a": 1}'])
    await expect(write(twice)).rejects.toMatchObject({ fault: broken.fault })
    expect(twice.asked).toHaveLength(2)
    const never = createDesk([broken], ['{"a": 1}'])
    await expect(write(never)).rejects.toMatchObject({ fault: broken.fault })
    expect(never.asked).toHaveLength(1)
  })

  it('M3 a text is the text, and an empty one is a failure', async () => {
    const desk = createDesk([' One ', 'two.\n', { usage: 5 }], ['  '])
    expect(await desk.writing.writeText(request, never)).toMatchObject({
      text: 'One two.',
      usage: { inputTokens: 5 },
    })
    await expect(desk.writing.writeText(request, never)).rejects.toThrow('nothing to say')
  })
})
