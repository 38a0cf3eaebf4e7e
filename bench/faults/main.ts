import { parseArgs } from 'node:util'
import { printTable } from '../figures.ts'
import { ownRows } from './ownRows.ts'
import type { Result } from './playRow.ts'
import { earRows, voiceRows, writerRows } from './providerRows.ts'
import { conversationRows, scenarioRows } from './programmeRows.ts'
import { runRows } from './runRows.ts'

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    json: { type: 'boolean', default: false },
    lanes: { type: 'string', default: '2' },
  },
})
const pattern = new RegExp(values.only ?? '', 'i')
const all = [...writerRows, ...voiceRows, ...earRows, ...ownRows, ...scenarioRows, ...conversationRows]
const rows = all.filter((row) => pattern.test(nameOf(row)))
const lanes = Number(values.lanes)
if (rows.length === 0 || !(lanes >= 1)) {
  console.error(rows.length === 0 ? `No row fits ${String(pattern)}.` : '--lanes is a number, 1 or more.')
  process.exit(2)
}

const startedAt = performance.now()
const skipped: string[] = []
const results = await runRows(rows, lanes, (result) => {
  if ('skipped' in result) {
    const { plays, service, fault } = result.row
    skipped.push(nameOf(result.row))
    if (values.json) console.log(JSON.stringify({ type: 'skipped', plays, service, fault, why: result.skipped }))
    else console.error(`skipped  ${nameOf(result.row)} (${result.skipped})`)
  } else if (values.json) console.log(JSON.stringify({ type: 'row', ...result }))
  else {
    const { held, outcome, tookMs } = result
    console.error(`${held ? 'held    ' : 'NOT HELD'} ${nameOf(result)} (${outcome}, ${tookMs} ms)`)
  }
})
const failed = results.filter((result) => !result.held)
const seconds = Math.round((performance.now() - startedAt) / 1000)
if (values.json) {
  const notHeld = failed.map(nameOf)
  const held = results.length - failed.length
  console.log(JSON.stringify({ type: 'summary', rows: results.length, held, notHeld, skipped, seconds }))
} else {
  printTable('E14, fault by fault', results.map(cells))
  console.log(`\n${results.length - failed.length} of ${results.length} faults held, in ${seconds} s${skipped.length > 0 ? `; ${skipped.length} cannot be played here` : ''}`)
}
process.exit(failed.length > 0 ? 1 : 0)

function nameOf({ plays, service, fault }: Pick<Result, 'plays' | 'service' | 'fault'>): string {
  return `${plays} ${service} ${fault}`
}

function cells(result: Result): Record<string, string | number> {
  return {
    fault: nameOf(result),
    voiced: result.voiced,
    captions: result.captions,
    'stand-by': result.standBys,
    'longest silence ms': result.silenceMs,
    'without a voice ms': result.voicelessMs,
    'static ms': result.staticMs,
    outcome: result.outcome,
    held: result.held ? 'yes' : 'NO',
    'what was lost': result.lost.join('; ') || 'nothing',
    'what the player was told': result.told.join('; ') || 'nothing',
  }
}
