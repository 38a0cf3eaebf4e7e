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
    minutes: 2,
    json: true,
  })
})

test('the usual place of the server is where PORT says', () => {
  expect(play()).toMatchObject({ url: null, usualUrl: 'http://127.0.0.1:4000' })
  expect(readOptions([], { PORT: '8080' })).toMatchObject({ options: { usualUrl: 'http://127.0.0.1:8080' } })
  expect(play('--url', 'https://radio.example/')).toMatchObject({ url: 'https://radio.example/' })
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
  expect(complaint('--leave-after')).toContain('--leave-after')
  expect(complaint('--help', '--say', 'x')).toBe('HELP')
})
