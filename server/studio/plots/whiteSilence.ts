import type { Plot } from './plot.ts'

export const whiteSilence: Plot = {
  title: 'White Silence',
  themes: 'snow mountain ski avalanche winter ice cold resort hotel tourist holiday alps christmas village',
  story:
    'In Sankt Alba the season opens tomorrow, and every bed is taken. Above the village hang four days of snow on a layer of ice, and the man whose task it was to say so was sent home on Monday. The loudspeakers play accordion. The sirens have been serviced, which means that they are off. At eleven at night a weather station nobody uses any more begins to broadcast from the ridge: two people and a barometer, saying that the lower hotels must be empty before dawn. The village laughs, turns over, sleeps. You are lying in one of those beds, with a radio under the blanket, and you have just heard the mountain cough.',
  task: 'Get the guests and the villagers out of the hotels below the Lauberg slope and up to the church terrace before dawn.',
  frequency: 105.3,
  listeners: 3170,
  cast: [
    {
      name: 'Greta',
      role: 'snow observer, dismissed on Monday',
      personality:
        'Gruff, blunt, allergic to charm, right about snow and wrong about people. Wants to be contradicted with numbers or not at all.',
      sound: 'mature, rough, strong, clipped, low, alpine',
      gender: 'feminine',
      hides: 'she signed the permit for the new hotels herself, eleven years ago, in the wrong place.',
      moved: 'exact observations; compliments make her hang up.',
    },
    {
      name: 'Luca',
      role: 'night porter of the Hotel Edelweiss, on the house telephone',
      personality:
        'Nervous, restless, polite to a fault, whispers when he is most honest. Wants to do one thing tonight that is not in the manual.',
      sound: 'young, nervous, soft, quick, slightly southern',
      gender: 'masculine',
      hides: 'he has the master key and the code of the fire alarm, and a contract that forbids him both.',
      moved: 'somebody who takes half of the blame.',
    },
    {
      name: 'Ottilie',
      role: "postmistress, keeps the exchange and everybody's secrets",
      personality:
        'Warm, gentle, gossips like a saint and has never passed on a wrong number. Wants the village to forgive itself before it is too late.',
      sound: 'older, warm, light, cheerful, patient',
      gender: 'feminine',
      hides: 'she listened in when the mayor was warned, and has said nothing for four days.',
      moved: 'kindness to people who are not kind.',
    },
  ],
  truth:
    'Four days of drifted snow lie on rain crust under the Lauberg. Greta measured it, the mayor put her report in a drawer because the season pays for the year. A slide would come down the gully between the Edelweiss and the Post and take both. The church terrace stands on rock and has stood there for six hundred years for that reason. The siren can be started from the exchange, with a plug that Ottilie keeps in her sewing box.',
  tone: 'Whispering, snow light, the comedy of hotels at night. The mountain is not evil, only heavy.',
  rules: [
    'The mountain is never called a killer.',
    'The listeners wake with lit windows, skis left standing, steps creaking up to the church.',
    'Luca whispers; the others ask him to speak up.',
  ],
  opening: [
    "Greta: Minus three. That's four degrees too warm for the time of night. Write it down or don't.",
    "Luca: This is Luca at the Edelweiss, I'm on the house line, I'm supposed to be polishing the keys. There's a crack in the bar ceiling.",
    "Ottilie: Good evening, dears. One hundred and five point three, the old weather hut. I'm putting everyone through who isn't asleep.",
    "Greta: Four days of snow on a sheet of ice, and nine hundred people lying under it in pyjamas. That's the forecast.",
    "Ottilie: There's a small light on at my switchboard. Somebody has a set under the blanket. Speak up, dear, which house are you in?",
  ],
  openingHint: 'Say where you are staying and what you have heard or seen.',
  beats: [
    {
      note: 'Greta was dismissed on Monday for measuring.',
      lines: [
        "Greta: I dug a pit on Sunday. At sixty centimetres the shovel went through like a drawer. On Monday I was told I'd earned a rest.",
        "Ottilie: There was a cake. I remember thinking, that is an expensive cake for somebody they don't like.",
      ],
      ask: "Greta: I don't want opinions. What have you heard, what have you seen, and at what time? Go on.",
      hint: 'Report exactly what you have noticed.',
    },
    {
      note: 'The crack in the bar ceiling of the Edelweiss has grown.',
      lines: [
        "Luca: The crack has reached the antlers. I'm sorry to bring it up again. It was at the lamp before.",
        "Greta: That's load. That's the roof telling you what the slope weighs.",
      ],
      ask: 'Luca: I could knock on doors. It says in my contract that I must never wake a guest. Would you do it? In my place?',
      hint: 'Tell Luca whether to break his contract, and why.',
      yes: "Luca: You would. Good. Then I'll say you told me to. I'm joking. I'm only half joking.",
      no: "Luca: No. I see. You know, that's what it says in the manual too, almost word for word.",
    },
    {
      note: 'The mayor comes on the other station and wishes everybody a good night.',
      lines: [
        'Ottilie: That was the mayor, on the proper station. He wished us all a peaceful night and first tracks at nine.',
        "Greta: He's in his office. It's on rock, his office. I checked that too.",
      ],
      ask: "Ottilie: People like him, dear, he has such a nice voice. What have you got to say to people who'd rather believe him?",
      hint: 'Speak to those who believe the mayor.',
    },
    {
      note: 'Ottilie confesses that she overheard the warning four days ago.',
      lines: [
        'Ottilie: I knew. I was on the line when Greta rang him, on Sunday. I heard it all, and I put the plug back as if it were nothing.',
        'Greta: You knew. You sold me stamps on Monday. You asked after my knee.',
      ],
      ask: "Ottilie: What does one do with a thing like that, dear? I'm seventy, I thought I'd have it by now. I have the siren plug in my hand.",
      hint: 'Tell Ottilie what to do with the plug.',
    },
    {
      note: 'Luca has the master key and the code of the alarm.',
      lines: [
        "Luca: I'm going to say something very quietly. I have the master key. And the code of the alarm, all four digits.",
        'Greta: Louder. There are people dying to hear that, and I chose that word on purpose.',
      ],
      ask: "Luca: If I ring it and nothing comes down, I'll never work again. Who'll stand on the stairs and say it was right?",
      hint: 'Call on people to back Luca up.',
    },
    {
      note: 'Greta admits that she once signed the permit for the hotels.',
      lines: [
        "Greta: You'll find my name on the plan. Eleven years ago. They asked me if it was safe, and I said, mostly. I wrote mostly.",
        "Ottilie: That was before the winters went warm, Greta. You couldn't have known.",
      ],
      ask: "Greta: Mostly. I've hated that word ever since. So you tell them without it. Is it safe down there, or isn't it?",
      hint: 'Tell them plainly to leave, without a mostly.',
    },
    {
      note: 'A first small slide comes down behind the ski school.',
      lines: [
        'Greta: Quiet. Did you hear that? That was the small one. Behind the ski school, just now. It does that before.',
        "Luca: The lights flickered. There's snow in the lobby. Inside. It came under the door as if it had a booking.",
      ],
      ask: "Greta: You've got one breath. They're in their nightclothes, they're warm, they don't want to. Get them up that hill.",
      hint: 'Send them up to the church, now.',
    },
  ],
  topics: [
    {
      words: /\b(?:crack\w*|noise|heard|hear|rumbl\w*|cough\w*|sound|sounds|ceiling|shak\w*|trembl\w*)\b/i,
      replies: [
        "Greta: A dull one, like a door in another house? That's the layer settling. It settles, and then it doesn't.",
        'Luca: I heard it in the glasses. All the glasses in the bar said the same word.',
      ],
      moved: 'They lay still for a moment and listened.',
    },
    {
      words: /\b(?:church|terrace|rock|uphill|hill|climb|walk|stairs?|path)\b/i,
      replies: [
        'Ottilie: The key is under the saint with no nose. There are blankets in the vestry, and the wine is not consecrated yet.',
        "Greta: Six hundred years on that rock. The people who built it didn't have a ski school to think of.",
      ],
      moved: 'You told them where it is safe.',
    },
    {
      words: /\b(?:mayor|money|season|business|tourism|drawer|report|lie|lied|lying|paid)\b/i,
      replies: [
        "Greta: The report is two pages. It's in his left-hand drawer, under the brochure. It isn't hard to understand.",
        "Ottilie: He isn't a bad man, dear. He's a man with nine hundred bookings. It comes to the same thing by morning.",
      ],
      moved: 'You said why nobody was warned.',
    },
    {
      words: /\b(?:snow|avalanche|slope|lauberg|mountain|ice|slide|layer|weather|degrees|warm)\b/i,
      replies: [
        "Greta: It's not the amount. It's that it isn't holding on to anything. I know people like that.",
        "Luca: From here it looks lovely, that's the trouble. They've got it on the postcards exactly like that.",
      ],
      moved: 'They looked up at the slope.',
    },
    {
      words: /\b(?:siren|alarm|bell|bells|ring|ringing|plug|key|code|wake|awake|knock\w*)\b/i,
      replies: [
        "Ottilie: It goes in the third hole from the left. I've dusted it every Friday for thirty years and never once pushed it.",
        "Luca: Master key is the one with the red thread. I've got it round my finger. It's cutting off the blood a little.",
      ],
      moved: 'You asked for noise, and some of them made it.',
    },
    {
      words:
        /\b(?:child|children|kids?|family|families|daughter|son|mother|father|grand\w+|wife|husband|baby)\b/i,
      replies: [
        'Luca: There are thirty-one children in this house. I know, because I put the little animals on their pillows.',
        "Ottilie: Wrap them in the eiderdown, dears, as they are. They'll think it's an adventure. Let them.",
      ],
      moved: 'Somebody picked up a sleeping child.',
    },
    {
      words: /\b(?:guests?|hotel|hotels|room|rooms|doors?|corridor|bed|beds|pyjamas|edelweiss|post)\b/i,
      replies: [
        "Luca: Rooms to the valley first, they sleep deepest. I've got the list. I know who snores, it's a help now.",
        "Greta: Leave the skis. Leave the skis standing. If I see one person with skis I'll go up and sit under it myself.",
      ],
      moved: 'Lights went on along the corridors.',
    },
    {
      words: /\b(?:afraid|scared|fear|panic|danger\w*|safe|die|dead|death|bury|buried)\b/i,
      replies: [
        "Greta: Fear is all right. Fear has good knees. It's comfort that gets people killed.",
        "Ottilie: Of course you're frightened. Take somebody by the arm who's more frightened than you, it helps at once.",
      ],
      moved: 'You were afraid out loud, and it woke people.',
    },
  ],
  answers: {
    who: 'Ottilie: Greta, who knows snow, Luca, who knows guests, and I know everybody else. And who are you, dear?',
    what: "Greta: What's coming? About forty thousand tons. It won't be in a hurry until it is.",
    where: "Luca: Between us and the Post. There's a gully. In summer they have concerts in it.",
    when: "Greta: Before dawn. The wind turns at five. After that I'd not give it an hour.",
    why: "Ottilie: Because nobody wants to be the one who spoiled the opening. That's really all it is, dear.",
    how: "Greta: Shoes, coat, up the church steps, hold the rail. Don't run. Don't pack. Don't discuss it.",
  },
  signs: {
    wake: [
      "Luca: They're in the corridor. In dressing gowns. Somebody's carrying a cello. I don't care, let them carry a cello.",
      "Greta: I can see the church steps from here. There's a string of lights on them, and it's getting longer.",
      "Ottilie: My whole board is lit up, dears. I've not got enough hands. I've not had a night like it since the wedding.",
      'Luca: The second floor is empty. All of it. I never thought an empty hotel could make me so happy.',
    ],
    stir: [
      "Ottilie: Someone at the Post has rung to ask what time breakfast is. That's how they ask when they're frightened.",
      "Luca: A door opened on three. A lady in curlers, looking at the ceiling. She didn't close it again.",
      "Greta: One torch on the church path. Stop, it's going back. No. It went back for somebody.",
    ],
    sleep: [
      'Luca: Someone has hung a please do not disturb on the door. In front of me. Politely.',
      'Ottilie: The little lights are going out on my board, one after another. Good night, they say. Good night.',
      "Greta: They're shutting the windows so as not to hear us. On that side. On the slope side.",
    ],
  },
  closings: {
    won: [
      "Greta: There it goes. Don't look, or do look. It's in the gully, it's in the Edelweiss. It's in every bed, and they're cold, every one.",
      "Luca: Three hundred and four guests on the terrace. I've got the list. They're all on it. I'd like to resign now, please.",
      "Ottilie: There's tea in the vestry. Somebody go and fetch the mayor, he'll be cold too. This was the weather, dears. Good morning.",
    ],
    near: [
      "Greta: It's down. The Edelweiss is gone. The Post has four windows left, and there's light in two of them.",
      "Luca: We're missing eleven. I know which rooms. I can draw it for you. I can take you to the doors.",
      'Ottilie: Shovels, dears, all of you, and quietly, so that we can hear them. The show is over. Come down here.',
    ],
    up: [
      "Greta: Wind's turned. That's five o'clock. I'm going to stop talking now and count.",
      "Luca: I'm ringing it. I'm ringing it anyway. Can you hear it? It's so loud. I should have known that it would be so loud.",
      "Ottilie: Whoever is on the terrace, hold on to each other. Whoever isn't, run now, dears. Run. Good night.",
    ],
  },
}
