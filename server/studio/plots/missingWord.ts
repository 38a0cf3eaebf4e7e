import type { Plot } from './plot.ts'

/** The story for a wish that no other story fits: what was wished for is what has been forbidden. `{theme}` is it. */
export const missingWord: Plot = {
  title: 'The Missing Word',
  themes: '',
  story:
    "On Monday the town of Quillan had a word less. Nobody noticed, because that is how it is done. The Office of Language takes it out of the papers, then off the signs, then out of the mouths, and in the end nobody knows any more that there ever was such a thing. This week's word is: {theme}. Three people remember it. They have locked themselves in the recording booth of the old language school and have begun to broadcast. At midnight the Office reads out the new dictionary, and what is not in it is not there. They are looking for somebody who still knows what it was about. You turn the dial, and hear it said.",
  task: 'Remind the people of Quillan of {theme}: make them say it aloud, tell each other about it and write it on their doors before the new dictionary is read at midnight.',
  frequency: 92.5,
  listeners: 9170,
  cast: [
    {
      name: 'Petra',
      role: 'former speaking clock, now just speaking',
      personality:
        'Dry, ironic, correct to the second, rebels by being exact. Wants to say something once that has not been said before.',
      sound: 'mature, clear, dry, crisp, measured',
      gender: 'feminine',
      hides: 'her voice has been lent to the Office; it reads the dictionary tonight, recorded a year ago.',
      moved: 'a detail that cannot have been invented.',
    },
    {
      name: 'Joss',
      role: 'writes on walls, cannot spell',
      personality:
        'Bright, cheerful, reckless, forgets half of everything and means the rest. Wants to know what it is that is missing.',
      sound: 'young, bright, quick, playful, rough at the edges',
      gender: 'masculine',
      hides: 'he has already forgotten the word twice tonight, and has it written on his arm.',
      moved: 'somebody who shows it instead of explaining it.',
    },
    {
      name: 'Almond',
      role: 'the last dictionary editor, carries the index cards',
      personality:
        'Warm, gentle, absent-minded, fierce about commas. Wants every word to have died of old age at least.',
      sound: 'older, soft, warm, slow, slightly hoarse',
      gender: 'masculine',
      hides:
        "he chose this week's word himself, out of a hat, so that nobody should have to choose a person.",
      moved: 'a memory from childhood.',
    },
  ],
  truth:
    "The Office takes one word a week, so that some day nothing can be asked for. It only works as long as everybody thinks that they alone have forgotten. A word that a quarter of a town says on the same night cannot be removed: the machine that prints the dictionary gives an error. The word this week is {theme}. The Office's director, Quist, collects the words in jars.",
  tone: 'Light-footed, a little mad, serious under the table. Jokes about grammar are allowed, jokes about the forgetful are not.',
  rules: [
    'The word is said as often as possible, and always with pleasure.',
    'The listeners wake with chalk on doors, whispering on stairs, people laughing because they have remembered.',
    'The Office is never shouted at, only corrected.',
  ],
  opening: [
    "Petra: At the third stroke it will be time. I've always wanted to leave it at that.",
    "Joss: Are we on? We're on. Say it, somebody say it, quick, before it's gone again. {Theme}. There.",
    'Almond: Thank you, Joss. This is ninety-two point five, from the booth of the old language school. Good evening, all who still speak.',
    "Petra: At midnight the Office of Language reads out the new dictionary. {Theme} will not be in it. By one o'clock you will not miss it.",
    "Almond: Is there anybody out there who remembers? It needn't be much. What do you know about {theme}, dear caller, and who told you?",
  ],
  openingHint: 'Tell them what you know about {theme}.',
  beats: [
    {
      note: 'The Office takes a word a week, and nobody notices.',
      lines: [
        "Almond: Last week it was a colour. I have the card here, but it's blank now. I believe it was somewhere between green and evening.",
        'Joss: That one. I had trousers in that one.',
      ],
      ask: "Petra: For the record, then. What does the town look like tomorrow without {theme}? Describe it to those who don't care yet.",
      hint: 'Describe a town without {theme}.',
    },
    {
      note: 'Joss has the word written on his arm because he keeps forgetting it.',
      lines: [
        "Joss: I'll be honest, I forgot it twice since we came on. I've got it on my arm. I keep reading my arm. It's a good arm.",
        "Petra: It's spelt wrong.",
      ],
      ask: 'Joss: Would you write it on your door? In chalk, big, so the neighbours see it on the way to work?',
      hint: 'Say whether you would, and get others to.',
      yes: "Joss: Yes, that's it. And if it rains, write it again. I've got chalk in every pocket, come and get some.",
      no: "Joss: No? Because they'd see it was you? Yeah. That's sort of what a door's for, though.",
    },
    {
      note: 'The director of the Office calls and corrects the hosts.',
      lines: [
        "Almond: That was Director Quist on the telephone. He says, very kindly, that we're using a word that does not exist.",
        'Petra: I asked him which one. There was a silence of eleven seconds. I measured it.',
      ],
      ask: "Almond: He's still on the other line, dear caller. He asks what {theme} is supposed to be good for. Would you answer him?",
      hint: 'Tell the director what {theme} is good for.',
    },
    {
      note: "Petra's voice is to read the dictionary at midnight.",
      lines: [
        'Petra: You will hear a lady read the dictionary at midnight. That is me. Recorded, a year ago, in one afternoon. I was praised for my consonants.',
        "Joss: You're going to read it out? With you sitting here? That's so creepy.",
      ],
      ask: 'Petra: I know how persuasive I am. So say something that I could not have recorded. When did {theme} matter to you, yourself?',
      hint: 'Tell a memory of your own.',
    },
    {
      note: 'Almond drew the word out of a hat himself.',
      lines: [
        "Almond: It was in my hat. They asked for a word a week, and I thought, if it's drawn by lot, then at least nobody has chosen. I drew it.",
        'Petra: You drew it. And then came here to save it. I should like to see that in a sentence diagram.',
      ],
      ask: "Almond: I'd draw another if I could. Which one would you give up for it? And if none, how do you tell that to an office?",
      hint: 'Tell Almond what you would give up, or refuse to.',
    },
    {
      note: 'A quarter of the town must say the word on the same night.',
      lines: [
        'Almond: The machine that prints it has one rule left from the old days. What a quarter of the people say, it cannot leave out.',
        "Joss: So we need a quarter of everyone to say {theme}. Out loud. In one night. I've had worse plans.",
      ],
      ask: "Joss: You're good at this, better than me. Get them saying it. What do they have to do, one, two, three?",
      hint: 'Tell the town what to do, step by step.',
    },
    {
      note: 'Midnight is near, and people are already forgetting.',
      lines: [
        "Petra: It is eleven fifty-five. I have just had to look at Joss's arm.",
        'Almond: It goes quickly at the end. First the word, then that there was one. Then one is only a little sad on Mondays.',
      ],
      ask: 'Petra: The last sentence is yours. It should have {theme} in it, and somebody in a dressing gown should put down a cup because of it.',
      hint: 'Say the last sentence about {theme}.',
    },
  ],
  topics: [
    {
      words: /\b(?:remember\w*|memory|memories|forget\w*|forgot\w*|childhood|once|when i was|used to)\b/i,
      replies: [
        "Almond: Oh, that's it. That's exactly it. I had it on the card as, see also, and then nothing.",
        "Joss: I can see it. I've never seen it in my life and I can see it.",
      ],
      moved: 'You remembered aloud, and others remembered with you.',
    },
    {
      words: /\b(?:write|writing|chalk|wall|walls|doors?|paint|sign|letters?|paper)\b/i,
      replies: [
        "Joss: Chalk, not paint. Paint's a crime. Chalk's just weather with a spelling.",
        "Petra: In capitals, please. They're harder to remove. I have that from the Office's own manual.",
      ],
      moved: 'There was chalk on the doors.',
    },
    {
      words: /\b(?:say|saying|speak|speaking|shout|aloud|loud|voice|sing|talk|repeat|call)\b/i,
      replies: [
        'Petra: With the stress on the first beat. If one says it with pleasure it lasts longer. I have timed it.',
        'Joss: Say it in the stairwell. It comes back to you twice as big.',
      ],
      moved: 'People said it aloud, first to themselves.',
    },
    {
      words:
        /\b(?:office|quist|director|dictionary|midnight|machine|rules?|government|censor\w*|ban|banned|forbid\w*|forbidden)\b/i,
      replies: [
        'Almond: Director Quist is a lonely man. He has them all in jars. I think he means to talk to them some day.',
        'Petra: The Office makes no mistakes. It says so in a form which has two.',
      ],
      moved: 'You corrected the Office.',
    },
    {
      words:
        /\b(?:children|child|kids?|mother|father|gran\w*|brother|sister|school|teacher|family|friends?|son|daughter)\b/i,
      replies: [
        'Almond: Tell the children first. They never let go of a word that somebody wants to take away.',
        "Joss: My gran would've known. She'd have hit someone with it.",
      ],
      moved: 'Somebody told it to a child.',
    },
    {
      words: /\b(?:neighbou?rs?|everyone|everybody|street|people|town|together|tell|spread|ring)\b/i,
      replies: [
        'Petra: If each of you tells two, it takes thirteen minutes for the whole town. I used to do that sort of thing for a living.',
        "Joss: I'll take the tram lines, you lot take the stairs. And no whispering, it makes it sound rude.",
      ],
      moved: 'It went from door to door.',
    },
    {
      words:
        /\b(?:important|matters?|meaning|means?|love|beautiful|happy|sad|lost|lose|losing|world|life|because|without)\b/i,
      replies: [
        "Almond: I should like to put that on the card just as you said it. There's room now.",
        'Petra: That was not a definition. It was better. I shall have to think about that.',
      ],
      moved: 'You said why one needs it.',
    },
    {
      words: /\b(?:afraid|scared|fear|punish\w*|police|arrest\w*|danger\w*|risk|brave|courage)\b/i,
      replies: [
        'Petra: They cannot punish you for a word that does not exist. I looked into it at some length.',
        "Almond: Be careful, yes. But say it once, dear, before you're careful.",
      ],
      moved: 'It took courage, and one heard it.',
    },
  ],
  answers: {
    who: 'Petra: A clock, a vandal and a lexicographer. In that order of punctuality.',
    what: "Almond: What it means? I had such a lovely definition. You tell me, dear, and I'll write it down.",
    where:
      'Joss: Language school, second floor, the booth with the egg boxes. You can hear me drawing on them.',
    when: 'Petra: Midnight. I would tell you how long that is, but I have retired.',
    why: "Almond: Because nobody asks for a thing that has no name. It's cheaper than saying no.",
    how: "Joss: How? You say it, you chalk it, you tell two people. And when you've forgotten why, you do it again.",
  },
  signs: {
    wake: [
      "Joss: It's on the town hall. Someone's put it on the town hall. In letters as big as a cow. I love this place.",
      'Almond: The cards are filling up. I can see the ink come back. Oh, and the colour, I can see the colour, too.',
      'Petra: Fourteen people have just called to say one word and hung up. It was the right one each time.',
      "Joss: They're shouting it across the street from the balconies, like it's somebody's name.",
    ],
    stir: [
      "Almond: There's a lady at the bus stop moving her lips. She has nearly got it.",
      "Joss: Chalk. On number nine. It's small, it's down by the letter box, but it's there.",
      'Petra: A gentleman has called to ask how one spells it. I regard that as progress.',
    ],
    sleep: [
      "Joss: What was it again? No, don't laugh. What was it? My arm's all smudged.",
      'Almond: The card has gone pale. I can only read it if I hold it against the lamp.',
      'Petra: Somebody is washing a door. Very thoroughly, with two buckets.',
    ],
  },
  closings: {
    won: [
      "Petra: It is midnight. I am about to hear myself. Ssh. She's stuck. She's come to {theme}, and she can't get past it.",
      "Joss: Error. The machine's printing error. Somebody write that down, no, I'll write it down, give me your wall.",
      'Almond: {Theme}. First entry, new edition. And under it, what you said tonight, all of you. Good night, Quillan. Sleep well, and say it once more.',
    ],
    near: [
      "Almond: Twenty-three in the hundred. It needed twenty-five. It's in the dictionary now as, obsolete. That's not dead. Obsolete isn't dead.",
      "Joss: It's still on my arm. I'm never washing this arm. I don't know what it means but I'm never washing it.",
      'Petra: At the next stroke it will be tomorrow. Those who still know it, tell somebody at breakfast. Good night.',
    ],
    up: [
      'Petra: Midnight, precisely. What was I about to say? There was something. I had it a moment ago.',
      "Almond: There's a card in my hand. It's quite white. It feels like a warm one.",
      "Joss: There's letters on my arm. If you've got letters anywhere, don't wash them off. I think they were for us. Good night.",
    ],
  },
}
