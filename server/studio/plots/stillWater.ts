import type { Plot } from './plot.ts'

export const stillWater: Plot = {
  title: 'Still Water',
  themes: 'water dam reservoir river valley drug poison tap drink calm medicine chemical village anger',
  story:
    "In the valley of Orrin nobody has been angry for eleven months. People say good morning twice and forget what they came for. The reservoir above the town was sold last autumn, and since then the water tastes faintly of pears. Tonight at three o'clock the company opens a second valve. On the night side of the dial a station has been on the air since midnight, out of a laundry van below the dam. It has a sample in a jam jar, a crew that does not trust each other, and no plan. Then somebody asks for a caller, and you have a radio that can answer.",
  task: "Get the people of Orrin to leave the tap alone, wake their neighbours and walk up to the pump house before three o'clock.",
  frequency: 94.2,
  listeners: 6840,
  cast: [
    {
      name: 'Mags',
      role: 'anchor, once the voice of the local news',
      personality:
        'Dry and quick, never impressed, with a bad conscience she covers with jokes. Wants the truth read out once without an advertisement after it.',
      sound: 'mature, low, dry, unhurried, a little smoky',
      gender: 'feminine',
      hides:
        'last autumn she read the announcement that the water was safe, and was paid four hundred for it.',
      moved: 'things people saw with their own eyes; slogans make her yawn.',
    },
    {
      name: 'Ike',
      role: 'engineer and driver of the van',
      personality:
        'Nervous, restless, talks in bursts and apologises to his cables. Wants to stop being afraid of one particular door.',
      sound: 'young, quick, nervous, high, breathless',
      gender: 'masculine',
      hides: 'he was the night man at the pump house, and still has the key in his pocket.',
      moved: 'being trusted with something; orders make him freeze.',
    },
    {
      name: 'Sorrel',
      role: 'chemist, the guest who came with the jam jar',
      personality:
        'Grave, precise, slow to speak, and merciless with herself. Wants to be told what to do by somebody she has harmed.',
      sound: 'older, calm, clear, serious, slightly formal',
      gender: 'feminine',
      hides: 'the additive in the water is her own work.',
      moved: 'the names of people, and mercy; being shouted at she can bear.',
    },
  ],
  truth:
    'The company puts a sedative into the reservoir, in the trade the Calm. Calm people pay their bills and call no meetings. The second valve doubles the dose at three, and after that nobody in Orrin will care enough to close it. Two turns of a green wheel in the pump house shut it for a week. One guard, Pell, walks round the house every nine minutes and drinks from his own flask.',
  tone: 'Dry jokes against fear, kitchens at night, tenderness for people who have forgotten why they came. Nobody laughs at the sleepers.',
  rules: [
    'The drug is always called the Calm.',
    'The listeners wake with kitchen lights, jugs poured out of windows, feet on gravel.',
    'Nobody calls the people stupid.',
  ],
  opening: [
    'Mags: and that was four minutes of a kettle not boiling, which is the most honest thing broadcast in Orrin this year.',
    "Ike: We're live, Mags. We've been live the whole time. I can see the dam from here and it can see me.",
    "Mags: Good. This is ninety-four point two, from a vehicle I won't describe. At three o'clock somebody up there opens a second valve.",
    'Sorrel: I have your water here in a jam jar. It smells of pears. I should like you to go and smell your own.',
    'Mags: We can talk at you all night. I would rather somebody talked back. You, with the radio in the dark. Who are you?',
  ],
  openingHint: 'Say who you are and what you have noticed about the water.',
  beats: [
    {
      note: 'The taste of pears has a name: the Calm.',
      lines: [
        'Sorrel: The taste has a name. In the trade they call it the Calm. It does not make you ill, it makes you agree.',
        'Mags: My neighbour used to throw plates. Now she waters the same fern four times a day and smiles at me.',
      ],
      ask: 'Mags: So tell me, caller. When did you last see anybody in this valley lose their temper?',
      hint: 'Tell them what has changed in the town.',
    },
    {
      note: 'Ike has counted the rounds of the guard at the pump house.',
      lines: [
        "Ike: There's a lamp going round the pump house. One guard, one dog, nine minutes a round. Don't ask me why I counted.",
        "Mags: Nobody asked, Ike. That's what makes it interesting.",
      ],
      ask: 'Ike: If somebody walked up there tonight, would you walk with them? I need an honest answer, not a nice one.',
      hint: 'Say whether you would go, and who else should.',
      yes: "Ike: You would. All right. Then there's a thing in my pocket I'll have to own up to before the night is out.",
      no: "Ike: No. Fair. I wouldn't either, and I've been sitting here all night hating how that sounds.",
    },
    {
      note: 'A company car stops beside the van.',
      lines: [
        'Mags: A company car has pulled in behind us. The driver is reading our number plate into a telephone, slowly, like a man who enjoys it.',
        "Ike: I'm turning the lights off. I'm not turning the transmitter off. I want that noted somewhere.",
      ],
      ask: 'Mags: Quickly, then. Give the whole street one reason to keep away from the tap. Plain words, no poetry.',
      hint: 'Give the listeners one reason not to drink.',
    },
    {
      note: 'Sorrel confesses that she made the Calm.',
      lines: [
        'Sorrel: There is something I have not said. The Calm is my work. I made it for burnt children, in a hospital, by the drop.',
        'Mags: By the drop. And they bought it by the tanker. You sat next to me three nights, Sorrel.',
      ],
      ask: 'Sorrel: Caller, you have drunk it for a year because of me. Tell me what I should do with the rest of this night.',
      hint: 'Tell Sorrel what she should do now.',
    },
    {
      note: 'Ike shows the key to the side door.',
      lines: [
        "Ike: Okay. Pocket. It's a key. Pump house, side door, green paint. I was the night man until they stopped needing anyone awake.",
        'Sorrel: Two turns of the wheel to the left. It would hold for a week. A week is a great deal of anger.',
      ],
      ask: "Ike: I can't do it alone, I've tried, my feet don't go. Who should meet me at that door, and what do they bring?",
      hint: 'Call people to the side door of the pump house.',
    },
    {
      note: 'Mags admits that she read the announcement that the water was safe.',
      lines: [
        'Mags: My turn, I suppose. The voice that told you in autumn the water was perfectly safe was this one. Four hundred, in an envelope.',
        'Ike: Mags. You did the voice for that? I believed that one. I drank a glass to it.',
      ],
      ask: 'Mags: So you say it, caller. Why should anyone in Orrin believe a word that comes out of this van?',
      hint: 'Say why people should believe what they hear tonight.',
    },
    {
      note: 'Minutes are left before the second valve opens.',
      lines: [
        'Sorrel: The timer on the second valve is running. After that, people will hear us perfectly well and simply not mind.',
        "Ike: I have the engine on and the key in my hand and one foot out of the van. It's my bad foot, but it's out.",
      ],
      ask: 'Sorrel: Speak to one person now. Not to the valley. To one, as if they were standing at the sink.',
      hint: 'Speak to one single person in the town.',
    },
  ],
  topics: [
    {
      words: /\b(?:water|tap|taps|drink|drinking|drank|glass|taste|tastes|pears?|sink)\b/i,
      replies: [
        'Sorrel: Boiling does not help, and neither does a filter. The only thing that helps is not swallowing it.',
        "Ike: I've had nothing but rain for a month, out of a barrel. I sleep badly and I argue with the radio. I feel wonderful.",
      ],
      moved: 'People looked at their own taps, and some of them turned them off.',
    },
    {
      words: /\b(?:pump|pumphouse|valves?|dam|reservoir|wheel|hill)\b/i,
      replies: [
        "Ike: Side door, green paint, it sticks at the bottom. You lift and push. I've dreamt about it every night since March.",
        "Mags: It's twelve minutes on foot from the chapel. Seven if you're cross.",
      ],
      moved: 'You gave them a place to walk to.',
    },
    {
      words: /\b(?:company|money|owners?|bosses|profit|lakeland|sold|bills?)\b/i,
      replies: [
        "Mags: Lakeland Care, they're called now. They used to be Lakeland Water. I read that one out as well, with a straight face.",
        'Sorrel: They paid me for the formula with a pension and a silver pen. I have used the pen for the confession.',
      ],
      moved: 'You said out loud who gains by a quiet valley.',
    },
    {
      words: /\b(?:angry|anger|furious|temper|rage|calm|feel|feelings?|smile|smiling)\b/i,
      replies: [
        'Sorrel: Anger is a kind of attention. I took it from a whole valley, and called that comfort.',
        "Mags: I'd forgotten it has a taste of its own. A bit like a coin. I rather missed it.",
      ],
      moved: 'You reminded them what it is like to mind something.',
    },
    {
      words: /\b(?:neighbou?rs?|knock|doors?|street|everyone|everybody|shout|windows?)\b/i,
      replies: [
        'Mags: Knock on the wall, then. Three times. If they smile and shut the door, knock again and stop smiling back.',
        'Ike: Somebody just knocked on the van. No, that was me. But think about how that sounded.',
      ],
      moved: 'Somebody knocked on the next door, and then on the one after.',
    },
    {
      words:
        /\b(?:child|children|kids?|daughter|son|mother|father|mum|dad|family|wife|husband|brother|sister|grand\w+)\b/i,
      replies: [
        'Sorrel: The children had it worst. They stopped asking why. I noticed it in the queue at the bakery and went home ill.',
        "Ike: My sister's boy used to bite. Really bite. I'd give a lot for a bite.",
      ],
      moved: 'People went and looked at somebody who was asleep.',
    },
    {
      words: /\b(?:guards?|dogs?|police|afraid|scared|fear|danger|dangerous|arrest\w*|pell)\b/i,
      replies: [
        'Ike: The guard is called Pell. He brings his own flask up that hill every night. You might ask yourself why.',
        "Mags: One man and a dog, and the dog likes everybody. I've met scarier choirs.",
      ],
      moved: 'The fear got smaller when you said its name.',
    },
    {
      words: /\b(?:proof|prove|evidence|lie|lies|lied|lying|truth|true|sample|believe)\b/i,
      replies: [
        'Sorrel: I have the sample, the formula in my own handwriting, and no more reasons to be believed than that.',
        'Mags: You want proof? Try to be furious about something. Go on. Now tell me where it went.',
      ],
      moved: 'You asked them to test it on themselves, and it was true.',
    },
  ],
  answers: {
    who: 'Mags: Who? Three people in a laundry van, one jam jar, and by now whoever else is still awake.',
    what: 'Sorrel: What it is? A sedative. What it does? It takes the edge off things that ought to have one.',
    where: "Ike: Below the dam, in a van that says Snow White Laundry on it. Please don't send flowers.",
    when: "Sorrel: Three o'clock. It is on a timer, and timers have no conscience one could speak to.",
    why: 'Mags: Because calm people pay their bills and never call the meeting. I wish it were cleverer than that.',
    how: 'Ike: How? Side door, green wheel, two turns left. A child could do it, if the child still wanted anything.',
  },
  signs: {
    wake: [
      'Mags: Kitchen lights, all the way down Weaver Street. Somebody has just emptied a jug out of a window, and not gently.',
      "Ike: There are torches on the chapel path. Four. No, more than four. I'm so bad at counting when I'm happy.",
      'Sorrel: I hear shouting from the mill houses. Real shouting. I had forgotten that it has so many notes.',
      "Mags: A plate. I swear to you, that was a plate. That's my neighbour, and she's back.",
    ],
    stir: [
      "Ike: One window. Top of Bridge Lane. Someone's standing there with a glass and not drinking it.",
      'Mags: A dog is barking on Mill Road, and for once nobody is telling it to hush.',
      'Sorrel: Someone has rung the exchange to ask whether it is true. That is a small thing. I shall take it.',
    ],
    sleep: [
      "Ike: Lights going out on Weaver Street. One, two. It's like watching someone shrug.",
      "Mags: And somewhere a tap is running again. I can't hear it, but I know this town.",
      'Sorrel: They are going back to bed. It is so easy. I made it so easy.',
    ],
  },
  closings: {
    won: [
      "Ike: It's shut. I did it. There were forty people behind me and somebody's grandmother held the lamp. Two turns left.",
      'Sorrel: You will wake tomorrow with a headache and an opinion. Please keep the opinion. I am at the police station, if it is open.',
      "Mags: This was Orrin, wide awake and in a filthy mood. I've never been so proud of a town. Good night.",
    ],
    near: [
      'Ike: The wheel turned once. It needed twice. One more pair of hands, I swear, it was one more pair of hands.',
      'Sorrel: They were on the path with their lamps when it struck three. They will remember that they were going somewhere.',
      "Mags: So fill a bottle with rain and write tomorrow on it. We'll be back, in a different van. Good night, Orrin.",
    ],
    up: [
      "Sorrel: It is three o'clock. I can hear it in the pipes. It is quite a soft sound.",
      "Ike: A few lights are still on, Mags. I'm writing down which ones. You start somewhere.",
      'Mags: This was ninety-four point two. If you still feel anything at all in the morning, hold on to it. Good night.',
    ],
  },
}
