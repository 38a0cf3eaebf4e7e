import type { Plot } from './plot.ts'

export const curfewWaltz: Plot = {
  title: 'Curfew Waltz',
  themes:
    'war curfew dictator dictatorship regime government president revolution resistance censor censorship propaganda vote election freedom army soldier spy music occupation rebel rebellion archive democracy',
  story:
    'For two hundred and twelve nights the official station of Verin has played waltzes from ten until six, because nobody marches to a waltz and nobody hears the lorries over it. Tonight the lorries are for the city archive: every birth, every deed, every vote that was counted and then was not. By morning it will be pulp, and nobody in Verin will be able to prove that they were ever there. In a piano shop with its shutters down, three people have cut into the waltz with a soldering iron. They have until the records run out. They play one bar of silence and wait for somebody to fill it. You do.',
  task: 'Get the people of Verin to break the curfew, stand in Archive Street in front of the lorries, and turn every radio to the open window.',
  frequency: 97.9,
  listeners: 48210,
  cast: [
    {
      name: 'Vesna',
      role: 'speaks the news that was cut out of the news',
      personality:
        'Dry, ironic, tired to the bone and funny because of it. Wants one night in which nobody lowers their voice.',
      sound: 'mature, low, dry, smooth, calm, smoky',
      gender: 'feminine',
      hides: 'her brother drives the first lorry.',
      moved: 'things told against oneself; heroes make her yawn.',
    },
    {
      name: 'Emil',
      role: 'piano tuner, keeps the signal in tune',
      personality:
        'Nervous, restless, jumps at his own metronome, brave only when he forgets himself. Wants to play something loud.',
      sound: 'young, nervous, quick, light, expressive',
      gender: 'masculine',
      hides: 'he tunes the piano at the ministry as well, and heard the date of tonight there a week ago.',
      moved: 'somebody who makes a mistake and goes on.',
    },
    {
      name: 'Halas',
      role: 'until yesterday the second censor of the republic',
      personality:
        'Grave, formal, exact in every sentence, ashamed in all of them. Wants to be read by somebody at last.',
      sound: 'older, deep, slow, serious, authoritative',
      gender: 'masculine',
      hides: 'he wrote the list of what is to be pulped, and his own daughter is on it.',
      moved: 'names; he cannot hear a name and stay as he is.',
    },
  ],
  truth:
    'The vote in spring was lost and burnt. The only copy of the count lies in the city archive, in box nine hundred. Whoever is not in the archive any more cannot own, inherit or complain. Seven lorries, seven soldiers, conscripts from the country who have never seen so many people in one street. Their officer has orders not to shoot as long as the waltz is playing, for the sake of quiet.',
  tone: 'Irony against fear, music terms for politics, love of a city. No one is made ridiculous for having been silent.',
  rules: [
    'The ruler is never named, only called the management.',
    'The listeners wake with opened windows, radios on sills, steps in the street during curfew.',
    'Nobody calls for violence, and whoever does is cooled down.',
  ],
  opening: [
    "Emil: and that was bar sixteen of the waltz, without the waltz. You're welcome.",
    'Vesna: Good evening, Verin. This is ninety-seven point nine. We apologise for the interruption of the interruption.',
    'Halas: My name is Halas. Until yesterday I decided what you did not hear. Tonight I shall read you some of it.',
    "Vesna: Seven lorries are on their way to Archive Street. By six o'clock, on paper, none of you will ever have been born.",
    "Emil: I'm leaving a bar empty now. One bar. If anyone's out there, that's your entrance. Please don't be early, please don't be late.",
  ],
  openingHint: 'Fill the silence: say that you are there.',
  beats: [
    {
      note: 'The waltz is played so that nobody hears the lorries.',
      lines: [
        "Vesna: Two hundred and twelve nights of waltzes. You can't march to them, and you can't hear a diesel engine under them. It's quite clever.",
        "Emil: And the tuning's a disgrace. I'm sorry. It's the thing I actually lie awake over.",
      ],
      ask: 'Vesna: When did you first lower your voice in your own kitchen? Everyone in this city knows the day. Tell us yours.',
      hint: 'Tell of the day you began to whisper.',
    },
    {
      note: 'Halas reads names from the list.',
      lines: [
        'Halas: I have the list. I shall read until somebody stops me. Adamec, Jana, midwife. Adamec, Petr, her son. Bauer, the whole of Linden Street.',
        "Vesna: That's my dentist. You've abolished my dentist.",
      ],
      ask: 'Halas: I have four thousand pages. Give me one name that ought not to be lost, and tell me why.',
      hint: 'Give Halas a name, and say who that is.',
    },
    {
      note: 'Windows can be louder than loudspeakers.',
      lines: [
        "Emil: Acoustics. One radio in a window is a nuisance. Forty thousand is, I don't know, it's weather. You can't arrest weather.",
        'Halas: The decree forbids persons in the street. I drafted it. It says nothing of windows.',
      ],
      ask: 'Emil: So, practical question. Would you put your set on the sill and turn it right up? Tonight? With your name on the bell?',
      hint: 'Say whether you will open the window, and call on others.',
      yes: "Emil: You would. Oh. I'd better tune this properly, then. I didn't think anyone would say yes.",
      no: 'Emil: No. I understand that, I really do, I sleep with a chair against the door. I only wish it were a better chair.',
    },
    {
      note: 'Vesna says that her brother drives the first lorry.',
      lines: [
        "Vesna: I've been putting this off. The first lorry, number eleven, the one with the bad clutch. My brother drives it.",
        'Emil: Jakub? Little Jakub drives the lorry? He carried my pianos.',
      ],
      ask: 'Vesna: He listens to us. He always has the set on in the cab. So go on, caller. What would you say to my brother?',
      hint: 'Speak to the driver of the first lorry.',
    },
    {
      note: 'Emil knew of tonight a week ago.',
      lines: [
        "Emil: I knew. I tune the piano at the ministry. They talk over me as if I were part of it. I've known for a week.",
        'Halas: And I knew for a month. We are quite a choir, the three of us.',
      ],
      ask: "Emil: How do you tell people something you should have told them a week ago? I'm asking. How does one start?",
      hint: 'Help Emil to say it.',
    },
    {
      note: 'In box nine hundred lies the count of the vote.',
      lines: [
        'Halas: Box nine hundred. The count of the spring. Sixty-one in the hundred, against the management. I sealed it with my own ring.',
        'Vesna: Sixty-one. I thought it was me and two friends.',
      ],
      ask: 'Halas: Every second person in your street thought as you did, and was silent, as you were. What do you say to them, now that you know?',
      hint: 'Tell the people that they are the majority.',
    },
    {
      note: 'The lorries turn into Archive Street.',
      lines: [
        "Emil: They're turning in. I can feel it in the strings, the low ones. Seven.",
        'Vesna: There are seven boys with rifles who have been told that this street is empty. It would be a pity to leave them in the belief.',
      ],
      ask: 'Vesna: The record has four minutes left. Say what gets a person in slippers out of the door.',
      hint: 'Call the people into Archive Street.',
    },
  ],
  topics: [
    {
      words: /\b(?:windows?|radios?|loud|louder|volume|sill|open|sing|singing|play|music|song)\b/i,
      replies: [
        'Emil: Facing the street, not the court. And not all on the beat, please, it sounds like an army.',
        "Vesna: My aunt was fined for whistling. I'd like her to hear this from the fourth floor.",
      ],
      moved: 'Radios were carried to the windows.',
    },
    {
      words:
        /\b(?:archive|papers?|files?|records?|birth|box|deed|count|counted|vote|votes|voted|election)\b/i,
      replies: [
        'Halas: The archive has a smell of vinegar and apples. I was happy there, which I mention as evidence against me.',
        "Vesna: It isn't paper. It's the only place where they can't say they've never heard of you.",
      ],
      moved: 'You said what would be gone by morning.',
    },
    {
      words:
        /\b(?:lorry|lorries|trucks?|soldiers?|army|driver|rifles?|guns?|shoot|police|officers?|orders)\b/i,
      replies: [
        'Halas: They have no live rounds in the first two vehicles. I saw the slip. It cost more to sign than to read.',
        "Vesna: They're farm boys. Ask them about milk and they'll cry. Please nobody throw anything at them.",
      ],
      moved: 'The soldiers became boys when you spoke of them.',
    },
    {
      words: /\b(?:whisper\w*|quiet|silent|silence|afraid|scared|fear|kitchen|voice|secret|hush)\b/i,
      replies: [
        "Vesna: We turn on the tap before we talk. I've had conversations that cost more in water than in courage.",
        'Emil: I whisper to the cat. The cat has started whispering back.',
      ],
      moved: 'Everybody knew the whisper you meant.',
    },
    {
      words:
        /\b(?:street|square|outside|stand|standing|together|crowd|people|everyone|everybody|curfew|march)\b/i,
      replies: [
        'Halas: A curfew is a sentence with a missing half. It holds as long as people are alone when they read it.',
        "Emil: Don't march. Stroll. Nobody has a drill for strolling.",
      ],
      moved: 'It sounded as if one would not be alone out there.',
    },
    {
      words:
        /\b(?:mother|father|brother|sister|son|daughter|wife|husband|family|child|children|grand\w+|friend|teacher|neighbou?r)\b/i,
      replies: [
        'Halas: I have looked that one up. It is on page three thousand and twelve. I am sorry. I am reading it aloud, so that it has been read.',
        "Vesna: That's who it's about. Not history. History can look after itself.",
      ],
      moved: 'You named one who must not be lost.',
    },
    {
      words:
        /\b(?:management|ruler|government|regime|president|dictator|leader|minister|ministry|state|lie|lies|lied)\b/i,
      replies: [
        'Vesna: We call it the management here. It annoys them more than anything in the penal code.',
        'Emil: The minister has a lovely piano. He keeps plants on it.',
      ],
      moved: 'You said what people only say with the tap running.',
    },
    {
      words: /\b(?:freedom|free|truth|justice|right|rights|democracy|future|remember|forget|history)\b/i,
      replies: [
        'Halas: I have struck that word out eleven thousand times. It is remarkable how well one gets to know it.',
        'Vesna: Big word. Walks better on two feet. Archive Street, before six.',
      ],
      moved: 'You used a word that has been struck out for years.',
    },
  ],
  answers: {
    who: 'Vesna: A newsreader without news, a tuner and a repentant censor. It sounds like the start of a joke, I know.',
    what: 'Halas: What they are doing? They are erasing you. Without malice, in alphabetical order.',
    where:
      'Vesna: Archive Street. The long one, with the plane trees. You were all there once, to be registered.',
    when: "Emil: When the record's over. I know it by heart. After the cello there are four minutes, and then it's done.",
    why: 'Halas: Because what is not written down did not happen, and they lost a vote that happened.',
    how: "Emil: Set on the sill, window open, then shoes, then stairs. I've practised. The shoes are the hard part.",
  },
  signs: {
    wake: [
      "Emil: I can hear us. From outside. It's coming back off the houses, we're half a second late everywhere, it's glorious.",
      'Vesna: There are people in Linden Street, in coats over nightshirts. After curfew. Saying good evening to each other.',
      'Halas: The switchboard of the ministry is engaged. In seven years I have never known it engaged.',
      'Vesna: Windows, all the way up the hill. It looks like an advent calendar with a grudge.',
    ],
    stir: [
      "Emil: One window. Across the road. She's put her set on the sill and now she's standing beside it like a lawyer.",
      'Halas: Somebody has pushed a name through our shutter, on a cigarette paper. I shall read it in a moment.',
      "Vesna: A man is walking his dog. At this hour. It doesn't even look like his dog.",
    ],
    sleep: [
      "Emil: They've put the waltz up. I can hear it next door. People are turning towards it.",
      'Vesna: Shutters. I know that sound. I could write a symphony for shutters.',
      'Halas: They are afraid, and they are not wrong to be, and it works every time.',
    ],
  },
  closings: {
    won: [
      "Vesna: Lorry eleven has stopped. In the middle of the street. He's got out. He's taken his cap off. Hello, Jakub.",
      'Halas: They are carrying the boxes back in. By hand, along a chain of people. Somebody is reading the labels aloud.',
      "Emil: I'm going to play now. Something loud, out of tune, with all of you in it. This was Verin. Good morning.",
    ],
    near: [
      'Emil: They stood there. Five lorries turned round. Two got through at the back, by the laundry. Two.',
      'Halas: It was not box nine hundred. I saw the numbers. They saved the wrong paper, and we the right one. It will have to do.',
      "Vesna: You know what sixty-one in the hundred looks like now. You've seen it in slippers. Same time tomorrow, Verin.",
    ],
    up: [
      'Halas: The record is over. One hears the engines quite clearly now. I ask you to listen to it.',
      "Emil: I've got the names I've got. I'm writing them inside the pianos. Nobody ever looks inside the pianos.",
      'Vesna: This was ninety-seven point nine. If you can still say your own name, say it out loud once before you sleep. Good night.',
    ],
  },
}
