import type { Plot } from './plot.ts'

export const shiftNine: Plot = {
  title: 'Shift Nine',
  themes:
    'mine miner mining coal gold underground tunnel cave strike union worker factory accident trapped rescue desert train railway oil',
  story:
    "At ten past six the east gallery of the Karst mine came down. At seven the company announced that it had been empty. At eight the families of shift nine were told that their men had left town, all nine of them, without their coats. Now it is night, the siren is muffled with a blanket and the cage is locked for maintenance. But a strip of copper runs from the deepest level up to the old signal hut, and somebody is knocking on it. On a miners' wavelength three people count the knocks aloud. A cutting machine could be there in an hour, if the town made the company start it. They ask who is listening. You are.",
  task: 'Get the people of Karst out to the pithead gate, make the company unlock the cage and start the rescue drill while the knocking can still be heard.',
  frequency: 103.4,
  listeners: 5230,
  cast: [
    {
      name: 'Ruth',
      role: 'lamp keeper, knows who went down and who came up',
      personality:
        'Warm, tender with everybody, unbending as rail, has been told to calm down once too often. Wants nine lamps back on nine hooks.',
      sound: 'mature, warm, steady, soft, tired',
      gender: 'feminine',
      hides: 'one of the nine is the man she was going to leave this week.',
      moved: 'people who come and stand there; sympathy from a distance makes her cold.',
    },
    {
      name: 'Dov',
      role: "reads the company's announcements and then what they mean",
      personality:
        'Dry, wry, bookish, an accountant by day and ashamed of it by night. Wants to put the real number at the bottom of the column.',
      sound: 'young, dry, clear, quick, precise',
      gender: 'masculine',
      hides: 'he booked the props of the east gallery as bought. They were never bought.',
      moved: 'exact sums and plain words; outrage makes him tidy his desk.',
    },
    {
      name: 'Old Kass',
      role: 'listens to the copper, forty years below',
      personality:
        'Gruff, blunt, tough as boots, talks to stone more easily than to people. Wants the knocking not to stop.',
      sound: 'old, deep, rough, hoarse, slow',
      gender: 'masculine',
      hides: 'in sixty-eight he heard knocking too, and was told it was water, and believed it.',
      moved: 'hands and tools; he cannot stand speeches about heroes.',
    },
  ],
  truth:
    "The props for the east gallery were paid for and never delivered; the manager, Voss, has a new house. If nine men were below, there would be an inquest. So there were none. The rescue drill stands fuelled in shed four. To start it takes the manager's key, or a crowd that he is more afraid of than of the inquest. The knocking is in the old code: numbers of men, then litres of air.",
  tone: 'Short sentences, coal dust, tenderness by way of insults. Below ground nobody is called a hero.',
  rules: [
    'The nine are always called by name or as the lads, never as victims.',
    'The listeners wake with lamps at the gate, boots on the slag road, pots beaten on railings.',
    'The knocking is counted whenever it changes.',
  ],
  opening: [
    "Old Kass: Nine. Then a stop. Then nine again. That's not water. Water can't count.",
    "Dov: This is one hundred and three point four, from the old signal hut. The company says there's nobody below. I'll read you that again in a minute, slowly.",
    "Ruth: There are nine empty hooks on my board, my loves. I don't need an announcement. I need nine lamps.",
    "Old Kass: The drill's in shed four, full tank. Sixty minutes to the east gallery. I could do it in fifty if they let me shout.",
    "Ruth: They won't start it for three voices in a hut. So we need yours. You, out there. Who are you, and who do you have below?",
  ],
  openingHint: 'Say who you are and whether you believe the company.',
  beats: [
    {
      note: 'The company says that the men left town without their coats.',
      lines: [
        "Dov: The announcement of eight o'clock. Quote, the nine have left the area at their own wish. Their coats are on the hooks. It's November.",
        "Ruth: Marek's bread is still in his. I looked. He doesn't go to the privy without his bread.",
      ],
      ask: "Dov: I've filed stranger things than that and I'm not proud of it. What did you think when you heard it, you, personally?",
      hint: 'Say what you think of the announcement.',
    },
    {
      note: 'The knocking changes: nine men, and air for a few hours.',
      lines: [
        "Old Kass: It's changed. Nine, stop, four. Nine men, four hours. That's the old code. I taught it to Marek with a spoon.",
        "Ruth: Four. They're so calm about it. Listen how evenly he knocks.",
      ],
      ask: "Old Kass: You got boots? Would you come up to the gate, now, as you are? I don't want a speech, I want a yes or a no.",
      hint: 'Say whether you are coming to the gate.',
      yes: "Old Kass: That's one. One's a lunatic. Ten's a nuisance, and a hundred's a shift. Bring the next one.",
      no: "Old Kass: No. Well. I said no once, when it mattered. I can tell you what it weighs, I've had it on me since.",
    },
    {
      note: 'The manager, Voss, threatens the station with the police.',
      lines: [
        "Dov: That was Mr. Voss on the line. We're spreading panic, he says, and the police are on their way, both of them.",
        "Ruth: He used my first name. He's never known my first name.",
      ],
      ask: "Ruth: He says people want their rest. I say they want to know. You're people, love. Which is it?",
      hint: 'Answer the manager.',
    },
    {
      note: 'Dov confesses that the props were never bought.',
      lines: [
        'Dov: I have to make a correction. East gallery, two hundred and six props. I booked them. I stamped it. There were never any props.',
        "Old Kass: Two hundred and six. I wondered. I stood there in August and thought, it's roomy in here.",
      ],
      ask: "Dov: I've got the ledger in my lap and the stove's open. You decide. What should I do with it, and what do they need to hear?",
      hint: 'Tell Dov what to do with the ledger.',
    },
    {
      note: 'Kass heard knocking once before and believed it was water.',
      lines: [
        'Old Kass: In sixty-eight I heard it too. They said it was water. I was nineteen and they had ties on. Five days it knocked, that water.',
        "Ruth: Kass. You've sat beside me for thirty years and never told me that.",
      ],
      ask: "Old Kass: There's one sitting at home now saying it'll be water. Talk to him. I can't, I'd hit him.",
      hint: 'Speak to somebody who does not want to believe it.',
    },
    {
      note: 'Ruth was going to leave one of the nine.',
      lines: [
        "Ruth: Tomas is down there. I had my case packed. I was going to tell him tonight, after shift. It's standing in the hall like a dog.",
        "Dov: I'm going to say something that isn't in the books. You can still do that, Ruth. You can be angry with him for years.",
      ],
      ask: "Ruth: I want him up so that I can leave him properly. Is that wicked, love? Give me one for the gate, something they'd get up for.",
      hint: 'Give the people a reason to get up.',
    },
    {
      note: 'The knocking becomes weaker.',
      lines: [
        "Old Kass: Slower. There's more stop in it now than knock. Don't anybody talk for a moment. There. That was one.",
        "Dov: Shed four is eleven hundred metres from the gate. I've measured it for the insurance. They're not insured.",
      ],
      ask: 'Ruth: They hear us below, love. The copper carries both ways. Say something to the lads, and let the town listen.',
      hint: 'Speak to the nine men below.',
    },
  ],
  topics: [
    {
      words: /\b(?:gate|pithead|come|coming|walk|march|stand|standing|meet|together|road)\b/i,
      replies: [
        "Old Kass: Slag road, not the main one, it's lit. And bring something you can beat on, the office has thin windows.",
        "Dov: Voss has a rule that he doesn't speak to fewer than fifty. I typed it.",
      ],
      moved: 'You gave them a place to stand.',
    },
    {
      words: /\b(?:knock\w*|copper|signal|code|hear|heard|listen|count|counting|tapping)\b/i,
      replies: [
        "Old Kass: You can hear it in the kitchen, if you've an old pipe and shut your mouth. Lay your ear on it. Go on.",
        "Ruth: He leaves a little rest after the fifth. That's Marek. He's got that finger.",
      ],
      moved: 'People laid an ear to the pipe.',
    },
    {
      words:
        /\b(?:company|voss|manager|boss|bosses|money|house|props?|paid|profit|ledger|insurance|lie|lies|lied|lying)\b/i,
      replies: [
        "Dov: The house has nine rooms. I've only just noticed that number. Excuse me.",
        "Old Kass: I've nothing against a man with a house. I've something against a man with my props.",
      ],
      moved: 'You said what the props had become.',
    },
    {
      words: /\b(?:drill|machine|cage|shed|key|dig|digging|rescue|tools?|shovels?|hands|help)\b/i,
      replies: [
        "Old Kass: She starts on the third pull. First two she's only telling you what she thinks of you.",
        'Dov: There is exactly one key, on a hook in an office with a glass door. I mention the glass without comment.',
      ],
      moved: 'You spoke of the drill, and some of them know how to drive it.',
    },
    {
      words:
        /\b(?:brother|father|son|husband|uncle|dad|mother|wife|sister|family|children|kids?|friend|marek|tomas)\b/i,
      replies: [
        "Ruth: Say his name as well, love. If they're not on the list they should at least be on the air.",
        "Old Kass: I know him. He owes me a saw. I'd like him to go on owing it me for a while.",
      ],
      moved: "It was somebody's name, and everybody knew him.",
    },
    {
      words: /\b(?:afraid|scared|fear|police|arrest\w*|job|fired|lose|losing|danger\w*|trouble)\b/i,
      replies: [
        "Dov: He can dismiss one. He can dismiss ten. He can't dismiss the town, I do the payroll, there's nobody else.",
        "Ruth: There are two policemen, and one of them is Marek's cousin. He's just put his coat on.",
      ],
      moved: 'The fear of losing the job got smaller.',
    },
    {
      words:
        /\b(?:air|breath\w*|hours?|time|minutes|late|dark|alive|dead|die|dying|below|underground|down there)\b/i,
      replies: [
        "Old Kass: You breathe shallow and you don't talk. You put the young one in the middle. That's all one can do down there.",
        "Ruth: They'll have put out all the lamps but one. They always do. They like to see each other's faces.",
      ],
      moved: 'Everybody held their breath for a moment.',
    },
    {
      words:
        /\b(?:strike|union|shift|workers?|work|neighbou?rs?|everyone|everybody|town|doors?|wake|pots?)\b/i,
      replies: [
        "Old Kass: Shift ten comes on at four. If shift ten stands at the gate with its hands in its pockets, it's over for him.",
        "Dov: Doors, then. Left side first, those are the long ones, they've got the loud knockers.",
      ],
      moved: 'They went to wake shift ten.',
    },
  ],
  answers: {
    who: "Ruth: The lamp keeper, the bookkeeper and the oldest ears in Karst. We're not much, but we're all he hasn't got.",
    what: "Old Kass: What they need? A hole. As wide as a man and eighty metres long. It isn't complicated.",
    where: "Dov: East gallery, level six. On the plan it's marked as closed. The ink is still wet.",
    when: "Old Kass: Four hours of air, they say. They'd say four if it was three. So that nobody rushes.",
    why: 'Dov: Because nine accidents are an inquest, and nobody at all is a quiet weekend.',
    how: "Old Kass: You come to the gate. You don't go home. That's how. That's how it's always been done.",
  },
  signs: {
    wake: [
      "Ruth: There are lamps on the slag road. I'm counting. I'm a lamp keeper and I can't count them.",
      "Dov: Somebody is beating a pot on the railings of the office. Now several. In four time. I find that moving, I can't help it.",
      "Old Kass: Boots. Listen. That's shift ten. That's all of shift ten, and they're two hours early.",
      "Dov: The light has gone on in Voss's house. All nine rooms.",
    ],
    stir: [
      "Ruth: The Lindners have put a lamp in the window. They've nobody below. They've put it there all the same.",
      "Old Kass: One at the gate. Stands there with his hands in his pockets. Good. That's how it starts.",
      "Dov: Someone has just rung, said nothing, breathed, and hung up. I'm booking that as interest.",
    ],
    sleep: [
      'Dov: The windows are going dark along Company Row. Tidily, from left to right.',
      "Ruth: They're turning us down. I can tell. It goes hollow in my ear when people turn us down.",
      "Old Kass: There were two at the gate. Now there's one. He's looking at his shoes.",
    ],
  },
  closings: {
    won: [
      "Old Kass: We're through. There's a hand. There's a filthy great hand. That's Marek. He says, what kept you.",
      "Dov: Seven. Eight. I'm adding it up as they come. Nine. The column balances. I'd like it recorded that I'm crying.",
      "Ruth: Nine lamps on nine hooks, my loves. Tomas, there's something I have to tell you, but have some soup first. Good night, Karst.",
    ],
    near: [
      "Old Kass: The drill's running. It's late, but it's running, and they're knocking along with it. Slow. But along with it.",
      'Dov: A hundred and ninety at the gate. He gave in at two hundred. There should have been ten more of us an hour ago.',
      "Ruth: Don't go home. Do you hear me? The show's over, it isn't over. Stay at the gate and hum something. They can hear it.",
    ],
    up: [
      "Old Kass: It's stopped. I'm keeping my hand on it. I kept my hand on it last time as well.",
      "Dov: For the record, there were nine. I'm reading it into the air, because then it has been read. Marek Hollo. Tomas Brandt. Yan Ferro.",
      "Ruth: If you're sitting at home thinking it was water, come up here and lay your hand on it. We're here till morning. Good night.",
    ],
  },
}
