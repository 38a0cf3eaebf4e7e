import { id, type LineId, type MissionId, type PlayerId } from '../../core/ids.ts'
import { newMission, withDirection, type Mission } from '../../core/mission.ts'
import type { Store, Voice } from '../../core/ports.ts'
import type { Session } from '../../core/session.ts'
import type { ShowEvent, ShowFact } from '../../core/showEvents.ts'
import { brief, rules } from '../../core/testing/sessions.ts'
import { createPacer } from '../pacer.ts'
import type { Show } from '../show.ts'
import type { StandBys } from '../standBys.ts'
import { createStation } from '../station.ts'
import { createWriting } from '../write.ts'
import { createPuppetActivity, noisePacket, createPuppetEar, createPuppetStage, createPuppetStore, createPuppetVoice, createPuppetWriter } from './puppets.ts'
import { createSimulatedClock, settled } from './simulatedClock.ts'

export const playerId = id<PlayerId>('p1')

/** At STAGE2, so that it can be tuned in to. */
export const mission = withDirection(
  newMission({
    id: id<MissionId>('m1'),
    playerId,
    wish: { theme: null, timeLimitMs: 300_000, targetShare: 0.6 },
    brief,
    createdAt: 1,
  }),
  'Play it tense.',
  2,
) as Extract<Mission, { status: 'STAGE2' }>

/** Puppets that a test brings along, where it wants to hold their strings before the house is there. */
export interface Parts {
  readonly voice?: Omit<ReturnType<typeof createPuppetVoice>, 'voice'> & { readonly voice: Voice }
  /** Lines made beforehand; without, none are. */
  readonly standBys?: Pick<StandBys, 'prepare'>
  readonly stage?: ReturnType<typeof createPuppetStage>
  readonly memory?: ReturnType<typeof createPuppetStore>
  /** What the station finds in the place of the memory's own. */
  readonly store?: Partial<Store>
  /** What the ids of new sessions begin with: two stations on one memory must not give the same. */
  readonly prefix?: string
}

const open: (() => Promise<void>)[] = []

/** Closes every house that was made since the last time. */
export async function closeHouses(): Promise<void> {
  for (const close of open.splice(0)) await close()
}

/** A station of puppets on a simulated clock, and the events that its client reads. */
export function createHouse(parts: Parts = {}) {
  const clock = createSimulatedClock()
  const { writer, asked, batch } = createPuppetWriter()
  const voice = parts.voice ?? createPuppetVoice()
  const ear = createPuppetEar()
  const activity = createPuppetActivity()
  const stage = parts.stage ?? createPuppetStage()
  const memory = parts.memory ?? createPuppetStore()
  const errors: object[] = []
  const log = { info: () => undefined, warn: () => undefined, error: (facts: object) => void errors.push(facts) }
  let ids = 0
  let running = 0
  const station = createStation({
    clock,
    pacer: createPacer({ clock }),
    store: { ...memory.store, ...parts.store },
    writing: createWriting(writer),
    voice: voice.voice,
    standBys: parts.standBys ?? { prepare: () => undefined },
    noise: [noisePacket],
    ear: ear.ear,
    stage: stage.stage,
    meter: { told: () => undefined, shows: (count) => void (running = count) },
    log,
    random: () => 0xffff_ff00,
    newId: () => `${parts.prefix ?? 'id'}${(ids += 1)}`,
    activity: activity.activity,
    linguist: { languageOf: (text) => (text.startsWith('ich ') ? { code: 'de', confidence: 0.95 } : null) },
    recordings: {
      read: async (bytes) =>
        bytes.length > 0
          ? { recording: { bytes, type: 'audio/wav', durationMs: 1000 } }
          : { refused: 'There is nothing in it.' },
    },
    rules: {
      mission: rules,
      scenario: { ...rules, timeLimitMs: null, pauseMs: 20_000 },
      conversation: { ...rules, timeLimitMs: null, pauseMs: 900_000 },
    },
  })
  open.push(() => station.close())
  const told: ShowEvent[] = []
  const others: string[] = []

  async function read(show: Show, since: number | null): Promise<void> {
    for await (const item of show.follow(since)) {
      if (item.kind === 'event') told.push(item.event)
      else others.push(item.kind)
    }
    others.push('end')
  }

  async function connect(show: Show): Promise<void> {
    await show.media.open()
    await show.media.connect('RECEIVE', {})
    await show.media.consume('RECEIVE', {})
    await show.media.resume('hosts')
    await settled()
  }

  async function tuneIn(captionsOnly = false): Promise<Show> {
    return join(await station.tuneIn(mission, { captionsOnly }), captionsOnly)
  }

  /** A client at a session that the station has just opened. */
  async function join(session: Session, captionsOnly = false): Promise<Show> {
    const show = await station.show(playerId, session.id)
    if (!show) throw new Error('no show')
    void read(show, null)
    if (!captionsOnly) await connect(show)
    await settled()
    return show
  }

  return {
    clock, asked, batch, voice, ear, activity, join, stage, station, memory, told, others, errors, read, connect, tuneIn,
    /** Shows that run, as the meter was last told. */
    get running() {
      return running
    },
    last<K extends ShowFact['kind']>(kind: K) {
      return told.findLast((event): event is Extract<ShowEvent, { kind: K }> => event.kind === kind)
    },
    /** A show at the player's turn, with everything said heard. */
    async atPause(): Promise<Show> {
      const show = await tuneIn()
      batch([['Mara', 'One.'], '...'])
      await clock.pass(1000)
      await show.ready(id<LineId>('l1'))
      await settled()
      return show
    },
  }
}
