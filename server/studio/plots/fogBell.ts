import type { Plot } from './plot.ts'

export const fogBell: Plot = {
  title: 'The Fog Bell',
  themes:
    'sea ship boat ferry fog harbour harbor port lighthouse island coast storm sail ocean pirate captain fish submarine wave',
  story:
    'Gannet Point has had fog for nine days. On the third the harbour office switched the lighthouse off, because it is cheaper that way and because no ship is expected. Tonight a ship is coming. The ferry Annelise left the mainland at ten with three hundred people on board, off the books and without radar, and the rocks called the Sisters lie between her and the quay. The office plays dance music and says all is well. On a pirate wavelength, from the net loft over the ice house, three voices are trying to wake a town that has gone to bed. They need somebody out there to talk back. You have the only other transmitter in the fog.',
  task: 'Bring the people of Gannet Point down to the breakwater with every lamp, bell and headlight they have, before the Annelise reaches the Sisters.',
  frequency: 101.7,
  listeners: 4120,
  cast: [
    {
      name: 'Nora',
      role: 'reads the sea weather, without a licence',
      personality:
        'Warm, motherly, stubborn as wet rope, calls everybody love and means it. Wants nobody else to wait on that quay the way she did.',
      sound: 'older, warm, soft, slow, a northern lilt',
      gender: 'feminine',
      hides:
        'her husband drowned on the Sisters with the light on, and she knows he was running drink for the harbour master.',
      moved: 'ordinary people being brave; clever people leave her cold.',
    },
    {
      name: 'Tam',
      role: 'runs the wires, sixteen and a half',
      personality:
        'Bright, eager, cannot keep a secret and cannot sit still. Wants to be taken along for once.',
      sound: 'young, bright, fast, cheerful, light',
      gender: 'masculine',
      hides: 'his mother is on the Annelise, and he has told nobody because then it would be true.',
      moved: 'somebody who does a thing instead of talking of it; speeches make him fidget.',
    },
    {
      name: 'Osei',
      role: 'captain without a ship, watches the water',
      personality:
        'Gruff, blunt, hard on fools and hardest on himself. Wants to be listened to before the crash for a change.',
      sound: 'deep, rough, measured, strong, weathered',
      gender: 'masculine',
      hides: 'he was offered the Annelise tonight and refused her, and kept his mouth shut about why.',
      moved: 'plain facts, distances and times; pleading makes him deaf.',
    },
  ],
  truth:
    "The harbour office lets the Annelise run dark because her passengers pay in cash and are on no list. The money goes to the harbour master, Crane. The lighthouse can be lit: the lamp is whole, the fuse is in Crane's safe. But a mile of breakwater with enough lamps on it shows the gap between the Sisters as well as any lighthouse. The old fog bell in the church has had no rope since spring.",
  tone: 'Salt, tea, and bad jokes in the face of the sea. The drowned are never joked about.',
  rules: [
    'The rocks are always called the Sisters, the harbour master is only ever Crane.',
    'The listeners wake with lamps, headlights, boots on the quay, and in the end a bell.',
    'Nobody says the word drown before the last minute.',
  ],
  opening: [
    'Osei: Visibility, nothing. Wind, nothing. Harbour office, less than nothing.',
    "Nora: You're on the air, captain. Good evening, loves. This is one hundred and one point seven, from a loft that smells of herring.",
    "Tam: There's a ship out there. I picked her up on the set twenty minutes ago. She's calling the light, and there isn't a light.",
    "Osei: The Annelise. Three hundred souls, no radar, and the Sisters dead ahead of her. Say what you like about the fog, it doesn't lie.",
    'Nora: Somebody is awake down there, I can feel it. Key your set, love. Tell us who you are and what you can see.',
  ],
  openingHint: 'Say who you are and what you can see from your window.',
  beats: [
    {
      note: 'The lighthouse was switched off to save money, and is not broken at all.',
      lines: [
        "Osei: The light isn't broken. I want that understood. Crane had the fuse pulled on the third day of fog and put it in his safe.",
        'Nora: To save eleven pounds a night. I worked it out. I could have knitted it for that.',
      ],
      ask: "Nora: You've eyes in your head, love. When the light went out, what did you say to yourself?",
      hint: 'Tell them what you thought when the lighthouse went dark.',
    },
    {
      note: 'A mile of lamps along the breakwater would show the gap.',
      lines: [
        'Osei: Forget the tower. A mile of breakwater, a lamp every ten paces. A blind man could steer by that.',
        "Tam: That's, hold on, a hundred and seventy lamps. We've got four. And mine's a bicycle.",
      ],
      ask: 'Tam: Have you got a lamp? Anything? Would you take it down there, in this?',
      hint: 'Say whether you would go, and with what.',
      yes: "Tam: You would? That's five, then. I'm putting it on the wall in chalk. That's five.",
      no: 'Tam: Oh. All right. Then who would? There must be somebody you could kick out of bed for us.',
    },
    {
      note: 'Crane calls the loft and offers money for silence.',
      lines: [
        'Nora: That was the telephone, and that was Crane. He offers us a new aerial and a licence if we play music until morning.',
        "Osei: He sounded friendly. I've been aboard ships with rats that sounded like that.",
      ],
      ask: "Nora: I told him I'd ask my listeners. So I'm asking, love. What do I tell that man?",
      hint: 'Answer the harbour master.',
    },
    {
      note: 'Tam confesses that his mother is on board.',
      lines: [
        "Tam: My mum's on her. On the Annelise. I didn't say because, I don't know. Because then it'd be true.",
        'Nora: Oh, Tam. Come here. No, stay at the set. Stay at the set and come here.',
      ],
      ask: 'Tam: Can you say something to the people in bed? I would, but my voice goes funny. Please.',
      hint: 'Speak to the people in their beds, for Tam.',
    },
    {
      note: 'Osei admits that he was asked to take the Annelise and only refused.',
      lines: [
        'Osei: They offered me that ship this afternoon. I said no. I saw what was wrong with her, and I said no, and I went home.',
        "Nora: You went home. And told who, captain? That's right. Nobody.",
      ],
      ask: 'Osei: So I know something about keeping quiet. You tell them, whoever you are. What does it cost?',
      hint: 'Say what it costs to keep quiet.',
    },
    {
      note: 'The Annelise answers by radio: she has seen one light.',
      lines: [
        "Tam: She's answering. She says she sees one light, low down, and is it the harbour? It's my bicycle. She's steering for my bicycle.",
        'Osei: One light is worse than none. With one she comes straight in, over the Sisters. She needs the line.',
      ],
      ask: 'Osei: Names of streets. Call them out, one after the other, and tell them where to stand. Go.',
      hint: 'Call out streets and send people to the breakwater.',
    },
    {
      note: 'Somebody must ring the bell that has no rope.',
      lines: [
        "Nora: There's a bell in the church that hasn't had a rope since spring. You'd have to climb to it and use a hammer.",
        'Tam: You can hear the engines now. Without the set, I mean. Out of the window.',
      ],
      ask: "Nora: This is it, love. The last thing you say, they'll have in their ears when they reach for their boots. Say it well.",
      hint: 'Say the one thing that gets them out of bed.',
    },
  ],
  topics: [
    {
      words: /\b(?:lamps?|lights?|torch|torches|candles?|lanterns?|headlights?|cars?|fire|bonfire)\b/i,
      replies: [
        "Osei: Anything that burns or runs off a battery. Ten paces apart, and hold it high. It's the line she needs, not the brightness.",
        'Tam: Cars, yes. Back them onto the quay with the beams to sea. Why did nobody think of cars?',
      ],
      moved: 'People went through the house looking for anything that shines.',
    },
    {
      words: /\b(?:breakwater|quay|pier|harbou?r|shore|beach|down there)\b/i,
      replies: [
        "Osei: From the ice house to the end of the breakwater. Mind the weed on the steps, I'll not have broken legs on top of it.",
        "Nora: It's four minutes in slippers. I've done it. I've done it more often than I care to say.",
      ],
      moved: 'You told them where to stand.',
    },
    {
      words: /\b(?:crane|office|money|paid|master|corrupt\w*|bribe|company|greed\w*)\b/i,
      replies: [
        "Osei: Crane takes forty a head, and there's no list. If a ship was never there, nobody was ever on it.",
        "Nora: He sits two pews in front of me. He sings well, I'll give him that.",
      ],
      moved: 'You said the name that everybody in the harbour only thinks.',
    },
    {
      words: /\b(?:ship|ferry|annelise|passengers|people on|souls|board|rocks?|sisters)\b/i,
      replies: [
        "Tam: Three hundred. That's more than our whole school. I keep thinking of it as the school, with everyone in it.",
        "Osei: Eleven knots, last I heard. At eleven knots a ship that size needs half a mile to stop. She hasn't half a mile.",
      ],
      moved: 'You made them think of the three hundred on board.',
    },
    {
      words: /\b(?:bell|church|hammer|ring|rope|noise|shout|whistle|horn)\b/i,
      replies: [
        "Nora: The ladder's behind the organ, love, and the sexton keeps a hammer by the stove. Tell him Nora sent you.",
        'Tam: Noise is good. In fog you hear before you see. Horns, pots, anything.',
      ],
      moved: 'Somebody went to look for a hammer.',
    },
    {
      words: /\b(?:mother|mum|father|dad|son|daughter|husband|wife|child|children|family|brother|sister)\b/i,
      replies: [
        "Nora: I stood on that quay one night till it got light. I don't wish that on anybody's family, not even on Crane's.",
        "Osei: Every one of them has somebody who isn't asleep tonight. Remember that when you turn over.",
      ],
      moved: 'Everybody thought of somebody.',
    },
    {
      words: /\b(?:afraid|scared|fear|dark|cold|danger\w*|fog|slippery|can'?t see)\b/i,
      replies: [
        'Osei: Be afraid. I am. Put one hand on the rail and go on being afraid as far as the end of the pier.',
        "Nora: It's only weather, love. It's wet and it's grey and it doesn't know your name.",
      ],
      moved: 'It helped that you admitted to being afraid.',
    },
    {
      words: /\b(?:neighbou?rs?|knock|doors?|street|bed|beds|asleep|wake|awake|everyone|everybody)\b/i,
      replies: [
        'Nora: Knock low on the door, with your foot. It frightens them less and wakes them more. Thirty years of wakes and weddings.',
        "Tam: I could cycle round. I could cycle round if my lamp wasn't being a lighthouse.",
      ],
      moved: 'Doors opened along the street.',
    },
  ],
  answers: {
    who: 'Nora: Three of us, love. A widow, a boy, and a captain nobody listens to. And you, which makes a crew.',
    what: "Osei: What you can do? Take a light down to the breakwater and stand still with it. That's all. That's the whole of seamanship tonight.",
    where:
      "Tam: She's about three miles out, north by east. The Sisters are one mile out. You can do that sum.",
    when: "Osei: At her speed, a quarter of an hour, if that. The sea doesn't round up.",
    why: "Nora: Because it was cheaper, love. I've looked for a better reason and there isn't one.",
    how: 'Osei: How? A lamp every ten paces, from the ice house out. She sees a line, she knows where the stone ends. Simple.',
  },
  signs: {
    wake: [
      "Tam: Lamps. On Kiln Street, a whole row, and they're moving. They're all moving downhill.",
      'Osei: Headlights on the quay. Somebody has reversed a bread van onto it. Good man. Left a bit.',
      "Nora: I can hear boots, captain. Open that window. That's the sound of a town that's cross with itself.",
      "Tam: There's a line. It's got gaps, but it's a line. I can see where the breakwater bends.",
    ],
    stir: [
      "Nora: A curtain moved at the chandler's. That's old Pratt, and he hasn't been up past nine since the war.",
      "Osei: One lamp at the ice house. It's standing still, which is right. Somebody was listening.",
      "Tam: The baker's lit his window. He always does that now, but he's standing in it, looking out.",
    ],
    sleep: [
      "Tam: They're drawing the curtains. Up on Kiln Street. I can see them doing it.",
      "Nora: That's done it. They've turned to the dance music. I can hear it through the floor.",
      "Osei: Dark again. I've seen harbours like that. I've seen what they look like the morning after.",
    ],
  },
  closings: {
    won: [
      "Osei: She's turning. She's seen the line. Come on, old girl, hard over. There. There's the gap, and she's in it.",
      "Tam: I can see people on the rail. They're waving. I'm going down there, Nora, I'm going down there right now.",
      'Nora: Run, love. And you in the fog, whoever you are, put the kettle on. Three hundred guests, and you invited them. Good night.',
    ],
    near: [
      "Osei: She touched. I heard her touch. But she's swung, she's lying on the sand and not on the stone. Boats, all of you. Now.",
      "Tam: Ten more lamps. If there'd been ten more lamps. I'm going, I don't care, I can row.",
      "Nora: You heard the boy. It isn't over because the show is. Get your oars. This was the loft, good night.",
    ],
    up: [
      "Tam: She isn't answering any more. It's only hiss. It could be the fog. It could be just the fog.",
      "Osei: I'm taking the pilot boat. Whoever has a boat, come behind me. I should have said so at four o'clock.",
      'Nora: The rest of you, keep that music low, so that you hear if somebody knocks. Good night, loves.',
    ],
  },
}
