import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGemini } from './adapters/gemini.ts'
import { createLinguist } from './adapters/linguist.ts'
import { createRecordings } from './adapters/recordings.ts'
import { readScenarios } from './adapters/scenarioFiles.ts'
import { wavHeader } from './audio/wav.ts'
import { id, type PlayerId } from './core/ids.ts'
import { judgeByRule } from './core/judging.ts'
import type { Transcript } from './core/ports.ts'
import { programmeOf, type StepResult } from './core/programme.ts'
import { penaltyOf, rewardOf, type Scenario } from './core/scenario.ts'
import type { ShowEvent, Standing } from './core/showEvents.ts'
import { rules } from './core/testing/sessions.ts'
import { createPacer } from './radio/pacer.ts'
import type { Show } from './radio/show.ts'
import { createStation } from './radio/station.ts'
import {
  createPuppetActivity,
  createPuppetEar,
  createPuppetStage,
  createPuppetStore,
  createPuppetVoice,
} from './radio/testing/puppets.ts'
import { createSimulatedClock, settled } from './radio/testing/simulatedClock.ts'
import { createWriting } from './radio/write.ts'
import { answers, type Answer } from './scenarios/testing/answers.ts'
import { createGeminiServer } from './studio/gemini.ts'

const shipped = await readScenarios(`${import.meta.dirname}/scenarios`)
const playerId = id<PlayerId>('p1')
const key = 'studio'
/** What a good microphone gives: enough for a judge, and less than typed words have. */
const spoken = 0.9
const wav = Buffer.concat([wavHeader('pcm16', 8000, 8000), new Uint8Array(8000)])

let house: Awaited<ReturnType<typeof createHouse>>
beforeAll(async () => {
  house = await createHouse()
})
afterAll(() => house.close())

/** The station with the real rules, files, linguist and judge; microphone and ear are moved by the test. */
async function createHouse() {
  const gemini = await createGeminiServer({ apiKey: key, firstTokenMs: 0, tokensPerSecond: 0 })
  const model = 'gemini-2.5-flash-lite'
  const live = { batch: model, judgement: model, message: model }
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const writer = createGemini({
    apiKey: key,
    baseUrl: gemini.url,
    models: { ...live, brief: model, direction: model, summary: model, fallback: model },
    conversationModels: [model],
    log,
  })
  const clock = createSimulatedClock()
  const ear = createPuppetEar()
  const stage = createPuppetStage()
  let recorded: Transcript | undefined
  let ids = 0
  const station = createStation({
    clock,
    pacer: createPacer({ clock }),
    store: createPuppetStore().store,
    writing: createWriting(writer),
    voice: createPuppetVoice(1).voice,
    standBys: { prepare: () => undefined },
    noise: [],
    ear: {
      ...ear.ear,
      transcribe: async () => recorded ?? { text: '', confidence: 0, language: null, speech: false },
    },
    stage: stage.stage,
    meter: { told: () => undefined, shows: () => undefined },
    log,
    random: () => 0,
    newId: () => `s${(ids += 1)}`,
    activity: createPuppetActivity().activity,
    linguist: createLinguist(),
    recordings: createRecordings(),
    rules: { mission: rules, scenario: { ...rules, timeLimitMs: null }, conversation: rules },
  })

  async function open(scenario: Scenario, timeStop: boolean): Promise<Show> {
    const session = await station.startScenario(playerId, scenario, { captionsOnly: false, timeStop })
    const show = await station.show(playerId, session.id)
    if (!show) throw new Error('no show')
    return show
  }

  return {
    clock,
    ear,
    stage,
    open,
    /** What the ear understands of every recording from now on. */
    record: (transcript: Transcript) => void (recorded = transcript),
    async close() {
      await station.close()
      writer.close()
      await gemini.close()
    },
  }
}

type Told<Kind extends ShowEvent['kind']> = Extract<ShowEvent, { kind: Kind }>
type Judged = Told<'ScenarioFinal'> | Told<'ScenarioPenalty'>

