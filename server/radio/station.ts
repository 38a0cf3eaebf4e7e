import { cast, colours } from '../core/casting.ts'
import type { ModelSettings, Persona } from '../core/conversation.ts'
import { newConversation } from '../core/conversationPlay.ts'
import { id, type MissionId, type Ms, type PlayerId, type SessionId } from '../core/ids.ts'
import type { LogEntry, Page, SessionRecord, VoiceModel } from '../core/ports.ts'
import type { Mission } from '../core/mission.ts'
import { openSession, type Opening } from '../core/opening.ts'
import type { Programme } from '../core/programme.ts'
import type { Scenario } from '../core/scenario.ts'
import { newGame } from '../core/scenarioPlay.ts'
import { newScore } from '../core/score.ts'
import type { Rules, Session, Speaker } from '../core/session.ts'
import { step } from '../core/step.ts'
import { createShow, type Show, type ShowDeps, type Starting } from './show.ts'

/** All shows that run in this process. Ids of other players are unknown ids. */
export interface Station {
  /** Opens the session of a mission at STAGE2, or goes on with the one that is not over (M5, E5). */
  tuneIn(
    mission: Extract<Mission, { status: 'STAGE2' }>,
    wish: { readonly captionsOnly: boolean },
  ): Promise<Session>
  /** Opens a new game of a scenario: on the air, or, with `timeStop`, turn by turn without a connection (S4, S5). */
  startScenario(
    playerId: PlayerId,
    scenario: Scenario,
    wish: { readonly captionsOnly: boolean; readonly timeStop: boolean },
  ): Promise<Session>
  /** Opens a new conversation; `openCast` lets characters join that are made later (C2). */
  startConversation(
    playerId: PlayerId,
    wish: { readonly characters: readonly Persona[]; readonly openCast: boolean; readonly settings: ModelSettings },
    client: { readonly captionsOnly: boolean },
  ): Promise<Session>
  /** Goes on with a session of any programme, running or saved (E5). Null for an unknown one. */
  resume(
    playerId: PlayerId,
    sessionId: SessionId,
    client: { readonly captionsOnly: boolean },
  ): Promise<Session | 'ENDED' | null>
  /** A character was made or changed: the running conversations of its player are told (C1). */
  personaChanged(persona: Persona): Promise<void>
  /** The running show; one that was saved is taken from the store. Null for an unknown one or one that has ended. */
  show(playerId: PlayerId, sessionId: SessionId): Promise<Show | null>
  /** The session as it stands, running or not; null for an unknown one. Starts nothing. */
  read(playerId: PlayerId, sessionId: SessionId): Promise<Session | null>
  /** Sessions of a mission of this player, newest first. */
  sessionsOf(playerId: PlayerId, missionId: MissionId): Promise<readonly Session[]>
  /** A page of this player's sessions of one kind of programme, newest first. */
  sessions(
    playerId: PlayerId,
    programme: Programme['kind'],
    page: Page,
  ): Promise<{ readonly sessions: readonly Session[]; readonly more: boolean }>
  /** The player's sessions whose shows run in this process. */
  running(playerId: PlayerId): Promise<readonly Session[]>
  /** Closes the player's shows as they are, without another word to the store: they are about to be deleted (E17). */
  forget(playerId: PlayerId): Promise<void>
  /** Saves every show, so that all can be resumed, and stops. */
  close(): Promise<void>
}

export interface StationDeps extends ShowDeps {
  readonly newId: () => string
  /** The rules of every show by what it plays; a mission sets its time limit. */
  readonly rules: Readonly<Record<Programme['kind'], Rules>>
}

/** A session after `n` events, the newest of which happened at `at`. */
interface Folded extends SessionRecord {
  readonly at: Ms
}

