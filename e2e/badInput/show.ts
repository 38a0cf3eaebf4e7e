import { expect, it } from 'vitest'
import { act, follow, type Answer, type PlainClient } from '../client.ts'
import { endSaved } from '../endSaved.ts'
import { firstLine, until, type Attack } from './attack.ts'

/** A show that waits for its player, and what was told of it so far. */
export interface Paused {
  readonly sessionId: string
  readonly events: readonly Answer[]
}

/** Plays a show as a reader of captions does, without a word, up to its first pause, and stays there. */
export async function playUntilPause(player: PlainClient, sessionId: string): Promise<Paused> {
  const events: Answer[] = []
  await until(follow(player, sessionId), (event) => {
    events.push(event)
    if (event.__typename === 'DialogueEnded')
      void act(player, 'readyForNext', sessionId, { lineId: event.lineId })
    return event.state === 'WAITING_FOR_USER'
  })
  return { sessionId, events }
}

/** Whatever is tried by `everything`, where the player may speak. */
const welcome = [
  'Accepted',
  'ALREADY_TALKING',
  'Accepted',
  'NOT_TALKING',
  'LATE_READY',
  'UNKNOWN_LINE',
  'InvalidInput',
]

export function attackShow(at: () => Attack, paused: () => Promise<Paused>): void {
  /** All that a player can do, more often than makes sense; and what each was answered. */
  async function everything(sessionId: string): Promise<string[]> {
    const { ada } = at()
    const answers: string[] = []
    for (const field of ['startTalking', 'startTalking', 'stopTalking', 'stopTalking'])
      answers.push(await act(ada, field, sessionId))
    for (const lineId of ['l1', 'l999']) answers.push(await act(ada, 'readyForNext', sessionId, { lineId }))
    return [...answers, await act(ada, 'say', sessionId, { text: ' ' })]
  }

  it('before it is on the air', async () => {
    // Whether the first line is written by now or not.
    const early = expect.stringMatching(/^(UNKNOWN_LINE|EARLY_READY)$/)
    const answers = [
      'NOT_ON_AIR',
      'NOT_ON_AIR',
      'NOT_TALKING',
      'NOT_TALKING',
      early,
      'UNKNOWN_LINE',
      'InvalidInput',
    ]
    expect(await everything(at().show.sessionId)).toEqual(answers)
  })

  it('while a host speaks, while the player does, and after the end', async () => {
    const { ada, show, fields, good, reach } = at()
    const { sessionId } = show
    await firstLine(ada, sessionId)
    expect(await act(ada, 'readyForNext', sessionId, { lineId: 'l1' })).toBe('EARLY_READY')
    expect(await everything(sessionId)).toEqual(welcome)
    expect(await act(ada, 'startTalking', sessionId)).toBe('Accepted')
    expect(await act(ada, 'leave', sessionId)).toBe('Accepted')

    await endSaved(at().product.dataDir, '', sessionId)
    expect(new Set(await everything(sessionId))).toEqual(new Set(['SHOW_ENDED']))
    const afterwards: Readonly<Record<string, string>> = { shareSession: 'ShowShared', unshareSession: 'ShowUnshared' }
    const outcomes = { query: 'SessionReview', mutation: 'Refused SHOW_ENDED', subscription: 'Snapshot' }
    for (const field of fields.filter(({ args }) => args.some(({ name }) => name === 'sessionId')))
      expect(await reach(field, good(field), ada.token), field.name).toBe(
        afterwards[field.name] ?? outcomes[field.kind],
      )
  })

  it('at a pause', async () => {
    const { sessionId, events } = await paused()
    expect(await everything(sessionId)).toEqual(welcome)
    const numbers = events.map(({ seq }) => seq)
    expect(numbers, 'E3 no gap, no double').toEqual(numbers.map((_, n) => numbers[0] + n))
  })

  it('all of it at once, 25 times', async () => {
    const { fields, good, call, ada } = at()
    const { sessionId } = await paused()
    const mutations = fields.filter(
      ({ name, kind, args }) =>
        kind === 'mutation' && name !== 'leave' && args.some((arg) => arg.name === 'sessionId'),
    )
    const asked = [...Array(25).keys()].flatMap(() =>
      mutations.map((field) => call(field.name, { ...good(field), sessionId }, ada.token)),
    )
    const others = (await Promise.all(asked)).filter(
      (outcome) => !/^(Accepted|MediaOpened|Refused \w+|InvalidInput \w+)$/.test(outcome),
    )
    expect(others).toEqual([])
  })

  it('after leaving, and after leaving again', async () => {
    const { sessionId } = await paused()
    const away = [
      'NOT_ON_AIR',
      'NOT_ON_AIR',
      'NOT_TALKING',
      'NOT_TALKING',
      'LATE_READY',
      'UNKNOWN_LINE',
      'InvalidInput',
    ]
    for (let n = 0; n < 2; n += 1) {
      expect(await act(at().ada, 'leave', sessionId)).toBe('Accepted')
      expect(await everything(sessionId)).toEqual(away)
    }
  })
}
