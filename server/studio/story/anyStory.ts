import type { Temper } from './temper.ts'

/** What can be asked and answered in a show whose story is not one of ours: it fits any night, any place. */
export const anyStory = {
  /** Opens the show. `{frequency}` and `{title}` are the station's. */
  opening: {
    dry: 'and that was the official silence. You are now listening to the other one, on {frequency}.',
    warm: "Good evening, whoever you are and wherever you're lying. This is {frequency}, and you're not alone with it.",
    jumpy: "Are we on? The lamp says we're on. This is {frequency}, please nobody tell anybody where.",
    gruff: "Right. {frequency}. We've got a wire, a roof and not much time.",
    bright: "Hello, hello, {frequency}, live and illegal. If you can hear this you're already part of it.",
    grave:
      'This is {frequency}. What you hear tonight you will not hear anywhere else, and there is a reason for that.',
  } satisfies Record<Temper, string>,
  /** The second voice of an opening: it says that something is at stake. */
  stakes: {
    dry: 'The other stations have decided to say nothing about it. I counted how many ways there are of saying nothing. They used them all.',
    warm: "You know what this is about, most of you. You've known for days, and you've put the kettle on instead.",
    jumpy:
      "There's somebody out there who doesn't want this on the air. I keep hearing doors. Tell me you don't hear doors.",
    gruff:
      "By morning it's done, and then nobody's going to be able to undo it. That's all there is to know.",
    bright: "It's tonight. It's actually tonight. Everybody's in bed, and it's tonight.",
    grave: 'What happens tonight will be called unavoidable tomorrow. It is not. It needs you to be asleep.',
  } satisfies Record<Temper, string>,
  /** Asks for the first caller. */
  call: {
    dry: "I could go on like this for hours. I'd rather somebody stopped me. You, with the key under your thumb, who are you?",
    warm: "There's somebody there, I can hear it. Come closer, love, tell us who you are and what you've seen.",
    jumpy: 'If you can hear me, press the key, please, say anything. Well, not anything. Who are you?',
    gruff: "So who's out there? Name, place, and what you know. We've no time for more.",
    bright: "So who's up? First caller gets my last biscuit. Who are you, and what's going on where you are?",
    grave: 'I ask for one voice. It need not be a strong one. Who is there?',
  } satisfies Record<Temper, string>,
  /** What happens next, where the direction does not say: before the question of the same number. */
  news: {
    dry: [
      'Somebody has parked a car downstairs, very correctly, with the lights off. I always distrust correct parking.',
      "The official station has just announced that there's nothing to announce. Twice.",
      'I have a note here that was pushed under the door. It says stop. No signature. They could at least have said please.',
      "I owe you something. I knew about this earlier than I've admitted. Not everything. Enough.",
    ],
    warm: [
      "The telephone hasn't stopped. They don't say anything, they only listen. But they ring.",
      'An old man has just brought us soup. He says he heard his name in it. In the broadcast, I mean.',
      "I've had word from the other end of town. They're sitting in the stairwell with the set between them.",
      "There's something I haven't told the others. I was asked to stop this broadcast. I said I'd think about it.",
    ],
    jumpy: [
      "The signal's dropping. Somebody's leaning on us. I can hold it, but I have to hold it with my actual hand.",
      "There are steps on the roof. No. It's the cable. It was the cable the first time, anyway.",
      "They've cut the mains. We're on the battery. I've got a number for how long, and I don't like it.",
      'I have to say something. I could have stopped this, weeks ago. I had a screwdriver and no nerve.',
    ],
    gruff: [
      "Two of them in the yard with torches. They're not looking for a cat.",
      "Somebody rang and offered us money. I wrote it down so I'd have something to light the stove with.",
      "The street's been closed off at the top. Wooden barrier. Two minutes' work with an axe.",
      "I kept my mouth shut once when it counted. You'll not get more than that out of me. But I did.",
    ],
    bright: [
      "Somebody has written our frequency on the bus shelter. In lipstick. I think it's the best thing anyone's ever done.",
      'There are people standing down there. Just standing. With their radios on their shoulders.',
      "They're playing music over us on the other channel. Good music, annoyingly.",
      "I've got a confession. I signed something, back then. I didn't read it. I had a pen and wanted to go home.",
    ],
    grave: [
      'I have the paper in front of me that proves it. It has been lying in a drawer, in order, with a date.',
      'Someone has let me know that my name is on a list. I find that it concerns me less than I expected.',
      'There has been an announcement. It regrets. It always begins with regret.',
      'I worked for them. You would hear it sooner or later, so hear it from me.',
    ],
  } satisfies Record<Temper, readonly string[]>,
  /** What is asked, and what the player might do: in the order of a night. */
  asks: [
    {
      ask: 'What have you seen with your own eyes? Never mind what they say about it. You, yourself.',
      hint: 'Tell them what you have seen.',
    },
    {
      ask: 'Why should anybody get up for that at this hour? Tell them, not me.',
      hint: 'Give the listeners a reason to get up.',
    },
    {
      ask: "Who would you wake first? Everybody has one door they'd knock on. Say which, and what you'd say there.",
      hint: 'Say whom you would wake, and how.',
    },
    {
      ask: "And those who are afraid? They're not stupid, they've got something to lose. What do you say to them?",
      hint: 'Speak to those who are afraid.',
    },
    {
      ask: 'Give them one thing to do. Not ten. One, in the next minute, without shoes.',
      hint: 'Ask for one thing that can be done at once.',
    },
    {
      ask: 'Suppose nobody moves. Say what tomorrow looks like. Say it so that one can smell it.',
      hint: 'Describe what happens if nobody acts.',
    },
    {
      ask: 'Would you do it yourself, first, with everybody watching?',
      hint: 'Say whether you would go first.',
    },
    {
      ask: 'What did they tell you, word for word, and at which word did you stop believing it?',
      hint: 'Say what you were told, and what is wrong with it.',
    },
    {
      ask: 'If it were your name on it, who would you hope to find at your door in an hour?',
      hint: 'Say who should come, and to whom.',
    },
    {
      ask: 'What would you tell a child who asks you tomorrow where you were tonight?',
      hint: 'Answer as if a child had asked.',
    },
    {
      ask: "There's somebody listening who is on the other side of this. Speak to that one.",
      hint: 'Speak to somebody on the other side.',
    },
    {
      ask: 'Say the last thing, and say it to one person only. The others will listen all the harder.',
      hint: 'Speak to one single person.',
    },
  ],
  signs: {
    wake: {
      dry: 'Lights. Whole rows of them. It looks as though somebody had finally read the bill.',
      warm: "They're coming to the windows, look at them, all rumpled. I could kiss every one.",
      jumpy: "The needle's on the stop. It's bending. I've never seen it bend.",
      gruff: "There's feet on the stairs out there. Going down. A lot of feet.",
      bright: "They're shouting it from window to window. You started that. You did that.",
      grave: 'They are getting up. I hear doors, and nobody is closing them again.',
    } satisfies Record<Temper, string>,
    stir: {
      dry: 'One light. It went on like a raised eyebrow.',
      warm: 'Somebody has put the kettle on, and not to go back to bed with.',
      jumpy: "A twitch. On the needle. I'm not imagining it, it was a definite twitch.",
      gruff: "One window. It's not a crowd, but it's got its boots on.",
      bright: 'Ooh. One balcony. Somebody in a blanket, listening.',
      grave: 'Somewhere a set has been turned up. One feels it more than one hears it.',
    } satisfies Record<Temper, string>,
    sleep: {
      dry: 'And out go the lights. In good order, like an audience at a bad play.',
      warm: "They're drawing the curtains, love. I don't blame them. I'm only sorry.",
      jumpy: "It's dropping. I'm losing them, I can see it, it's like a bath running out.",
      gruff: 'That put them to bed. Well done, all of us.',
      bright: "No, no, don't switch off, it gets better. They're switching off.",
      grave: 'It is getting quiet out there. Quieter than before.',
    } satisfies Record<Temper, string>,
  },
  closings: {
    won: {
      dry: "That's it, then. They're up, and in a temper, and nobody's going to get them back under the covers.",
      warm: 'Look at that, all the windows. Thank you, my dears. Put a coat on, and look after each other.',
      jumpy:
        "We did it. Did we? We did. I'm going to sit down on the floor now, it's been a long time coming.",
      gruff: "Good work. I don't say it twice. Good work.",
      bright: "Listen to that out there. That's you. That was all you. Good morning, everybody.",
      grave: 'They are awake. What comes now will be difficult, and it will be ours.',
    } satisfies Record<Temper, string>,
    near: {
      dry: "So close that it counts as bad manners. We'll try again, with more coffee.",
      warm: "Nearly, my dears. So very nearly. Don't you dare be ashamed, come back tomorrow.",
      jumpy: "Another minute. Just one. The battery's had it, but we had them, nearly, I saw it.",
      gruff: "Not enough. But I've seen how many it was. They'll know each other now.",
      bright: 'That was this close. This close. If you were one of them, go and find the others.',
      grave: 'It was not enough by very little. One remembers such nights longer than the victories.',
    } satisfies Record<Temper, string>,
    up: {
      dry: 'That was our time. The official silence resumes. Try to notice it.',
      warm: "Time's up. There are a few of you awake, I know it. Leave a light on for the rest.",
      jumpy: "That's the battery. I'm sorry. I'm really sorry. Keep the set warm.",
      gruff: "It's over for tonight. You know where we are. So do they.",
      bright: 'And out of time. Some of you heard it though. You know who you are. Say hello to each other.',
      grave: 'It is over. Whoever lies awake now is not ill. Good night.',
    } satisfies Record<Temper, string>,
  },
} as const
