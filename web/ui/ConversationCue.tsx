import type { ConversationView } from '../radio/conversation.ts'
import type { View } from '../radio/view.ts'
import { CueWords } from './CueWords.tsx'

/** What is going on, and what the player might do now. */
export function ConversationCue(props: { readonly view: View; readonly conversation: ConversationView }) {
  const { view, conversation } = props
  const yours = view.server === 'connected' && view.state === 'WAITING_FOR_USER'
  return (
    <div className={`cue${yours ? ' cue--yours' : ''}`}>
      <CueWords words={wordsOf(view, conversation)} asks={yours} reached={view.server === 'connected'} />
    </div>
  )
}

function wordsOf(view: View, { messages, characters }: ConversationView): string {
  switch (view.state) {
    case null:
      return 'Warming up the set…'
    case 'PREPARING': {
      const writing = messages.findLast(({ status }) => status === 'WRITING')
      const name = characters.find(({ id }) => id === writing?.characterId)?.name
      return name === undefined ? 'One moment…' : `${name} is thinking…`
    }
    case 'HOST_SPEAKING':
      return view.interruptible ? 'Break in whenever you like.' : 'Listen; your turn will come.'
    case 'WAITING_FOR_USER': {
      const said = view.said.at(-1)
      const unheard = said?.__typename === 'PlayerTurn' ? said.outcome : null
      if (unheard === 'UNINTELLIGIBLE') return 'That was not understood. Say it once more, or type it.'
      if (unheard === 'SILENCE') return 'Nothing was to be heard. Your turn.'
      if (characters.every(({ active }) => !active)) return 'Nobody is switched on to answer.'
      return view.listening ? 'Your turn: just talk.' : 'Your turn.'
    }
    case 'USER_SPEAKING':
      return view.keyDown || view.speech ? 'You are on the air.' : 'Your words are on their way…'
    case 'OFF_AIR':
      return view.offAir === 'IDLE' ? 'It has been quiet for long: off the air.' : 'Off the air.'
    case 'ENDED':
      return 'This conversation is over.'
    default:
      return view.state satisfies never
  }
}
