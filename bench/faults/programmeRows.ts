import { setTimeout as delay } from 'node:timers/promises'
import type { Fault } from '../../server/studio/faultsPlan.ts'
import { deepgramRefuses, geminiBlocks, geminiRefuses, menuOf } from '../../server/studio/faultsMenu.ts'
import type { Lane } from './lane.ts'
import { killMediaWorker, lockStore, restart } from './ownRows.ts'
import { arming, forGood, nameOfFault } from './providerRows.ts'
import type { Row, Strike } from './row.ts'

type Facts = Omit<Row, 'plays' | 'service'>

const drop = (afterBytes: number): Fault => ({ kind: 'drop', afterBytes })
const stall = (afterBytes: number): Fault => ({ kind: 'stall', afterBytes })
const noService = deepgramRefuses(503, 'SERVICE_UNAVAILABLE')
const hang: Fault = { kind: 'hang' }
const closed: Fault = { kind: 'close', code: 1011, afterMs: 700 }
const unavailable = geminiRefuses(503, 'UNAVAILABLE')
const nothing = (): Strike => ({ struck: () => true, lift: () => undefined })
/** Into the second sentence of what the studio's characters say: 2 kB and more in three of them. */
const oneSentence = 1200

/** `kill -9` while the writer has the request, which is never answered. */
function restartDuring(call: 'judgement' | 'message') {
  return async (lane: Lane, limit: AbortSignal): Promise<Strike> => {
    const armed = lane.writer.arm(call, hang, 1)
    while (armed.struck() === 0) {
      limit.throwIfAborted()
      await delay(20)
    }
    return restart(lane)
  }
}

function rowsOf(plays: Row['plays'], service: Row['service'], rows: readonly Facts[]): Row[] {
  return rows.map((row) => ({ plays, service, ...row }))
}

function judgement(what: string, fault: Fault, times = 1): Facts {
  return { fault: nameOfFault('judgement', what, times), at: 'RELEASE', strike: arming('judgement', fault, times) }
}

function message(what: string, fault: Fault, times = 1): Facts {
  return { fault: nameOfFault('message', what, times), at: 'RELEASE', strike: arming('message', fault, times) }
}

function transcribe(what: string, fault: Fault, times = 1): Facts {
  return { fault: nameOfFault('transcribe', what, times), at: 'PRESS', strike: arming('transcribe', fault, times) }
}

const dumb: Facts = {
  fault: 'speak: 503, for good',
  at: 'RELEASE',
  strike: arming('speak', noService, forGood),
  away: true,
  mayCaption: true,
}
const interruptedEar: Facts = {
  fault: 'listen: closed 1011 in the turn',
  at: 'PRESS',
  strike: arming('listen', closed, 1),
}
const deaf: Facts = {
  fault: 'listen: 503, for good',
  at: 'PRESS',
  strike: arming('listen', noService, forGood),
  mayMishear: true,
}
const slowStore: Facts = { fault: 'store locked for 2 s', at: 'RELEASE', strike: lockStore(2000) }

/** An answer that cannot be judged costs nothing, and can be given again (S2). */
export const scenarioRows: readonly Row[] = [
  ...rowsOf('scenario', 'writer', [
    ...menuOf('judgement').map(({ what, fault }) => judgement(what, fault)),
    judgement('503', unavailable, 3),
    judgement('503', unavailable, forGood),
    judgement('blocked prompt', geminiBlocks(), 3),
  ]),
  ...rowsOf('scenario', 'voice', [dumb]),
  ...rowsOf('scenario', 'ear', [interruptedEar, deaf]),
  ...rowsOf('scenario', 'own', [
    { fault: 'media worker killed in a line', at: 'PRESS', strike: killMediaWorker },
    slowStore,
    { fault: 'kill -9 and restart, during a judgement', at: 'RELEASE', strike: restartDuring('judgement') },
  ]),
  ...rowsOf('timeStop', 'writer', [
    judgement('503', unavailable, 3),
    judgement('503', unavailable, forGood),
  ]),
  ...rowsOf('timeStop', 'ear', [
    ...menuOf('transcribe').map(({ what, fault }) => transcribe(what, fault)),
    transcribe('503', noService, forGood),
  ]),
  ...rowsOf('timeStop', 'own', [
    { fault: 'store locked for 10 s', at: 'RELEASE', strike: lockStore(10_000) },
    { fault: 'kill -9 and restart, during a judgement', at: 'RELEASE', strike: restartDuring('judgement') },
  ]),
]

/** A message of which something came stands as it is; of one of which nothing came the player is told (C3). */
export const conversationRows: readonly Row[] = [
  ...rowsOf('conversation', 'writer', [
    ...menuOf('message').map(({ what, fault }) => message(what, fault)),
    message('503', unavailable, 3),
    message('no answer', hang, 3),
    message('dropped after the first sentence', drop(oneSentence)),
    message('stalls after the first sentence', stall(oneSentence)),
  ]),
  ...rowsOf('conversation', 'voice', [dumb]),
  ...rowsOf('conversation', 'own', [
    slowStore,
    { fault: 'media worker killed in a message', at: 'ANSWER', strike: killMediaWorker },
    { fault: 'kill -9 and restart, before the first word', at: 'RELEASE', strike: restartDuring('message') },
    { fault: 'kill -9 and restart, in a message', at: 'ANSWER', strike: restart },
  ]),
  ...rowsOf('handsFree', 'own', [{ fault: 'nothing at all', at: 'RELEASE', strike: nothing }]),
  ...rowsOf('handsFree', 'ear', [interruptedEar, deaf]),
]
