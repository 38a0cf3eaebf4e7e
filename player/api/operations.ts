import type { ResultOf } from '@graphql-typed-document-node/core'
import { graphql } from '../generated/gql.ts'

/** The operations of this client. `npm run codegen` writes their types from schema.graphql. */
export const SignIn = graphql(`
  mutation SignIn($name: String!) {
    signIn(name: $name) {
      __typename
      ...SignedInParts
      ... on InvalidInput { message field }
      ... on RateLimited { message retryAfterMs }
    }
  }
  fragment SignedInParts on SignedIn { token expiresInMs refreshToken player { id name } }
`)

export const RefreshSignIn = graphql(`
  mutation RefreshSignIn($refreshToken: String!) {
    refreshSignIn(refreshToken: $refreshToken) {
      __typename
      ...SignedInParts
      ... on Unauthenticated { message }
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
      ... on TooManyShows { message }
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

export const ReportMedia = graphql(`
  mutation ReportMedia($input: ReportMediaInput!) {
    reportMedia(input: $input) { __typename }
  }
`)

export const StartTalking = graphql(`
  mutation StartTalking($sessionId: ID!) {
    startTalking(sessionId: $sessionId) { ...TurnParts }
  }
  fragment TurnParts on TurnResult {
    __typename
    ... on RateLimited { message retryAfterMs }
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

export const Scenarios = graphql(`
  query Scenarios {
    scenarios { id title kind language level lives stepsTotal summary understandsSpeech host { name role } }
  }
`)

export const StartScenario = graphql(`
  mutation StartScenario($input: StartScenarioInput!) {
    startScenario(input: $input) {
      __typename
      ... on Session { id programme { __typename ...GameParts } }
      ... on NotFound { message }
      ... on RateLimited { message retryAfterMs }
      ... on TooManyShows { message }
      ... on Unauthenticated { message }
    }
  }
  fragment GameParts on ScenarioProgramme {
    score livesRemaining livesTotal phase stepsTotal
    step { number says hint }
    scenario { id title language level summary understandsSpeech host { name role } }
    results { ...ResultParts }
    review { step { number says } attempts outcome transcript confidence }
  }
  fragment ResultParts on StepResult {
    turnId stepNumber outcome transcript confidence language { code confidence } intent decidedBy reason reply
    scoreDelta livesDelta
  }
`)

export const AnswerStep = graphql(`
  mutation AnswerStep($input: AnswerStepInput!) {
    answerStep(input: $input) {
      __typename
      ... on StepAnswered { result { ...ResultParts } session { id programme { __typename ...GameParts } } }
      ... on Refused { code message }
      ... on InvalidInput { message field }
      ... on ProviderFailed { message retryable }
      ... on NotFound { message }
      ... on RateLimited { message retryAfterMs }
      ... on Unauthenticated { message }
    }
  }
`)

export const Game = graphql(`
  query Game($sessionId: ID!) {
    session(id: $sessionId) { id programme { __typename ...GameParts } }
  }
`)

export const ResetScenario = graphql(`
  mutation ResetScenario($sessionId: ID!) {
    resetScenario(sessionId: $sessionId) { ...TurnParts }
  }
`)

export const RepeatStep = graphql(`
  mutation RepeatStep($sessionId: ID!) {
    repeatStep(sessionId: $sessionId) { ...TurnParts }
  }
`)

export const ResumeSession = graphql(`
  mutation ResumeSession($input: ResumeSessionInput!) {
    resumeSession(input: $input) {
      __typename
      ... on Session { id }
      ... on Refused { code message }
      ... on NotFound { message }
      ... on TooManyShows { message }
      ... on Unauthenticated { message }
    }
  }
`)

export const Characters = graphql(`
  query Characters {
    characters { id name role active }
  }
`)

export const StartConversation = graphql(`
  mutation StartConversation($input: StartConversationInput!) {
    startConversation(input: $input) {
      __typename
      ... on Conversation { ...ConversationParts }
      ... on InvalidInput { message field }
      ... on RateLimited { message retryAfterMs }
      ... on TooManyShows { message }
      ... on Unauthenticated { message }
    }
  }
  fragment ConversationParts on Conversation {
    id characters { name role active } settings { model temperature }
  }
`)

export const ConversationById = graphql(`
  query ConversationById($id: ID!) {
    conversation(id: $id) { ...ConversationParts }
  }
`)

export const StartListening = graphql(`
  mutation StartListening($sessionId: ID!) {
    startListening(sessionId: $sessionId) { ...TurnParts }
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
          id state hint turnId keyDown clockLeftMs clockRunning interruptible understandsSpeech
          outcome listening
          programme { __typename ... on MissionProgramme { awakened listeners target } ...GameParts }
          cast { name role voice colour }
          line { id speaker text messageId }
          said { __typename ... on PlayerTurn { turnId outcome text confidence typed } }
        }
      }
      ... on StateChanged { state hint keyDown offAirReason endsInMs clockLeftMs clockRunning }
      ... on LineStarted { line { id speaker text messageId } voiced }
      ... on DialogueEnded { lineId rtpTimestamp durationMs }
      ... on LineInterrupted { lineId heard }
      ... on PartialTranscript { turnId text confidence }
      ... on StableTranscript { turnId text confidence }
      ... on FinalTranscript { turnId turnOutcome: outcome finalText: text finalConfidence: confidence typed }
      ... on ScoreUpdated { turnId percent change awakened listeners reason }
      ... on ClockWarning { leftMs }
      ... on ShowClosing { why }
      ... on SignalWeak { fault { service message retryable } }
      ... on SignalBack { seq }
      ... on TurnMeasured { latency { turnId finalTranscriptMs firstTokenMs firstAudioMs firstPacketMs } }
      ... on ShowEnded { showOutcome: outcome }
      ... on ScenarioEvent { score livesRemaining livesTotal phase }
      ... on ScenarioReady { stepNumber says readyHint: hint }
      ... on ScenarioPartial { turnId text confidence intent satisfied }
      ... on ScenarioPenalty { penalty scoreDelta livesDelta result { ...ResultParts } }
      ... on ScenarioFinal { scoreDelta livesDelta result { ...ResultParts } }
      ... on ScenarioError { turnId fault { service message retryable } }
      ... on MessageStarted { entry: message { ...MessageParts } }
      ... on TextDelta { messageId characterId text }
      ... on TextCompleted { messageId characterId text }
      ... on AudioCompleted { entry: message { ...MessageParts } }
      ... on CharactersChanged { cast { name role voice colour } }
      ... on SettingsChanged { settings { model temperature } }
      ... on ListeningChanged { listening }
      ... on SpeechStarted { turnId }
      ... on SpeechStopped { turnId }
      ... on Replaced { message }
      ... on NotFound { message }
      ... on Unauthenticated { message }
    }
  }
  fragment MessageParts on Message { id author characterName turnId text status }
`)

/** What a guest holds, and for how long. */
export type SignedIn = Extract<ResultOf<typeof SignIn>['signIn'], { __typename: 'SignedIn' }>
/** Whatever `sessionEvents` delivers. */
export type Delivered = ResultOf<typeof SessionEvents>['sessionEvents']
/** What happens in a session, in order (E3). */
export type SessionEvent = Extract<Delivered, { seq: number }>
export type Mission = Extract<ResultOf<typeof MissionStatus>['missionStatus'], { __typename: 'Mission' }>
export type MediaOpened = Extract<ResultOf<typeof OpenMedia>['openMedia'], { __typename: 'MediaOpened' }>
export type Consuming = Extract<ResultOf<typeof ConsumeHosts>['consumeHosts'], { __typename: 'Consuming' }>
export type Scenario = ResultOf<typeof Scenarios>['scenarios'][number]
/** How a game of a scenario stands, with all that was answered in it. */
export type Game = Extract<
  NonNullable<ResultOf<typeof Game>['session']>['programme'],
  { __typename: 'ScenarioProgramme' }
>
export type StepResult = Game['results'][number]
export type Conversation = NonNullable<ResultOf<typeof ConversationById>['conversation']>
