import type { Plot } from './plot.ts'

export const fortyFloors: Plot = {
  title: 'Forty Floors',
  themes:
    'tower block flat house housing rent landlord evict eviction city building lift elevator stairs neighbour neighbor home apartment skyscraper',
  story:
    'Halcyon House has forty floors, nine hundred doors and one owner whom nobody has ever met. Tonight a notice hangs in the lobby: fire drill at six in the morning, everybody out, take nothing. You have lived here long enough to know that there has never been a fire drill. At midnight the lifts stopped, one after the other, at the ground. And on the intercom wire, which somebody has turned into a transmitter, a station has started to speak from the laundry on the thirty-ninth floor. It says that those who leave at six will not be let back in. It asks whether anybody is still awake. You press the button.',
  task: "Wake Halcyon House and persuade the tenants to stay behind their doors at six o'clock, and to let each other know that they are not alone.",
  frequency: 89.6,
  listeners: 2310,
  cast: [
    {
      name: 'Bea',
      role: 'hosts the laundry, knows every floor',
      personality:
        'Bright, quick, excitable, twenty-two and already a legend on the stairs. Wants to see all nine hundred doors open once, at the same time.',
      sound: 'young, bright, fast, playful, confident',
      gender: 'feminine',
      hides: 'she signed the notice in the lobby, because they told her it was for the window cleaners.',
      moved: 'names and door numbers; general remarks about society bore her.',
    },
    {
      name: 'Lenz',
      role: 'caretaker, retired last week against his will',
      personality:
        "Gruff, blunt, grumbles like a boiler and has mended everybody's tap for nothing. Wants his keys back.",
      sound: 'old, deep, rough, slow, gravelly',
      gender: 'masculine',
      hides: "he stopped the lifts himself, tonight, to keep the owner's men on the ground.",
      moved: 'somebody who offers hands instead of opinions.',
    },
    {
      name: 'Amari',
      role: 'former notary, sixth floor, reads the small print',
      personality: 'Grave, formal, exact, and frightened of scenes. Wants, once in his life, to make one.',
      sound: 'mature, calm, precise, low, polite',
      gender: 'masculine',
      hides: 'he drew up the sale of the house and kept the page that makes it void.',
      moved: 'a promise that somebody means to keep.',
    },
  ],
  truth:
    'The owner, a firm called Meridian Holdings, has sold the house to be torn down. The law lets it change the locks on any flat that stands empty, if only for an hour. Hence the drill. Whoever is inside at six and stays there until seven keeps the flat. The contract has a page which says that the sale is void if more than half the tenants object in person; Amari has it in his breast pocket. The men in the lobby wear the jackets of a fire service that does not exist.',
  tone: 'Stairwell humour, warmth between people who only know each other through walls. Being poor is never the joke.',
  rules: [
    'Everybody is addressed by floor and door.',
    'The listeners wake with knocking on the pipes, which is heard in the whole house.',
    'Nobody calls it a ghetto, a slum or a problem.',
  ],
  opening: [
    'Bea: One two, one two, can the twelfth floor hear me, and can somebody tell thirty-one to turn the bath off.',
    'Lenz: They can hear you. I ran that wire in nineteen eighty-eight. They can hear you in the bins.',
    'Bea: This is eighty-nine point six, Radio Halcyon, from behind the third dryer. There is no fire drill. Say it with me. There is no drill.',
    'Amari: To be exact, there is a gathering of tenants on the pavement at six, and a locksmith at five past. I have seen his invoice.',
    "Bea: So who's up? You, with your thumb on the button, I can hear you breathing. Which floor, which door, and what have they told you?",
  ],
  openingHint: 'Say which floor you are on and what you know about the drill.',
  beats: [
    {
      note: 'The men in the lobby wear the jackets of a fire service that does not exist.',
      lines: [
        "Lenz: I've been down. Eight men in the lobby, new jackets, Halcyon Fire Safety. Nobody in a fire ever had a jacket that clean.",
        "Bea: I looked it up. There is no Halcyon Fire Safety. There's a fancy dress shop with the same telephone number.",
      ],
      ask: 'Bea: What would make you stay in your flat with somebody hammering on the door and shouting fire? Be honest.',
      hint: 'Say what would make you stay.',
    },
    {
      note: 'Pipes carry knocking through the whole house.',
      lines: [
        'Lenz: Heating pipes. One riser for the whole house. You knock in the cellar, they hear it in the sky.',
        'Bea: Like in prison films. Sorry. But exactly like in prison films.',
      ],
      ask: "Lenz: You got a spoon? Would you hit that pipe, three times, so the next one knows you're there?",
      hint: 'Say whether you will knock, and ask others to.',
      yes: 'Lenz: Good. Three and then wait. The waiting is the important part.',
      no: "Lenz: Don't want to be the first. Nobody does. That's how they empty houses, one polite person at a time.",
    },
    {
      note: 'Amari explains the hour that counts.',
      lines: [
        'Amari: Permit me one paragraph. A flat that is empty may be secured. A flat in which a person stands may not. It is as simple as standing.',
        "Bea: So the whole plan is, don't go. That's the plan. I love it, it's the laziest revolution ever.",
      ],
      ask: 'Amari: Not everyone will trust a notary, and they are right. Would you tell them, in your own words, what happens at six?',
      hint: 'Explain in your own words what happens at six.',
    },
    {
      note: 'Bea confesses that her signature is on the notice.',
      lines: [
        "Bea: Okay. The notice in the lobby. That's my signature. They said it was about window cleaners, and I like a clean window.",
        "Lenz: I'd have read it. I'd have read it and wiped my boots on it.",
      ],
      ask: "Bea: So say it to me or say it for me, I don't mind which. What do I tell nine hundred doors?",
      hint: 'Tell Bea what to say to the house.',
    },
    {
      note: 'Lenz admits that he stopped the lifts, and that somebody is stuck because of it.',
      lines: [
        "Lenz: The lifts. That was me. I wanted their men on the ground. Only Mrs. Okafor on thirty-three can't do stairs, and I forgot her.",
        'Amari: You forgot her. Thirty-three floors. Mr. Lenz, she is eighty-six.',
      ],
      ask: "Lenz: I can't be down here and up there. Who sits with her? I need a floor and a door, not a good heart.",
      hint: 'Find somebody to sit with Mrs. Okafor.',
    },
    {
      note: 'Amari takes the page out of his pocket that makes the sale void.',
      lines: [
        'Amari: I have a confession of two pages, of which I shall spare you one. I drew up the sale. This is the clause I was told to lose.',
        "Bea: It says half the tenants, in person, and it's void. Void. You've been carrying that around like a bus ticket.",
      ],
      ask: 'Amari: It needs four hundred and fifty-one people to object, aloud. I have one. You. How do we get the others?',
      hint: 'Say how to get half the house to object.',
    },
    {
      note: 'The men start up the stairs.',
      lines: [
        "Lenz: They've stopped waiting. They're on the stairs. I can feel it in the rail.",
        "Bea: Sixth floor landing. Seventh. They're knocking and smiling. Do not open to a smile.",
      ],
      ask: "Bea: They're outside somebody's door right now, and that person is alone in the hall in their socks. Talk to them.",
      hint: 'Talk to somebody who is alone behind a door.',
    },
  ],
  topics: [
    {
      words: /\b(?:knock\w*|pipes?|spoon|bang\w*|noise|hear|wall|walls)\b/i,
      replies: [
        "Lenz: Three knocks means I'm here. Two means I need somebody. One means you dropped the spoon.",
        "Bea: If you can hear one, pass it on, up and down. It's like a wave in a stadium, only with plumbing.",
      ],
      moved: 'You got them knocking on the pipes.',
    },
    {
      words: /\b(?:doors?|locks?|locksmith|keys?|open|stay|staying|inside|chain)\b/i,
      replies: [
        'Amari: Chain on, light on, and stand where you can be seen through the glass. In law you are then furniture of the best kind.',
        'Lenz: A chair under the handle does more than the chain. I put those chains in. I know what they cost.',
      ],
      moved: 'You told them what to do when it knocks.',
    },
    {
      words: /\b(?:owner|meridian|landlord|money|rent|company|sold|sale|sell|demolish\w*|tear|torn)\b/i,
      replies: [
        'Amari: Meridian Holdings is a letter box in a warm country. I have written to it often. It never has a cold.',
        "Bea: They want to put up glass. I've seen the picture. There's a tree on the roof and nobody we know.",
      ],
      moved: 'You said who wants the house empty.',
    },
    {
      words: /\b(?:fire|drill|alarm|smoke|burn\w*|jackets?|fake|men)\b/i,
      replies: [
        "Lenz: If it burns, I ring the hand bell. I've got it under my arm. If you don't hear that bell, it isn't burning.",
        'Amari: A drill is announced in writing fourteen days before. This one was announced with sticky tape.',
      ],
      moved: 'It got harder to believe in the fire drill.',
    },
    {
      words: /\b(?:old|granny|grandmother|sick|okafor|stairs|wheelchair|help|alone|lonely)\b/i,
      replies: [
        'Bea: Thirty-three, second door left of the lift. She likes it if you bring something to argue about.',
        "Lenz: Take the back stairs, the rail's better. And take her the wireless if she hasn't got us on already.",
      ],
      moved: 'Somebody went to sit with somebody.',
    },
    {
      words:
        /\b(?:child|children|kids?|baby|daughter|son|mother|father|family|sister|brother|husband|wife)\b/i,
      replies: [
        "Bea: I was born on nineteen. In nineteen, actually, the ambulance couldn't get up. Same lift.",
        'Amari: In my experience they speak more softly when they see a child in the hall. It is a fact I am not proud of knowing.',
      ],
      moved: 'People thought of who is asleep in the next room.',
    },
    {
      words: /\b(?:neighbou?rs?|floors?|everyone|everybody|together|all of us|house|stairwell)\b/i,
      replies: [
        "Lenz: Forty floors and you nod to four people. That's not their doing, that's ours.",
        'Bea: I know a man on eight and a woman on twenty-two who play the same piano piece, at the same time, and have never met.',
      ],
      moved: 'It began to sound like one house.',
    },
    {
      words: /\b(?:law|legal|police|lawyer|contract|page|paper|clause|sign\w*|court|right|rights)\b/i,
      replies: [
        'Amari: The law is on the side of whoever is still standing there at seven. I wish they taught it that way.',
        'Bea: I rang the police. They said, is it a fire drill? I said no. They said, then why are you up?',
      ],
      moved: 'You told them that they have a right to stand there.',
    },
  ],
  answers: {
    who: "Bea: Bea from the dryers, Lenz with the keys he hasn't got, and Mr. Amari from six, who owns a tie. That's the resistance.",
    what: 'Amari: What will happen? You step out at six for your own safety, and at five past your key no longer turns.',
    where: 'Bea: Thirty-nine, the laundry, third dryer. If the wire goes dead, knock and shout.',
    when: "Lenz: Six. They're always on time when it's the wrong thing.",
    why: 'Amari: Because an empty house is worth more than a full one. I have added it up for them myself.',
    how: "Lenz: How? You don't go. You stay in and you knock, so the next one doesn't go either. That's the how.",
  },
  signs: {
    wake: [
      "Lenz: Hear that? That's not one spoon. That's the whole riser. Forty years and I've never heard that pipe sing.",
      "Bea: Floors nine to fourteen are all knocking at once. It's in the drums. The dryers are humming with it.",
      'Amari: Somebody has begun to read the clause aloud on the stairs. Several people. They are not quite together. It is beautiful.',
      'Bea: Doors. I can hear doors. Not people going out, people looking at each other.',
    ],
    stir: [
      "Lenz: Three knocks. From low down, fourth or fifth. Then a wait. They're doing the waiting right.",
      "Bea: Somebody has put a lamp in a window on seventeen. It wasn't there before you talked.",
      'Amari: I hear a chain going on, next door to me. Mrs. Lund. She has never used it.',
    ],
    sleep: [
      "Bea: It's gone quiet on the pipes. I hate that. I can hear the dryers ticking.",
      "Lenz: There's people on the stairs with their coats on. Going down. With their coats on, like sheep.",
      'Amari: I hear doors being locked from the outside. That is precisely what one should not do.',
    ],
  },
  closings: {
    won: [
      'Amari: Four hundred and ninety voices. I have counted twice, I shall count again for pleasure. The sale is void, ladies and gentlemen.',
      "Lenz: The jackets have gone. They left the ladder. I'll keep the ladder. And the lift's coming up, Mrs. Okafor, mind the step.",
      'Bea: This was Radio Halcyon, forty floors, nine hundred doors, all of them home. Knock if you need us. Good morning.',
    ],
    near: [
      'Amari: Four hundred and twelve. It needs thirty-nine more. I have never in my life been so close to a scandal.',
      "Lenz: They've done the first three floors. The rest held. They'll be back tomorrow, and so will my spoon.",
      "Bea: So if you stood there tonight, go and find somebody who didn't, and don't be clever about it. Good night, house.",
    ],
    up: [
      "Lenz: That's six. I can hear them all going down. In their slippers. I mended those stairs for this.",
      'Amari: Some doors have stayed shut, in the good sense. I shall write down the numbers. They are clients now.',
      "Bea: If you're on the pavement, look up. See those windows with a light? Ask them how they did it. Radio Halcyon, good night.",
    ],
  },
}