export function createStation(deps: StationDeps): Station {
  const { store, meter } = deps
  /** Shows running or being taken from the store: two requests for one get the same. */
  const shows = new Map<SessionId, Promise<Show | null>>()
  /** Missions being tuned in to, one at a time each, so that a double click does not open two sessions. */
  const tuning = new Map<MissionId, Promise<unknown>>()

  function run(starting: Starting): Show {
    const { id: sessionId } = starting.session
    return createShow(deps, starting, () => letGo(sessionId))
  }

  function letGo(sessionId: SessionId): void {
    shows.delete(sessionId)
    meter.shows(shows.size)
  }

  function running(sessionId: SessionId, start: () => Promise<Show | null>): Promise<Show | null> {
    const there = shows.get(sessionId)
    if (there) return there
    const starting = start()
    shows.set(sessionId, starting)
    meter.shows(shows.size)
    starting.then(
      (show) => show ?? letGo(sessionId),
      () => letGo(sessionId),
    )
    return starting
  }

  /** The session of a record with what its log adds, and when its newest event happened. */
  async function fold(record: SessionRecord): Promise<Folded> {
    // From the record's own last entry on: a log that adds nothing still says when that was.
    const entries = await store.log(record.session.id, Math.max(0, record.n - 1))
    return entries.reduce<Folded>(
      ({ session }, { n, event }) => ({ session: n > record.n ? step(session, event).session : session, n, at: event.at }),
      { ...record, at: record.session.openedAt },
    )
  }

  /** A saved session that nobody came back to in time is over, though no process was there to notice. */
  async function expire(folded: Folded): Promise<Folded> {
    const now = deps.clock.now()
    const { state, id: sessionId } = folded.session
    if (state.kind !== 'OFF_AIR' || !state.saved || now < state.deadline) return folded
    const entry: LogEntry = { n: folded.n + 1, event: { type: 'tick', at: now } }
    const { session } = step(folded.session, entry.event)
    await store.append(sessionId, [entry])
    await store.putSession({ session, n: entry.n })
    return { session, n: entry.n, at: now }
  }

  /** A session that was running when its process died is off the air, and saved since (E4). */
  async function recover(folded: Folded): Promise<Folded> {
    const entry = recovery(folded)
    if (!entry) return folded
    await store.append(folded.session.id, [entry])
    return { session: step(folded.session, entry.event).session, n: entry.n, at: folded.at }
  }

  /** Takes a show from the store; null where it is over. */
  async function revive(record: SessionRecord, captionsOnly: boolean): Promise<Show | null> {
    const { session, n } = await expire(await recover(await fold(record)))
    if (session.state.kind === 'ENDED') return null
    const show = run({ session, n, effects: [], captionsOnly })
    await catchUp(show)
    return show
  }

  async function tuneIn(
    mission: Extract<Mission, { status: 'STAGE2' }>,
    captionsOnly: boolean,
  ): Promise<Session> {
    const record = await store.openSession(mission.id)
    const show = record && (await running(record.session.id, () => revive(record, captionsOnly)))
    if (show) {
      show.tune(captionsOnly)
      return show.session()
    }
    const { id: missionId, playerId, brief, direction, wish } = mission
    const { timeLimitMs, targetShare } = wish
    const score = newScore(brief.listeners)
    return open(
      {
        playerId,
        programme: { kind: 'mission', missionId, brief, direction, targetShare, score },
        cast: cast(brief.characters, voicesFor(null), missionId),
        rules: { ...deps.rules.mission, timeLimitMs },
      },
      captionsOnly,
    )
  }

  /** A new session, stored and running. */
  async function open(facts: Omit<Opening, 'id' | 'at'>, captionsOnly: boolean): Promise<Session> {
    const { session, effects } = openSession({ ...facts, id: id<SessionId>(deps.newId()), at: deps.clock.now() })
    await running(session.id, async () => {
      await store.addSession(session)
      const show = run({ session, effects, n: 0, captionsOnly })
      await catchUp(show)
      return show
    })
    return session
  }

  /** The voices that speak a language, or the usual one; all of them where none does. */
  function voicesFor(language: string | null): readonly VoiceModel[] {
    const { models } = deps.voice
    const wanted = models.filter((model) => model.language === (language ?? models[0]?.language))
    return wanted.length > 0 ? wanted : models
  }

  /** Takes a character as it is now into one conversation (C1): its voice stays, unless it is to sound differently. */
  async function changePersona(show: Show, persona: Persona): Promise<void> {
    const { programme, cast: speakers } = show.session()
    if (programme.kind !== 'conversation') return
    const before = programme.characters.find(({ id: known }) => known === persona.id)
    const speaker = before && speakers.find(({ name }) => name === before.name)
    const same = before?.sound === persona.sound && before.gender === persona.gender
    await show.changePersona(persona, speaker && same ? speaker : newSpeaker(persona, speakers, speaker))
  }

  function newSpeaker(persona: Persona, speakers: readonly Speaker[], before: Speaker | undefined) {
    const voices = voicesFor(null)
    const free = voices.filter(({ id: voice }) => speakers.every((speaker) => speaker.voice !== voice))
    const [given] = cast([persona], free.length > 0 ? free : voices, persona.id)
    const colour = colours.find((candidate) => speakers.every((speaker) => speaker.colour !== candidate))
    return { voice: given?.voice ?? '', colour: before?.colour ?? colour ?? colours[0] }
  }

  /** The characters of a conversation may have changed while nobody was there. */
  async function catchUp(show: Show): Promise<void> {
    const { programme, playerId } = show.session()
    if (programme.kind !== 'conversation') return
    const known = new Map(programme.characters.map((one) => [one.id, one.updatedAt]))
    for (const persona of await store.personas(playerId))
      if (known.get(persona.id) !== persona.updatedAt) await changePersona(show, persona)
  }

  /** The shows of a player that run, or are just being taken from the store. */
  async function showsOf(playerId: PlayerId): Promise<Show[]> {
    const all = await Promise.allSettled(shows.values())
    const there = all.flatMap((starting) => (starting.status === 'fulfilled' && starting.value ? [starting.value] : []))
    return there.filter((show) => own(playerId, show.session()))
  }

  async function read(playerId: PlayerId, sessionId: SessionId): Promise<Session | null> {
    const show = await shows.get(sessionId)
    if (show) return own(playerId, show.session())
    const record = await store.session(sessionId)
    if (!record) return null
    const folded = await fold(record)
    const entry = recovery(folded)
    return own(playerId, entry ? step(folded.session, entry.event).session : folded.session)
  }

  return {
    async tuneIn(mission, { captionsOnly }) {
      const before = tuning.get(mission.id) ?? Promise.resolve()
      const tuned = before.then(() => tuneIn(mission, captionsOnly))
      const settled = tuned.catch(() => undefined)
      tuning.set(mission.id, settled)
      await settled
      if (tuning.get(mission.id) === settled) tuning.delete(mission.id)
      return tuned
    },
    async show(playerId, sessionId) {
      const record = shows.has(sessionId) ? null : await store.session(sessionId)
      // Whose it is comes first: a stranger who asks must not stand in the way of the player.
      const mine = record && own(playerId, record.session)
      const show = await (mine ? running(sessionId, () => revive(record, false)) : shows.get(sessionId))
      return show && own(playerId, show.session()) ? show : null
    },
    startScenario: (playerId, scenario, { captionsOnly, timeStop }) =>
      open(
        {
          playerId,
          programme: newGame(scenario, timeStop),
          cast: cast([scenario.host], voicesFor(scenario.language), scenario.id),
          rules: deps.rules.scenario,
        },
        captionsOnly,
      ),
    startConversation(playerId, { characters, openCast, settings }, { captionsOnly }) {
      const speakers = cast(characters, voicesFor(null), playerId)
      const programme = newConversation({ characters, openCast, settings, cast: speakers })
      return open({ playerId, programme, cast: speakers, rules: deps.rules.conversation }, captionsOnly)
    },
    async resume(playerId, sessionId, { captionsOnly }) {
      const session = await read(playerId, sessionId)
      if (!session) return null
      const record = shows.has(sessionId) ? null : await store.session(sessionId)
      const show = await (record ? running(sessionId, () => revive(record, captionsOnly)) : shows.get(sessionId))
      if (!show) return 'ENDED'
      show.tune(captionsOnly)
      return show.session()
    },
    async personaChanged(persona) {
      await Promise.all((await showsOf(persona.playerId)).map((show) => changePersona(show, persona)))
    },
    read,
    async sessions(playerId, programme, page) {
      const { records, more } = await store.sessions(playerId, programme, page)
      const sessions = await Promise.all(records.map(({ session }) => read(playerId, session.id)))
      return { sessions: sessions.filter((session) => session !== null), more }
    },
    async sessionsOf(playerId, missionId) {
      const records = await store.sessionsOf(missionId)
      const sessions = await Promise.all(records.map(({ session }) => read(playerId, session.id)))
      return sessions.filter((session) => session !== null)
    },
    running: async (playerId) => (await showsOf(playerId)).map((show) => show.session()),
    async forget(playerId) {
      for (const show of await showsOf(playerId)) show.close()
    },
    async close() {
      // One that cannot be taken from the store just now stands there as it is.
      const all = await Promise.allSettled(shows.values())
      await Promise.all(
        all.map(async (starting) => {
          const show = starting.status === 'fulfilled' ? starting.value : null
          await show?.leave()
          show?.close()
        }),
      )
    },
  }
}

/** What a session that no process runs any more, and that was not saved, is told before anything else; null for others. */
function recovery({ session: { state }, n, at }: Folded): LogEntry | null {
  const rests = state.kind === 'ENDED' || (state.kind === 'OFF_AIR' && state.saved)
  return rests ? null : { n: n + 1, event: { type: 'recovered', at } }
}

function own(playerId: PlayerId, session: Session): Session | null {
  return session.playerId === playerId ? session : null
}
