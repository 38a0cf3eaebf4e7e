import type { Refusal } from '../../core/errors.ts'
import type { PlayerId, SessionId } from '../../core/ids.ts'
import type { Session } from '../../core/session.ts'
import type { Told } from '../../radio/feed.ts'
import type { Done, Show } from '../../radio/show.ts'
import type { Station } from '../../radio/station.ts'
import { createStream, type Stream } from './stream.ts'
import { sessionOf } from './things.ts'

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
    show: async (playerId, sessionId) => {
      const session = own(playerId, sessionId)
      return session && session.state.kind !== 'ENDED' ? showOf(session) : null
    },
    read: async (playerId, sessionId) => own(playerId, sessionId),
    sessionsOf: async (playerId, missionId) =>
      [...sessions.values()].filter((session) => session.missionId === missionId && session.playerId === playerId),
    close: async () => undefined,
  }
  const puppet = {
    station,
    asked,
    feeds,
    /** What everything that a player does in a show comes to. */
    done: { seq: 7, turnId: null } as Done,
    /** What every step of the media handshake comes to, where it is not what it should. */
    media: null as { readonly refusal: Refusal } | { readonly invalid: string } | null,
    /** A bug in every show. */
    broken: null as Error | null,
    followed: null as ((stream: Stream<Told>) => void) | null,
    put: (session: Session) => void sessions.set(session.id, session),
  }
  return puppet
}
