import { expect, test } from 'vitest'
import { readOptions } from './options.ts'

const play = (...argv: string[]) => {
  const read = readOptions(argv, {})
  if (read.kind !== 'PLAY') throw new Error(JSON.stringify(read))
  return read.options
}
const complaint = (...argv: string[]) => {
  const read = readOptions(argv, {})
  return read.kind === 'WRONG' ? read.message : read.kind
}

test('--say and --type are kept in the order between them', () => {
  expect(play('--say', 'one', '--type', 'two', '--minutes', '2', '--say=three', '--json')).toMatchObject({
    utterances: [
      { how: 'SPOKEN', text: 'one' },
      { how: 'TYPED', text: 'two' },
      { how: 'SPOKEN', text: 'three' },
    ],
    programme: { kind: 'MISSION', minutes: 2 },
    json: true,
  })
})

test('the usual place of the server is where PORT says', () => {
  expect(play()).toMatchObject({ url: null, usualUrl: 'http://127.0.0.1:4000' })
  expect(readOptions([], { PORT: '8080' })).toMatchObject({ options: { usualUrl: 'http://127.0.0.1:8080' } })
  expect(play('--url', 'https://radio.example/')).toMatchObject({ url: 'https://radio.example/' })
})

test('a scenario: with an id it is played, without one all are listed', () => {
  expect(play('--scenario', 'checkpoint', '--time-stop').programme).toEqual({
    kind: 'SCENARIO',
    id: 'checkpoint',
    timeStop: true,
  })
  for (const argv of [['--scenario'], ['--scenario', '--json'], ['--json', '--scenario=']])
    expect(play(...argv).programme).toEqual({ kind: 'SCENARIO_LIST' })
})

test('a conversation: a new one with its characters and settings (C6), or an old one', () => {
  const settings = ['--model', 'quick', '--temperature', '0.5', '--top-k', '40', '--presence-penalty=-1']
  expect(
    play('--conversation', '--with', 'Juno, quill', '--hands-free', '--interrupt-after', '800', ...settings)
      .programme,
  ).toEqual({
    kind: 'CONVERSATION',
    id: null,
    with: ['Juno', 'quill'],
    handsFree: true,
    interruptAfterMs: 800,
    settings: { model: 'quick', temperature: 0.5, topK: 40, presencePenalty: -1 },
  })
  expect(play('--conversation', 'c1').programme).toMatchObject({
    id: 'c1',
    with: [],
    handsFree: false,
    settings: {},
  })
})

test('whatever does not fit is named in one line', () => {
  expect(complaint('--volume', '11')).toBe("Unknown option '--volume'")
  expect(complaint('hello')).toContain("Unexpected argument 'hello'")
  expect(complaint('--say')).toContain('--say')
  expect(complaint('--say', ' ')).toContain('want words')
  expect(complaint('--minutes', 'two')).toContain('«two»')
  expect(complaint('--minutes', '0.4')).toContain('0.5 to 60')
  expect(complaint('--name', '')).toContain('--name')
  expect(complaint('--theme', 'x'.repeat(301))).toContain('--theme')
  expect(complaint('--url', 'localhost:4000')).toContain('--url')
  expect(complaint('--mission', 'm1', '--resume')).toContain('exclude')
  expect(complaint('--resume', '--minutes', '2')).toContain('new mission')
  expect(complaint('--scenario', 'x', '--minutes', '2')).toBe('--minutes and --scenario exclude one another')
  expect(complaint('--scenario', 'x', '--conversation')).toContain('exclude')
  expect(complaint('--time-stop')).toContain('--scenario with its ID')
  expect(complaint('--hands-free')).toBe('--hands-free wants --conversation')
  expect(complaint('--conversation', '--with', 'Juno,')).toContain('--with wants names')
  expect(complaint('--conversation', '--temperature', 'hot')).toContain('«hot»')
  expect(complaint('--conversation', '--interrupt-after', '-1')).toContain('--interrupt-after')
  expect(complaint('--conversation', 'c1', '--model', 'quick')).toContain('new conversation')
  expect(complaint('--leave-after')).toContain('--leave-after')
  expect(complaint('--help', '--say', 'x')).toBe('HELP')
})
