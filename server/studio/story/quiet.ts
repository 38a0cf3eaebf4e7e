import type { Voices } from './temper.ts'

/** What is said where no words came: three different things, and they sound different (the caller is not scolded twice). */
export const quiet = {
  unintelligible: {
    dry: [
      'Somebody spoke, and the weather took it. I heard a voice and not one word. Would you try again, nearer?',
      "That was a human being, I'd swear to it, and I didn't get a syllable.",
    ],
    warm: [
      "There's somebody there, but I can't make you out, love. Closer to the microphone, and slowly.",
      'I heard you breathe and I heard you try. The words drowned. Once more for me?',
    ],
    jumpy: [
      "I've got level and no words. There's a voice in there, hold on, I'm filtering. No. Say it again, please.",
      "You're there, I can see you on the needle. It's just that it came out as gravel.",
    ],
    gruff: [
      'All I got was porridge. Again, and open your mouth.',
      "You spoke. I heard it. Didn't understand a thing. Once more, loud.",
    ],
    bright: [
      'You sounded like a wasp in a jar. A nice wasp. One more time, slower?',
      "I got the tune and lost the words. Don't go away, do it again.",
    ],
    grave: [
      'Somebody spoke just now, and it did not reach us. I ask you to repeat it. It may matter.',
      'A voice, without words. I do not wish to put any into your mouth. Please, again.',
    ],
  },
  silence: {
    dry: [
      'You pressed the key and said nothing. We call that dead air. The other side calls it consent.',
      'That was a very well held silence. I could hear you deciding. What did you decide?',
    ],
    warm: [
      "I can hear the room behind you, love. A clock, I think. You needn't be shy, it's only us and everybody.",
      'You took hold of the key and then your courage went. It comes back. Mine always does.',
    ],
    jumpy: [
      "That's an open line. That's an open line with nobody on it. Are you all right? Cough if you're all right.",
      "I've got your carrier. I've got your fridge. I haven't got you. Please say something.",
    ],
    gruff: [
      "You've got your thumb on it and your mouth shut. One of those has to change.",
      'I can hear you standing there. Standing there is not the plan.',
    ],
    bright: [
      "Hello? You're on. I can hear you not talking. It's very loud, actually.",
      "That's all right, I went blank my first time as well. I said my own shoe size.",
    ],
    grave: [
      'You opened the line and were silent. I know that silence. I lived in it for years.',
      'An open line, and nothing. It is not a small thing to press that key. Do the second thing as well.',
    ],
  },
  nothingPressed: {
    dry: [
      'Nobody. Well, we left you the space, and you left it as you found it. Very tidy.',
      "No caller. I'll read the silence into the minutes and we go on.",
      "Still nobody. I've spoken to emptier rooms, but they had chairs.",
    ],
    warm: [
      "Nobody there just now. Never mind. Perhaps you're looking for your slippers. We'll go on till you've found them.",
      "It's quiet on the line. I'll leave the door on the latch for you, and we'll talk on.",
      "No one? I'm not cross. I only want you to know that there's a chair here.",
    ],
    jumpy: [
      "Nobody. That's fine. It's fine. It's only that I hear every creak when nobody calls.",
      "No call. Is it me? I'm checking the plug. The plug's in. It isn't me.",
      "Nothing on the line again. I'm going to keep talking so that I don't hear the stairs.",
    ],
    gruff: [
      'Nobody. Thought as much. Then we do it without you until you wake up.',
      "Line's empty. I'll not wait for it. The clock doesn't.",
      "Still nobody on. I've had livelier answers from a wall.",
    ],
    bright: [
      "No one? Okay. Shy town. I'll do both voices then.",
      "Nobody picked up. You're all sitting there thinking somebody else will, aren't you? I do that.",
      'Dead line. Boo. We carry on, and you owe us one.',
    ],
    grave: [
      'There was time, and nobody used it. I say that without reproach. I only note it.',
      'No one. Then I shall go on speaking, as one does beside a bed.',
      'The line stays empty. One gets used to it. That is exactly the danger.',
    ],
  },
} as const satisfies Readonly<Record<string, Voices>>