/** A client on the air: it says ready to every line. */
async function goOnAir(show: Show) {
  const told: ShowEvent[] = []
  let look = (): void => undefined
  void (async () => {
    for await (const item of show.follow(null)) {
      if (item.kind !== 'event') continue
      told.push(item.event)
      if (item.event.kind === 'DialogueEnded') void show.ready(item.event.lineId)
      look()
    }
  })()
  await show.media.open()
  await show.media.connect('RECEIVE', {})
  await show.media.consume('RECEIVE', {})
  await show.media.resume('hosts')
  await show.media.produce('SEND', {})

  /** Real time is waited for only where the judge is a model: its wire is a real one. */
  function next<Kind extends ShowEvent['kind']>(from: number, ...kinds: Kind[]): Promise<Told<Kind>> {
    return new Promise((resolve) => {
      look = () => {
        const isOne = (event: ShowEvent): event is Told<Kind> => kinds.some((kind) => kind === event.kind)
        const found = told.slice(from).find(isOne)
        if (found) resolve(found)
      }
      look()
    })
  }

  return {
    told,
    show,
    /** Until the question of that step was heard. */
    async asked(step: number): Promise<void> {
      const isReady = (): boolean =>
        show.session().state.kind === 'WAITING_FOR_USER' &&
        told.some((event) => event.kind === 'ScenarioReady' && event.step === step)
      for (let lines = 0; !isReady() && lines < 8; lines += 1) await house.clock.pass(100)
      expect(isReady(), `the question of step ${step} is put`).toBe(true)
    },
    /** Carries out an answer; resolves to what was told of its verdict. */
    async judged(answer: () => Promise<unknown>): Promise<Judged> {
      const from = told.length
      await answer()
      return next(from, 'ScenarioFinal', 'ScenarioPenalty')
    },
    async speak(text: string): Promise<void> {
      await show.press()
      const stream = house.ear.streams.at(-1)
      for (let mark = 0; mark < 3; mark += 1) house.stage.microphone(mark)
      stream?.say({ kind: 'partial', text, confidence: 0.4, language: null })
      stream?.say({ kind: 'segment', text, confidence: spoken, language: null, finalized: false })
      await show.release()
      await house.clock.pass(400)
      stream?.say({ kind: 'segment', text: '', confidence: 0, language: null, finalized: true })
      await settled()
    },
  }
}

/** A right answer to each step before `step`. */
const examplesBefore = (scenario: Scenario, step: number): string[] =>
  scenario.steps.slice(0, step).map(({ expects }) => expects[0]?.examples[0] ?? '')

interface Scored {
  readonly result: StepResult
  readonly standing: Standing
}

function standingOf({ score, livesRemaining, livesTotal, phase }: Judged): Standing {
  return { score, livesRemaining, livesTotal, phase }
}

function scoreOf(show: Show, result: StepResult): Scored {
  const { score, livesRemaining, scenario, phase } = programmeOf(show.session(), 'scenario')
  return { result, standing: { score, livesRemaining, livesTotal: scenario.lives, phase } }
}

/** A game on the air, brought to `step` by right answers, and the answer given there. */
async function live(scenario: Scenario, step: number, text: string, how: 'SPOKEN' | 'TYPED') {
  const show = await house.open(scenario, false)
  const client = await goOnAir(show)
  const give = (words: string): Promise<unknown> => (how === 'TYPED' ? show.say(words) : client.speak(words))
  for (const [index, example] of examplesBefore(scenario, step).entries()) {
    await client.asked(index)
    await client.judged(() => give(example))
  }
  await client.asked(step)
  const judged = await client.judged(() => give(text))
  await show.leave()
  return essence({ result: judged.result, standing: standingOf(judged) })
}

/** The same without a connection. */
async function timeStop(scenario: Scenario, step: number, text: string, how: 'RECORDED' | 'TYPED') {
  const show = await house.open(scenario, true)
  async function give(words: string): Promise<StepResult> {
    house.record({ text: words, confidence: spoken, language: null, speech: true })
    const answered = await (how === 'TYPED' ? show.answerText(words) : show.answerRecording(wav))
    if (!('result' in answered)) throw new Error(`not judged: ${JSON.stringify(answered)}`)
    return answered.result
  }
  for (const example of examplesBefore(scenario, step)) await give(example)
  const scored = scoreOf(show, await give(text))
  await show.leave()
  return essence(scored)
}

