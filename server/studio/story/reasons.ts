/** Why the listeners moved, for the player, by what weighed most in what was said. */
export const reasons = {
  action: [
    'You told them what to do, and it was something they could do at once.',
    'A clear word, and people stood up before they had thought about it.',
    'It sounded like a plan, and a plan gets people out of bed.',
  ],
  specific: [
    'You were exact, and what is exact is hard to sleep through.',
    'You said what you saw, and they looked for it themselves.',
    'One detail was enough, nobody could have invented it.',
  ],
  courage: [
    'You said that you would do it yourself, and that is catching.',
    'You did not hide, and they noticed.',
    'Somebody out there was ashamed, and got up.',
  ],
  personal: [
    'You spoke of somebody you love, and everybody thought of somebody.',
    'It was your own story, and it was believed.',
    'You let them see you, and they listened.',
  ],
  address: ['You spoke to them and not about them.', 'They felt meant, each behind their own curtain.'],
  relevant: [
    'You kept to the point, and the point began to hurt.',
    'You spoke of what everybody had been avoiding.',
    'They know what you mean, and some of them cannot forget it now.',
  ],
  question: [
    'You asked what others only think.',
    'A good question wakes a few, an answer would have woken more.',
  ],
  plea: [
    'They felt that it matters to you, but not yet what they should do.',
    'You asked them, and a few could not say no.',
  ],
  agreement: ['You said yes, and a few said it with you.', 'A yes is a beginning.'],
  refusal: ['A refusal makes it easy to turn over.', 'They heard you say no, and were relieved.'],
  doubt: ['You doubted aloud, and they doubted with you.', 'Doubt keeps people awake, but also in bed.'],
  vague: [
    'It was too vague to get up for.',
    'They waited for the rest of the sentence.',
    'A voice in the dark, but no reason yet.',
  ],
  greeting: [
    'Somebody is there, and a few lift their heads.',
    'A voice they do not know: they listen, for now.',
  ],
  offTopic: [
    'It had nothing to do with them, and they drifted off.',
    'While you spoke of something else, some fell asleep again.',
  ],
  repeat: ['They had heard that before.', 'The same again, and it woke nobody new.'],
  insult: ['People who are shouted at pull the blanket up.', 'You insulted those you wanted to wake.'],
  threat: [
    'It frightened them, and frightened people lock the door.',
    'Threats are what they know from the other side.',
  ],
  sleepOn: [
    'You gave them leave to go on sleeping.',
    'They were only too glad to believe that nothing can be done.',
  ],
  odd: ['Nobody knew who you were talking to.', 'It sounded strange, and strange is easily switched off.'],
  foreign: [
    'Not all of them understood the words, but the tone woke some.',
    'Those who share your language got up and translated.',
  ],
  nonsense: ['Nobody could make anything of it.', 'It came through as noise.'],
  silence: [
    'You opened the line and said nothing, and it was very easy to sleep through.',
    'The silence went on, and heads sank back.',
  ],
  nothingPressed: [
    'Nobody answered, and the town took that as an answer.',
    'The pause was left empty, and a few nodded off.',
  ],
  unintelligible: ['Nobody could make out a word.', 'There was a voice, but it did not arrive.'],
  nothing: ['The hosts had the word.'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type Ground = keyof typeof reasons
