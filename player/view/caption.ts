import type { Mission, SessionEvent } from '../api/operations.ts'
import type { Ending, PlayerEvent } from '../playerEvent.ts'
import type { Show } from '../show.ts'
import { gameStarted, judgement, question, standing } from './gameCaption.ts'
import type { Paint } from './paint.ts'

const closings = {
  TIME_UP: 'the time is up',
  TARGET_REACHED: 'the target is reached',
  BUDGET_SPENT: 'there is no airtime left',
} satisfies Record<Extract<SessionEvent, { __typename: 'ShowClosing' }>['why'], string>

/**
 * What is worth a line to somebody who reads along.
 * @param show The show after the event.
 * @returns Lines without their ends; none for what the status shows, or nobody needs to see.
 */
export function captionOf(event: PlayerEvent, show: Show, paint: Paint): string[] {
  switch (event.type) {
    case 'SIGNED_IN':
      return [paint.faint(`signed in as ${event.name}`)]
    case 'MISSION_CREATED':
      return brief(event.mission, paint)
    case 'TUNED_IN':
      return [paint.faint(`tuned in to ${event.frequency.toFixed(1)} MHz (mission ${event.missionId})`)]
    case 'GAME_STARTED':
      return gameStarted(event.game, event.sessionId, paint)
    case 'FELL_BACK':
      return [
        paint.bad(`there is no connection (${event.reason})`),
        paint.strong('the same scenario goes on turn by turn, without one'),
      ]
    case 'STEP_ASKED':
      return question(event.game, paint)
    case 'STEP_ANSWERED': {
      const { result, game, utterance } = event
      const heard = utterance.how === 'TYPED' ? utterance.text : (result.transcript ?? '(not understood)')
      const host = `${paint.strong(`${game.scenario.host.name}:`)} ${result.reply}`
      const next = game.phase === 'PLAYING' ? question(game, paint) : [standing(game, paint)]
      return [`${paint.strong('You:')} ${heard}`, ...judgement(result, game, paint), host, ...next]
    }
    case 'CONVERSATION_JOINED': {
      const { id, characters, settings } = event.conversation
      const names = characters.filter(({ active }) => active).map(({ name, role }) => `${name} (${role})`)
      return [
        '',
        `${paint.strong('With')} ${names.join(', ')}`,
        paint.faint(`conversation ${id}, written by ${settings.model}`),
        '',
      ]
    }
    case 'CONNECTED':
      return [paint.faint(`connected in ${event.tookMs} ms`)]
    case 'CONNECTION_LOST':
      return [paint.bad(`the connection is lost: ${event.reason}`)]
    case 'HEARD':
      return told(event.event, show, paint)
    case 'LINE_HEARD':
      return event.reception.playout === 'MISSED' ? [paint.bad('nothing of that line arrived')] : []
    case 'TURN_TAKEN':
      return event.utterance.how === 'SPOKEN' ? [paint.faint(`speaking: ${event.utterance.text}`)] : []
    case 'TURN_REFUSED': {
      const what = event.givenUp ? 'could not be said' : 'has to wait'
      return [paint.bad(`«${event.utterance.text}» ${what}: ${event.reason}`)]
    }
    case 'REACTED':
      // In a conversation it would break into the text that is being written; the summary has it.
      if (show.game === null && show.listeners === 0) return []
      return [paint.faint(`answered after ${event.reactionMs} ms`)]
    case 'ENDED':
      return ended(event.ending, show, paint)
    case 'MISSION_READY':
    case 'LINE_READ':
    case 'SPEECH_PREPARED':
    case 'KEY_RELEASED':
    case 'BARGED_IN':
    case 'MESSAGE_HEARD':
    case 'GAME_REVIEWED':
    case 'MEASURED':
      return []
  }
}

function brief({ title, story, task, frequency, characters, listeners, target }: Mission, paint: Paint) {
  const cast = characters.map(({ name, role }) => `${name} (${role})`).join(', ')
  return [
    '',
    paint.strong(title),
    story,
    `${paint.strong('Your task:')} ${task}`,
    paint.faint(
      `${frequency.toFixed(1)} MHz, with ${cast}; ${target} of ${listeners} listeners to be awakened`,
    ),
    '',
  ]
}

