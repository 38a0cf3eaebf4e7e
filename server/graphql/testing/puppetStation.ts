import { refuse, type Refusal } from '../../core/errors.ts'
import type { PlayerId, SessionId } from '../../core/ids.ts'
import type { Session } from '../../core/session.ts'
import type { Answered } from '../../radio/answers.ts'
import type { Told } from '../../radio/feed.ts'
import type { Done } from '../../radio/mailbox.ts'
import type { Show } from '../../radio/show.ts'
import type { Station } from '../../radio/station.ts'
import { createStream, type Stream } from './stream.ts'
import { birth, conversationOf, gameOf, sessionOf } from './things.ts'

/** A station whose shows answer what the test has laid out. */
export function createPuppetStation() {
  const sessions = new Map<string, Session>()
  const asked: unknown[] = []
  const feeds: { readonly since: number | null; readonly stream: Stream<Told> }[] = []

  const own = (playerId: PlayerId, sessionId: SessionId) => {
    const session = sessions.get(sessionId)
    return session?.playerId === playerId ? session : null
  }

  function showOf(session: Session): Show {
    const done = async (what: unknown) => {
      asked.push(what)
      if (puppet.broken) throw puppet.broken
      return puppet.done
    }
    const answered = async (what: unknown) => {
      asked.push(what)
      return puppet.answered
    }
    const step = async <T>(what: unknown, answer: T) => {
      asked.push(what)
      return puppet.media ?? answer
    }
    const transport = (transportId: string) => ({
      id: transportId,
      iceParameters: { usernameFragment: 'u' },
      iceCandidates: [{ port: 1 }],
      dtlsParameters: { role: 'auto' },
    })
    return {
      session: () => session,
      press: () => done('press'),
      release: () => done('release'),
      say: (text) => done({ say: text }),
      ready: (lineId) => done({ ready: lineId }),
      leave: () => done('leave'),
      answerText: (text) => answered({ answer: text }),
      answerRecording: (bytes) => answered({ recording: bytes.length }),
      repeat: () => done('repeat'),
      reset: () => done('reset'),
      listenFreely: (on) => done({ listenFreely: on }),
      changeSettings: (settings) => done({ settings }),
      changePersona: (persona) => done({ persona: persona.id }),
      follow: (since) => {
        const stream = createStream<Told>()
        feeds.push({ since, stream })
        puppet.followed?.(stream)
        return stream
      },
      tune: () => undefined,
      media: {
        open: () => step('open', { rtpCapabilities: { codecs: [] }, send: transport('tx'), receive: transport('rx') }),
        connect: (transportId, given) => step({ connect: transportId, given }, { done: true as const }),
        produce: (transportId, given) => step({ produce: transportId, given }, { producerId: 'mic' }),
        consume: (transportId, given) =>
          step({ consume: transportId, given }, { id: 'c1', producerId: 'hosts', kind: 'audio' as const, rtpParameters: { mid: '0' } }),
        resume: (consumerId) => step({ resume: consumerId }, { done: true as const }),
        restartIce: (transportId) => step({ restartIce: transportId }, { iceParameters: { usernameFragment: 'v' } }),
        close: () => undefined,
      },
      close: () => undefined,
    }
  }

  const station: Station = {
    tuneIn: async (mission, wish) => {
      asked.push({ tuneIn: mission.id, ...wish })
      return sessionOf(mission)
    },
    startScenario: async (playerId, scenario, wish) => {
      asked.push({ startScenario: scenario.id, ...wish })
      return gameOf({ id: playerId, name: 'me', createdAt: birth }, 'g1', { timeStop: wish.timeStop })
    },
    startConversation: async (playerId, { characters, ...wish }, client) => {
      asked.push({ startConversation: characters.map((one) => one.id), ...wish, ...client })
      return conversationOf({ id: playerId, name: 'me', createdAt: birth }, 'k1', { characters, settings: wish.settings })
    },
    resume: async (playerId, sessionId, client) => {
      const session = own(playerId, sessionId)
      if (session) asked.push({ resume: sessionId, ...client })
      return session?.state.kind === 'ENDED' ? 'ENDED' : session
    },
    personaChanged: async () => undefined,
    show: async (playerId, sessionId) => {
      const session = own(playerId, sessionId)
      return session && session.state.kind !== 'ENDED' ? showOf(session) : null
    },
    read: async (playerId, sessionId) => own(playerId, sessionId),
    sessionsOf: async (playerId, missionId) =>
      [...sessions.values()].filter(
        ({ playerId: whose, programme }) =>
          programme.kind === 'mission' && programme.missionId === missionId && whose === playerId,
      ),
    sessions: async (playerId, kind, { first, after }) => {
      asked.push({ sessions: kind, first, after })
      const mine = [...sessions.values()].filter((one) => one.programme.kind === kind && one.playerId === playerId)
      const from = after === null ? 0 : mine.findIndex((one) => one.id === after) + 1
      return { sessions: mine.slice(from, from + first), more: mine.length > from + first }
    },
    forget: async () => undefined,
    running: async (playerId) => puppet.running.filter((session) => session.playerId === playerId),
    close: async () => undefined,
  }
  const puppet = {
    station,
    asked,
    feeds,
    /** What everything that a player does in a show comes to. */
    done: { seq: 7, turnId: null } as Done,
    /** What every answer in time-stop comes to. */
    answered: { refusal: refuse('JUDGING') } as Answered,
    /** What every step of the media handshake comes to, where it is not what it should. */
    media: null as { readonly refusal: Refusal } | { readonly invalid: string } | null,
    /** Sessions whose shows run. */
    running: [] as Session[],
    /** A bug in every show. */
    broken: null as Error | null,
    followed: null as ((stream: Stream<Told>) => void) | null,
    put: (session: Session) => void sessions.set(session.id, session),
  }
  return puppet
}
