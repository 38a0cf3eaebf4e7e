import type { Plot } from './plot.ts'

export const somna: Plot = {
  title: 'The Pillow Hour',
  themes:
    'sleep dream space future robot machine technology science computer phone hypnosis clinic cyberpunk alien mars moon nightmare pillow scifi virus',
  story:
    'Since the spring the eleven million people of Greater Lumen sleep exactly eight hours, all at the same time. The pillow sees to that. It is called Somna, it is free, and it hums. Crime is down, sick days are down, and nobody has told a dream at breakfast for half a year. Tonight the makers extend the hour. Eight becomes twenty. From the roof of a closed cinema a station broadcasts on the one frequency that the hum leaves out. The people who run it have not slept for three nights. They can wake a sleeper by talking, if somebody talks who is not them. You are awake. You should not be.',
  task: 'Talk the sleepers of Lumen awake, get them to pull the plug out of the wall and to wake whoever lies beside them, before the long hour begins.',
  frequency: 88.3,
  listeners: 112400,
  cast: [
    {
      name: 'Juno',
      role: 'runs the station from the projection room',
      personality:
        'Bright, reckless, quick as a match and running on sugar. Wants to hear somebody tell a bad dream in full.',
      sound: 'young, bright, fast, energetic, playful',
      gender: 'feminine',
      hides: 'she recorded the lullaby for Somna when she was nine, and got a bicycle for it.',
      moved: 'dreams, told badly; arguments with figures put her to sleep.',
    },
    {
      name: 'Teller',
      role: 'reads out what has been lost, used to be an insurance man',
      personality:
        'Dry, deadpan, pedantic, in love with statistics he does not believe. Wants to be surprised.',
      sound: 'mature, dry, flat, clear, unhurried, polite',
      gender: 'masculine',
      hides:
        'his wife has been asleep since Tuesday, and he has put her by the window so that she gets the morning.',
      moved: 'the small and particular; anything with the word humanity in it loses him.',
    },
    {
      name: 'Imre',
      role: 'doctor and sleep researcher, on the run from her own laboratory',
      personality:
        'Grave, precise, haunted, formal even in a cinema. Wants to find the one sentence that wakes a human being.',
      sound: 'older, low, calm, serious, slight accent',
      gender: 'feminine',
      hides:
        'the long hour was her proposal, for the dying, and she has used it on herself once and did not want to come back.',
      moved: 'the honest admission that being awake hurts.',
    },
  ],
  truth:
    'Somna keeps people asleep by a hum tuned to each of them. It sells their nights: sleepers watch advertisements that they do not remember and obey. In the long hour they will work in their sleep. The hum cannot follow a strange voice that says something unexpected; the brain turns towards it, and for about a minute the sleeper can be reached. The plug is behind the bed. Nothing else is needed.',
  tone: 'Sleepless silliness, cinema at night, a deadpan love of the ordinary. Tiredness is funny, death is not.',
  rules: [
    'The pillow is called the pillow, the company only Somna.',
    'The listeners wake with blinds going up, clocks being asked, kettles at four in the morning.',
    'No one says: wake up, as if that were easy.',
  ],
  opening: [
    "Juno: Still here, still here. Day four, hour nine. I've just said good evening to a coat.",
    'Teller: It was a good coat. This is eighty-eight point three, from the Astoria, closed for renovation since people stopped going out.',
    'Imre: To those who hear us in their sleep. What you take for a dream is a radio. I am sorry. It will become less pleasant from here.',
    "Teller: At four o'clock the eight hours become twenty. I have looked in the terms and conditions. You agreed by lying down.",
    "Juno: One of you is awake. I've got a needle that says so. Who are you, and what on earth is keeping you up?",
  ],
  openingHint: 'Say who you are and why you are awake.',
  beats: [
    {
      note: 'Nobody has told a dream for half a year.',
      lines: [
        "Juno: Nobody dreams any more. I mean they do, but they're about detergent. I asked around.",
        "Teller: I had a recurring one about a swan in a lift. I didn't care for it. I'd give my pension for it now.",
      ],
      ask: "Juno: Tell us one. Any dream you ever had, the stupider the better. They hear that, down there. It's not on the pillow's list.",
      hint: 'Tell a dream, or something just as unexpected.',
    },
    {
      note: 'A sleeper can be reached for about a minute by an unexpected sentence.',
      lines: [
        'Imre: The hum follows what it expects. An unexpected sentence, and it stumbles. For some sixty seconds there is a person there.',
        'Teller: I tried reading them my tax return. It turned out to be very much what they expected.',
      ],
      ask: 'Imre: Then you try, please. Say something to them that no machine would have thought of.',
      hint: 'Say something that nobody would expect.',
    },
    {
      note: 'The plug is behind the bed.',
      lines: [
        "Juno: It's got a plug. That's the stupid thing. It's got a plug, behind the bed, left side, with a little moon on it.",
        'Teller: Eleven million plugs. If one person pulls one every second we shall be done in four months. We may have to recruit.',
      ],
      ask: 'Juno: Is there somebody asleep near you? Would you pull theirs? Even if they were angry about it?',
      hint: 'Say whose plug you would pull.',
      yes: 'Juno: Yes. Sorry. Inside voice. Yes. Do it gently and then say something ordinary to them.',
      no: "Juno: No. Okay. That's what I said too, about my gran. I'm still thinking about it.",
    },
    {
      note: 'Teller tells of his wife, who has been asleep since Tuesday.',
      lines: [
        "Teller: I should disclose an interest. My wife went to bed on Tuesday. I put her by the window. She likes to see who's late for the bus.",
        "Juno: Teller. You never said. You've been doing traffic jokes for three days.",
      ],
      ask: "Teller: I've run out of things to say to her. It's embarrassing, after thirty years. What would you say?",
      hint: 'Find something that Teller could say to his wife.',
    },
    {
      note: 'Imre admits that being asleep was better.',
      lines: [
        'Imre: I have tried the long hour. On myself, once. I must tell you the truth. It was better than this. I did not wish to come back.',
        "Teller: That isn't going to help the campaign, doctor.",
      ],
      ask: 'Imre: So answer me honestly. Why should anyone come back? I ask as a physician. I do not have the sentence.',
      hint: 'Say why it is worth being awake.',
    },
    {
      note: "The lullaby in the pillow has Juno's voice.",
      lines: [
        "Juno: You know the tune in it. Under the hum. That's me. I was nine, I got a bicycle. A red one.",
        'Imre: It was the best voice of four hundred. I chose it. I did not know who it was until I heard you order noodles.',
      ],
      ask: "Juno: So it's me against me down there. Help me drown her out. Tell them what morning is like. A real one, with everything wrong with it.",
      hint: 'Describe a real morning.',
    },
    {
      note: 'The long hour is about to begin.',
      lines: [
        "Teller: Six minutes to four. In accordance with tradition I've put the kettle on. It's the only alarm I trust.",
        'Imre: The hum is rising. You can hear it in the seats. They are calling it up over the whole city.',
      ],
      ask: "Teller: One sentence. Not to humanity, I can't bear humanity. To somebody in a particular bed. Off you go.",
      hint: 'Speak to one particular sleeper.',
    },
  ],
  topics: [
    {
      words: /\b(?:plug|plugs|wall|pull|unplug\w*|socket|wire|cable|pillow|pillows|hum|humming)\b/i,
      replies: [
        "Juno: Left side, little moon on it. It resists a bit. That's normal, they designed it to feel rude.",
        'Imre: There will be a headache and a taste of tin. Then a thought, an ordinary one. Hold on to the thought.',
      ],
      moved: 'Hands felt for the plug behind the bed.',
    },
    {
      words: /\b(?:dream|dreams|dreamt|dreamed|nightmare|nightmares|flying|teeth|naked)\b/i,
      replies: [
        "Juno: Oh, that's a good one. That's properly useless. There's nobody who could sell anything with that.",
        'Teller: Mine had a swan. I mention it for completeness.',
      ],
      moved: 'Somebody turned over and remembered a dream.',
    },
    {
      words: /\b(?:morning|mornings|coffee|tea|breakfast|kettle|toast|sun|sunrise|light|bread|shower|bus)\b/i,
      replies: [
        "Teller: Burnt toast. I hadn't thought of burnt toast. You'll excuse me, I need a moment.",
        'Imre: The smell of coffee reaches the waking brain before any word does. I ought to have thought of that.',
      ],
      moved: 'It smelled of morning for a moment, all over the city.',
    },
    {
      words:
        /\b(?:wife|husband|mother|father|son|daughter|child|children|kids?|gran\w*|brother|sister|family|baby|love|loved)\b/i,
      replies: [
        "Teller: Say the name, if there is one. I've noticed that the eyelids do something at the name.",
        "Imre: For one's own people the brain keeps a small light on. It is the last one that goes out.",
      ],
      moved: 'Somebody heard their own name in their sleep.',
    },
    {
      words: /\b(?:somna|company|money|sell|selling|adverti\w+|work|working|slaves?|profit|control|obey)\b/i,
      replies: [
        "Teller: They sell the nights by the thousand. I've seen the price list. We're cheaper than billboards.",
        'Imre: In the long hour you would work. You would assemble things. You would wake rested, and older.',
      ],
      moved: 'You told them what their nights are sold for.',
    },
    {
      words:
        /\b(?:machine|machines|robots?|computer|technology|expect\w*|unexpected|strange|weird|banana\w*|penguins?|silly|joke)\b/i,
      replies: [
        'Imre: The needle fell. It did not expect that. I shall write it down, though I do not understand it either.',
        'Juno: Ha. I felt that one in the chair. Do another.',
      ],
      moved: 'The hum stumbled over you.',
    },
    {
      words:
        /\b(?:pain|hurt|hurts|sad|sadness|lonely|alone|tired|grief|died|death|cry|crying|miss|afraid|scared)\b/i,
      replies: [
        'Imre: Yes. It hurts to be awake. I have waited for someone on this station to admit it.',
        "Juno: I cry at about five. It's on the schedule. You can join in, if you like.",
      ],
      moved: 'You did not pretend that being awake is easy.',
    },
    {
      words: /\b(?:neighbou?rs?|knock|doors?|street|everyone|everybody|shake|shout|windows?|blinds?)\b/i,
      replies: [
        'Teller: Knock, and ask to borrow something implausible. A ladder. At this hour nobody dreams of a ladder.',
        'Juno: Go next door. What are they going to do, sleep at you?',
      ],
      moved: 'Somebody went next door.',
    },
  ],
  answers: {
    who: "Juno: Juno, Teller, and a doctor they'd very much like back. We've had eleven hours of sleep between us since Monday.",
    what: 'Imre: What it is? A lullaby with a contract. What it does? It keeps you where you are.',
    where: "Teller: The Astoria, projection room. You'd know it by the smell of old popcorn and panic.",
    when: "Teller: Four o'clock sharp. They are nothing if not punctual.",
    why: 'Imre: Because a sleeper contradicts nobody. I have published on it.',
    how: "Juno: You pull the plug, you say something weird, you put the kettle on. That's the protocol. I'm not even joking.",
  },
  signs: {
    wake: [
      "Juno: Blinds. Going up, all over the river side. It looks like somebody's shuffling the city.",
      "Teller: I have kettles. I count kettles by the dip in the mains. That is four thousand kettles, and one that's boiling dry.",
      'Imre: The hum has a hole in it, over the eastern districts. One can hear people cough. It is a very beautiful sound.',
      "Juno: Someone's standing on a balcony in their pants asking what day it is. Tell him. Somebody tell him.",
    ],
    stir: [
      'Imre: Eyelids. I have forty sleepers on the monitor here. Eleven of them are frowning. It is a beginning.',
      "Teller: One light, in the Corn Exchange flats. Could be the refrigerator. I prefer to think it's a person.",
      'Juno: My needle twitched. A bit. It looked embarrassed, but it twitched.',
    ],
    sleep: [
      'Imre: The hum has closed over it. Like water. They expected that, you see.',
      "Juno: No. They've rolled over. I can feel it, the whole city just rolled over.",
      "Teller: Regrettably, eleven blinds have come down again. I counted. It's what I do.",
    ],
  },
  closings: {
    won: [
      'Imre: It has stopped. Do you hear? No, of course not. That is the point. It has stopped, over the whole city.',
      "Teller: Excuse me. I have somebody on the other line. She says the bus is late. I'm going home.",
      "Juno: Four in the morning, and there's a queue at the baker's. Go outside and tell someone your dream. This was the Astoria. Good morning.",
    ],
    near: [
      "Teller: Four o'clock. It has begun, with holes in it. A great many holes. I'd not insure it.",
      'Imre: They are half awake. That is the most painful state there is. I beg you, all who are up, sit down beside one of them.',
      "Juno: So it's a sitting up kind of night. Bring biscuits. We're still on, we're just changing shifts. Talk to them.",
    ],
    up: [
      'Imre: Twenty hours. They look peaceful. I built that. One should never trust a peaceful face.',
      "Teller: There are some kettles on. I've marked them on the map, with a pencil, so that one can visit.",
      "Juno: I'm going to sing now. Against myself. Badly. If you can still hear this, you're not all the way under. Good night.",
    ],
  },
}