function told(event: SessionEvent, show: Show, paint: Paint): string[] {
  switch (event.__typename) {
    case 'StateChanged':
      if (event.state === 'WAITING_FOR_USER')
        return [paint.strong(`your turn${event.hint ? `: ${event.hint}` : ''}`)]
      return event.state === 'OFF_AIR' ? [paint.faint('off the air')] : []
    case 'LineStarted': {
      const { speaker, text, messageId } = event.line
      // Its text is here already, as it was written.
      if (messageId !== null) return []
      const colour = show.cast.find(({ name }) => name === speaker)?.colour
      return [`${paint.speaker(colour, `${speaker}:`)} ${text}`]
    }
    case 'LineInterrupted':
      return [paint.faint(`(cut off after: ${event.heard || 'nothing'})`)]
    case 'FinalTranscript':
      return [`${paint.strong('You:')} ${transcript(event)}`]
    case 'ScoreUpdated': {
      const { change, awakened, listeners, reason } = event
      const sign = change > 0 ? `+${change}` : String(change)
      const score = `${sign} awake, ${awakened} of ${listeners}`
      return [`${(change < 0 ? paint.bad : paint.good)(score)} ${paint.faint(reason)}`]
    }
    case 'ClockWarning':
      return [paint.strong(`${Math.round(event.leftMs / 1000)} seconds left`)]
    case 'ShowClosing':
      return [paint.strong(closings[event.why])]
    case 'SignalWeak':
      return [paint.bad(`the signal is weak: ${event.fault.message}`)]
    case 'SignalBack':
      return [paint.good('the signal is back')]
    case 'ScenarioReady':
      return show.game ? [standing(show.game, paint)] : []
    case 'ScenarioPartial':
      return event.intent === null
        ? []
        : [paint.faint(`… ${event.text} (${event.intent}${event.satisfied ? ', right' : ''})`)]
    case 'ScenarioPenalty':
    case 'ScenarioFinal':
      return judgement(event.result, event, paint)
    case 'ScenarioError':
      return [paint.bad(`that could not be judged: ${event.fault.message}`)]
    case 'ScenarioReset':
      return [paint.strong('from the beginning')]
    case 'CharactersChanged':
      return [paint.faint(`on the air from here on: ${event.cast.map(({ name }) => name).join(', ')}`)]
    case 'ListeningChanged':
      return [paint.faint(event.listening ? 'listening: no key is needed' : 'not listening any more')]
    case 'ShowEnded': {
      const { awakened, listeners } = show
      if (listeners === 0) return ['', paint.strong(OUTCOMES[event.showOutcome])]
      return [
        '',
        paint.strong(`${OUTCOMES[event.showOutcome]}: ${awakened} of ${listeners} listeners are awake`),
      ]
    }
    default:
      return []
  }
}

const OUTCOMES = {
  WON: 'Won',
  TIME_UP: 'The time is up',
  ABANDONED: 'Abandoned',
  COMPLETED: 'Completed',
  OUT_OF_LIVES: 'No life is left',
  BUDGET_SPENT: 'There was no airtime left',
}

function transcript(event: Extract<SessionEvent, { __typename: 'FinalTranscript' }>) {
  switch (event.turnOutcome) {
    case 'WORDS': {
      const sure =
        event.typed || event.finalConfidence === null ? '' : ` (${Math.round(event.finalConfidence * 100)} %)`
      return `${event.finalText ?? ''}${sure}`
    }
    case 'UNINTELLIGIBLE':
      return '(not understood)'
    case 'SILENCE':
      return '(silence)'
    case 'NOTHING_PRESSED':
      return '(said nothing)'
  }
}

function ended(ending: Ending, show: Show, paint: Paint) {
  switch (ending.how) {
    case 'FAILED':
      // It is the first of the summary's problems.
      return []
    case 'TIMED_OUT':
      return [paint.bad('the show was not over in time')]
    case 'REPLACED':
      return [paint.bad('another client has taken the show over')]
    case 'IDLE':
      return [paint.faint('nobody has said anything for long: it is saved')]
    case 'LEFT':
      return [paint.faint(`left; it is saved${show.listeners > 0 ? ', --resume goes on with it' : ''}`)]
    case 'SHOW_ENDED':
      return []
  }
}
