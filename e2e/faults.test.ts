import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLane, startProviders, type Lane, type Providers } from '../bench/faults/lane.ts'
import { ownRows } from '../bench/faults/ownRows.ts'
import { conversationRows } from '../bench/faults/programmeRows.ts'
import { playRow } from '../bench/faults/playRow.ts'
import { earRows, voiceRows, writerRows } from '../bench/faults/providerRows.ts'
import { createVoice, type Voice } from '../player/voice.ts'

/** One of each kind; `npm run faults` has all of them. */
const chosen = [
  'mission batch: 503, 3 times',
  'mission speak: no answer',
  'mission listen: closed 1011 NET-0001 in the turn',
  'mission media worker killed in a line',
  'conversation speak: 503, for good',
]
const rows = [...writerRows, ...voiceRows, ...earRows, ...ownRows, ...conversationRows].filter(({ plays, fault }) =>
  chosen.includes(`${plays} ${fault}`),
)

let providers: Providers
let lane: Lane
let voice: Voice
beforeAll(async () => {
  providers = await startProviders()
  // A busy machine is not what is tested here.
  lane = await startLane(providers, undefined, 6)
  voice = createVoice()
})
afterAll(async () => {
  await voice?.close()
  await lane?.close()
  await providers?.close()
})

describe('a show over real WebRTC through a fault', () => {
  it('has the rows that it wants', () => {
    expect(rows.map(({ plays, fault }) => `${plays} ${fault}`)).toEqual(chosen)
  })

  it.each(rows)('E14 $plays, $fault: the show goes on, and nothing is lost', async (row) => {
    const result = await playRow(lane, voice, row)
    expect(result).toMatchObject({ outcome: 'goes on', lost: [], held: true })
    if (row.service === 'writer') expect(result.standBys, 'a host holds the air').toBeGreaterThan(0)
    if (row.away) expect(result.staticMs, 'the medium, and not silence').toBeGreaterThan(500)
  })
})