/** What all four ways have to agree on. */
function essence({ result, standing }: Scored) {
  const { verdict, scoreDelta, livesDelta, step, language, reply } = result
  const { outcome, intent, by, reason } = verdict
  return { step, outcome, intent, by, reason, scoreDelta, livesDelta, language, reply, standing }
}

type Expectation = Pick<Answer, 'outcome' | 'intent' | 'by'>

/** What the table and the file make of an answer, at a step that was reached without a mistake. */
function expected(scenario: Scenario, index: number, { outcome, intent, by }: Expectation) {
  const step = scenario.steps[index]
  if (!step || outcome === 'UNHEARD') throw new Error(`nothing is expected of ${outcome} in step ${index}`)
  const earned = scenario.steps.slice(0, index).reduce((sum, before) => sum + rewardOf(scenario, before), 0)
  const right = outcome === 'CORRECT'
  const cost = right ? { lives: 0, points: 0 } : penaltyOf(scenario, step, outcome)
  const scoreDelta = right ? rewardOf(scenario, step) : 0 - Math.min(earned, cost.points)
  const livesDelta = 0 - Math.min(scenario.lives, cost.lives)
  const score = earned + scoreDelta
  const standing = { score, livesRemaining: scenario.lives + livesDelta, livesTotal: scenario.lives }
  return { step: index, outcome, by, ...(intent !== null && { intent }), scoreDelta, livesDelta, standing }
}

const stepsOf = ({ steps }: Scenario) => steps.map(({ id: step }, index) => ({ step, index }))

function isRight(scenario: Scenario, index: number, text: string): boolean {
  const step = scenario.steps[index]
  const heard = { kind: 'words', text, confidence: 0.95, typed: false, language: null } as const
  return step !== undefined && judgeByRule(scenario, step, heard)?.outcome === 'CORRECT'
}

describe.each(shipped)('S5 the same rules decide live, time-stop, voice and typed: $id', (scenario) => {
  const own = answers.filter((answer) => answer.scenario === scenario.id)

  it.each(stepsOf(scenario))('S3 S5 $step', async ({ step, index }) => {
    const table = own.filter((answer) => answer.step === step)
    expect(table.length, 'the table has answers to every step').toBeGreaterThan(0)
    for (const answer of table) {
      const { text } = answer
      const typed = await timeStop(scenario, index, text, 'TYPED')
      // How good a judge the model is, its own test says: here its verdict counts the same on all ways.
      const verdict = answer.by === 'MODEL' ? { ...typed, by: answer.by } : answer
      expect.soft(typed, `«${text}»`).toMatchObject(expected(scenario, index, verdict))
      expect.soft(await timeStop(scenario, index, text, 'RECORDED'), `«${text}» recorded`).toEqual(typed)
      expect.soft(await live(scenario, index, text, 'TYPED'), `«${text}» typed on the air`).toEqual(typed)
      expect.soft(await live(scenario, index, text, 'SPOKEN'), `«${text}» spoken on the air`).toEqual(typed)
    }
  })
})

describe.each(shipped.filter(({ language }) => language === 'en'))('S4 word by word: $id', (scenario) => {
  const own = answers.filter((answer) => answer.scenario === scenario.id)

  it.each(stepsOf(scenario))(
    'S4 $step ends by itself when a whole right answer stands, and on the beginning of no other one',
    async ({ step, index }) => {
      for (const { text } of own.filter((answer) => answer.step === step)) {
        const show = await house.open(scenario, false)
        const client = await goOnAir(show)
        for (const [before, example] of examplesBefore(scenario, index).entries()) {
          await client.asked(before)
          await client.judged(() => show.say(example))
        }
        await client.asked(index)
        await show.press()
        const from = client.told.length
        let given = ''
        for (const word of text.split(' ')) {
          given = `${given} ${word}`.trim()
          house.ear.streams.at(-1)?.say({ kind: 'partial', text: given, confidence: 0.95, language: null })
          await house.clock.pass(200)
        }
        await house.clock.pass(400)
        const final = client.told.slice(from).find((event) => 'result' in event)
        if (isRight(scenario, index, text))
          expect.soft(final?.result, `«${text}»`).toMatchObject({ transcript: text, verdict: { outcome: 'CORRECT', by: 'RULE' } })
        else expect.soft(final, `«${text}» is no answer to end on`).toBeUndefined()
        await show.leave()
      }
    },
  )
})
