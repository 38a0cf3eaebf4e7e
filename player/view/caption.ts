import type { Mission, SessionEvent } from '../api/operations.ts'
import type { Ending, PlayerEvent } from '../playerEvent.ts'
import type { Show } from '../show.ts'
import type { Paint } from './paint.ts'

/**
 * What is worth a line to somebody who reads along.
 * @param show The show after the event.
 * @returns Lines without their ends; none for what the status shows, or nobody needs to see.
 */
export function captionOf(event: PlayerEvent, show: Show, paint: Paint): string[] {
  switch (event.type) {
    case 'SIGNED_IN':
      return [paint.faint(`signed in as ${event.name}; the mission is being written`)]
    case 'MISSION_CREATED':
      return brief(event.mission, paint)
    case 'TUNED_IN':
      return [paint.faint(`tuned in to ${event.frequency.toFixed(1)} MHz (mission ${event.missionId})`)]
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
      return [paint.faint(`answered after ${event.reactionMs} ms`)]
    case 'ENDED':
      return ended(event.ending, paint)
    case 'MISSION_READY':
    case 'LINE_READ':
    case 'SPEECH_PREPARED':
    case 'KEY_RELEASED':
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
      const { speaker, text } = event.line
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
      return [paint.strong(event.why === 'TIME_UP' ? 'the time is up' : 'the target is reached')]
    case 'SignalWeak':
      return [paint.bad(`the signal is weak: ${event.fault.message}`)]
    case 'ShowEnded': {
      const { showOutcome, awakened, listeners } = event
      return ['', paint.strong(`${OUTCOMES[showOutcome]}: ${awakened} of ${listeners} listeners are awake`)]
    }
    case 'Snapshot':
    case 'DialogueEnded':
    case 'PartialTranscript':
    case 'TurnMeasured':
      return []
  }
}

const OUTCOMES = { WON: 'Won', TIME_UP: 'The time is up', ABANDONED: 'Abandoned' }

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

function ended(ending: Ending, paint: Paint) {
  switch (ending.how) {
    case 'FAILED':
      return [paint.bad(ending.message)]
    case 'TIMED_OUT':
      return [paint.bad('the show was not over in time')]
    case 'REPLACED':
      return [paint.bad('another client has taken the show over')]
    case 'LEFT':
      return [paint.faint('left; the show is saved, --resume goes on with it')]
    case 'SHOW_ENDED':
      return []
  }
}
