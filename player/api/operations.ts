import type { ResultOf } from '@graphql-typed-document-node/core'
import { graphql } from '../generated/gql.ts'

/** The operations of this client. `npm run codegen` writes their types from schema.graphql. */
export const SignIn = graphql(`
  mutation SignIn($name: String!) {
    signIn(name: $name) {
      __typename
      ... on SignedIn { token expiresAt player { id name } }
      ... on InvalidInput { message field }
      ... on RateLimited { message retryAfterMs }
    }
  }
`)

export const CreateMission = graphql(`
  mutation CreateMission($input: CreateMissionInput!) {
    createMission(input: $input) {
      __typename
      ... on Mission { ...MissionParts }
      ... on InvalidInput { message field }
      ... on RateLimited { message retryAfterMs }
      ... on ProviderFailed { message retryable }
      ... on Unauthenticated { message }
    }
  }
  fragment MissionParts on Mission {
    id status title story task frequency listeners target timeLimitSeconds
    characters { name role }
    fault { service message retryable }
  }
`)

export const RetryMission = graphql(`
  mutation RetryMission($missionId: ID!) {
    retryMission(missionId: $missionId) {
      __typename
      ... on Mission { ...MissionParts }
      ... on NotFound { message }
      ... on InvalidInput { message field }
      ... on Unauthenticated { message }
    }
  }
`)

export const MissionStatus = graphql(`
  subscription MissionStatus($missionId: ID!) {
    missionStatus(missionId: $missionId) {
      __typename
      ... on Mission { ...MissionParts }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const TuneIn = graphql(`
  mutation TuneIn($input: TuneInInput!) {
    tuneIn(input: $input) {
      __typename
      ... on TunedIn { session { id } }
      ... on NotReady { message status }
      ... on NothingOnAir { message signal }
      ... on NotFound { message }
      ... on InvalidInput { message field }
      ... on Unauthenticated { message }
    }
  }
`)

export const OpenMedia = graphql(`
  mutation OpenMedia($sessionId: ID!) {
    openMedia(sessionId: $sessionId) {
      __typename
      ... on MediaOpened {
        routerRtpCapabilities
        iceServers { urls username credential }
        sendTransport { id iceParameters iceCandidates dtlsParameters }
        receiveTransport { id iceParameters iceCandidates dtlsParameters }
      }
      ... on Refused { code message }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const ConnectTransport = graphql(`
  mutation ConnectTransport($sessionId: ID!, $transportId: ID!, $dtlsParameters: JSON!) {
    connectTransport(sessionId: $sessionId, transportId: $transportId, dtlsParameters: $dtlsParameters) {
      __typename
      ... on Refused { code message }
      ... on InvalidInput { message field }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const ProduceMicrophone = graphql(`
  mutation ProduceMicrophone($sessionId: ID!, $transportId: ID!, $rtpParameters: JSON!) {
    produceMicrophone(sessionId: $sessionId, transportId: $transportId, rtpParameters: $rtpParameters) {
      __typename
      ... on Produced { producerId }
      ... on Refused { code message }
      ... on InvalidInput { message field }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const ConsumeHosts = graphql(`
  mutation ConsumeHosts($sessionId: ID!, $transportId: ID!, $rtpCapabilities: JSON!) {
    consumeHosts(sessionId: $sessionId, transportId: $transportId, rtpCapabilities: $rtpCapabilities) {
      __typename
      ... on Consuming { id producerId kind rtpParameters }
      ... on Refused { code message }
      ... on InvalidInput { message field }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const ResumeHosts = graphql(`
  mutation ResumeHosts($sessionId: ID!, $consumerId: ID!) {
    resumeHosts(sessionId: $sessionId, consumerId: $consumerId) {
      __typename
      ... on Refused { code message }
      ... on InvalidInput { message field }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const StartTalking = graphql(`
  mutation StartTalking($sessionId: ID!) {
    startTalking(sessionId: $sessionId) { ...TurnParts }
  }
  fragment TurnParts on TurnResult {
    __typename
    ... on Accepted { seq turnId }
    ... on Refused { code message }
    ... on InvalidInput { message field }
    ... on NotFound { message }
    ... on Unauthenticated { message }
  }
`)

export const StopTalking = graphql(`
  mutation StopTalking($sessionId: ID!) {
    stopTalking(sessionId: $sessionId) { ...TurnParts }
  }
`)

export const Say = graphql(`
  mutation Say($sessionId: ID!, $text: String!) {
    say(sessionId: $sessionId, text: $text) { ...TurnParts }
  }
`)

export const ReadyForNext = graphql(`
  mutation ReadyForNext($sessionId: ID!, $lineId: ID!) {
    readyForNext(sessionId: $sessionId, lineId: $lineId) { ...TurnParts }
  }
`)

export const Leave = graphql(`
  mutation Leave($sessionId: ID!) {
    leave(sessionId: $sessionId) { ...TurnParts }
  }
`)

/** The aliases are needed: in one selection, fields of one name must have one type, and these differ in being nullable. */
export const SessionEvents = graphql(`
  subscription SessionEvents($sessionId: ID!, $since: Int) {
    sessionEvents(sessionId: $sessionId, since: $since) {
      __typename
      ... on SessionEvent { seq at }
      ... on Snapshot {
        session {
          id state hint turnId keyDown awakened listeners target clockLeftMs clockRunning interruptible understandsSpeech
          outcome
          cast { name role voice colour }
          line { id speaker text }
          said { __typename ... on PlayerTurn { turnId outcome text confidence typed } }
        }
      }
      ... on StateChanged { state hint keyDown offAirReason endsInMs clockLeftMs clockRunning }
      ... on LineStarted { line { id speaker text } voiced }
      ... on DialogueEnded { lineId rtpTimestamp durationMs }
      ... on LineInterrupted { lineId heard }
      ... on PartialTranscript { turnId text confidence }
      ... on FinalTranscript { turnId turnOutcome: outcome finalText: text finalConfidence: confidence typed }
      ... on ScoreUpdated { turnId percent change awakened listeners reason }
      ... on ClockWarning { leftMs }
      ... on ShowClosing { why }
      ... on SignalWeak { fault { service message retryable } }
      ... on TurnMeasured { latency { turnId finalTranscriptMs firstTokenMs firstAudioMs firstPacketMs } }
      ... on ShowEnded { showOutcome: outcome awakened listeners }
      ... on Replaced { message }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
`)

/** Whatever `sessionEvents` delivers. */
export type Delivered = ResultOf<typeof SessionEvents>['sessionEvents']
/** What happens in a session, in order (E3). */
export type SessionEvent = Extract<Delivered, { seq: number }>
export type Mission = Extract<ResultOf<typeof MissionStatus>['missionStatus'], { __typename: 'Mission' }>
export type MediaOpened = Extract<ResultOf<typeof OpenMedia>['openMedia'], { __typename: 'MediaOpened' }>
export type Consuming = Extract<ResultOf<typeof ConsumeHosts>['consumeHosts'], { __typename: 'Consuming' }>
