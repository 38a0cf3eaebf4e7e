/** Something people talk of, whoever they are. */
export interface Topic {
  /** What it is known by in somebody's words. */
  readonly words: RegExp
  /** Opinions, memories and questions, each a sentence or two that stand alone. */
  readonly thinks: readonly string[]
  readonly tells: readonly string[]
  readonly asks: readonly string[]
}

export const topics: readonly Topic[] = [
  {
    words:
      /\b(?:weather|rain\w*|snow\w*|sun(?:ny|shine)?|storms?|wind(?:y)?|cold|winter|summer|autumn|spring)\b/i,
    thinks: [
      'Weather is the only news that never lies.',
      'I trust a grey sky more than a blue one, it has nothing to prove.',
      "There's no small talk in weather. People tell you how they slept.",
    ],
    tells: [
      'I once waited out a storm under a bus shelter with a stranger, and we still write at Christmas.',
      'The longest winter I had, I learned to tell the neighbours by their boots.',
    ],
    asks: [
      "What's it doing outside your window right now?",
      'Which season would you keep, if you could keep one?',
    ],
  },
  {
    words:
      /\b(?:food|eat\w*|cook\w*|bak(?:e|es|ed|ing)|dinner|supper|breakfast|soup|bread|pizza|cakes?|cheese|hungry|kitchen|recipes?)\b/i,
    thinks: [
      'You learn more about people from their soup than from their letters.',
      'Anything eaten standing up tastes of the hurry you were in.',
      'A burnt crust is only a crust with a story.',
    ],
    tells: [
      'I ruined a wedding cake once, and it is the only part of that day anybody remembers fondly.',
      'My best meal was cold potatoes on a wall at four in the morning.',
    ],
    asks: [
      'What did your kitchen smell of when you were small?',
      'What do you cook when nobody is watching?',
    ],
  },
  {
    words:
      /\b(?:music|songs?|sing\w*|guitars?|pianos?|violins?|bands?|records?|jazz|danc\w+|concerts?|melod\w+)\b/i,
    thinks: [
      'A song is the only thing you can carry that weighs nothing and takes up the whole room.',
      'I like music with a mistake left in, it proves somebody was there.',
      'Silence is half of any tune, and the cheaper half.',
    ],
    tells: [
      'I played the triangle in an orchestra for one evening. I counted two hundred bars and came in early.',
      "There's one record I can't hear before noon, it belongs to somebody who left.",
    ],
    asks: ['Which song do you hum without noticing?', 'Who taught you to listen like that?'],
  },
  {
    words: /\b(?:work\w*|jobs?|boss\w*|offices?|colleagues?|career|shifts?|salary|tired|busy|deadlines?)\b/i,
    thinks: [
      'Work expands until somebody switches the light off.',
      'I never met a person who was their job title, and I looked.',
      'The trouble with being good at something is that they let you do it again.',
    ],
    tells: [
      'My first job was counting crates, and I still count stairs.',
      'I was dismissed once for telling the truth in a meeting. It was a short meeting.',
    ],
    asks: [
      'What would you do with a week that nobody owned?',
      'When did you last finish something and feel it?',
    ],
  },
  {
    words:
      /\b(?:mother|father|mum|mom|dad|sisters?|brothers?|family|son|daughter|grand\w+|aunt|uncle|parents?|child(?:ren)?|kids?|wife|husband)\b/i,
    thinks: [
      'Family is the people who remember the version of you that you gave up.',
      'Nobody gets the parents they ordered, and somehow the parcel is kept.',
      'You can leave a house in a day and a family in about thirty years.',
    ],
    tells: [
      'My grandmother said goodnight to the stove. I caught myself at it last winter.',
      'We had one good chair at home, and a whole law about who sat in it.',
    ],
    asks: ['Who in your family would you call first with good news?', 'Whose hands have you got?'],
  },
  {
    words:
      /\b(?:travel\w*|trips?|journeys?|trains?|planes?|airports?|roads?|abroad|holidays?|vacations?|countr(?:y|ies)|city|cities|towns?|villages?)\b/i,
    thinks: [
      'The best part of any journey is the hour before anyone knows you have gone.',
      'Every town has one street that it keeps for itself.',
      'I distrust a place that looks like its postcard.',
    ],
    tells: [
      'I took the wrong train once and stayed four years.',
      "I've a key to a room in a city that I couldn't find on a map any more.",
    ],
    asks: [
      'Where would you go if the ticket were already in your pocket?',
      'What do you always pack and never use?',
    ],
  },
  {
    words:
      /\b(?:love\w*|heart|kiss\w*|marri\w+|wedding|girlfriend|boyfriend|partner|romantic|divorc\w+|alone|lonely)\b/i,
    thinks: [
      'Love is mostly logistics, and then for a second it is not.',
      'Being alone is a room, being lonely is a draught. One can do something about a draught.',
      "I think one falls in love with the way somebody says one's name.",
    ],
    tells: [
      'I wrote a letter once and posted it to the wrong house. They answered, and very kindly.',
      'Somebody waited for me at a station for three trains. I was on the fourth.',
    ],
    asks: ['What did it teach you?', 'Do they know that you talk about them like that?'],
  },
  {
    words: /\b(?:sleep\w*|dreams?|dreamt|dreamed|nights?|insomnia|bed|awake|midnight|dark\w*|stars?|moon)\b/i,
    thinks: [
      "At night every thought thinks it's the only one.",
      'A dream is a letter with the address washed off.',
      'The dark is only dark until you stop fighting it.',
    ],
    tells: [
      'I dream of one staircase, always the same, and every year it has one step more.',
      "I once stayed awake three nights on a bet, and won a coat that didn't fit.",
    ],
    asks: ['What keeps you up, most nights?', 'Do you remember your dreams, or only that there was one?'],
  },
  {
    words:
      /\b(?:sea|ocean|boats?|ships?|sail\w*|beach\w*|swim\w*|fish\w*|waves?|river|lake|harbou?r|water)\b/i,
    thinks: [
      "The sea doesn't care for you at all, and that's the rest in it.",
      'Rivers are the only ones who get away with never staying.',
      'People who grew up by water look up differently.',
    ],
    tells: [
      'I fell into a harbour in my best shoes. A dog was the only witness and has kept it to himself.',
      'There was a boat at home that never sailed. We painted it every spring all the same.',
    ],
    asks: ['Can you swim, or do you only admire it?', 'Which shore do you think of when you hear waves?'],
  },
  {
    words: /\b(?:dogs?|cats?|animals?|birds?|horses?|pets?|puppy|kitten|parrot|rabbits?|bees?)\b/i,
    thinks: [
      'Animals are the best listeners, because they never wait for their turn.',
      'A cat is a landlord, and a dog is a lodger who pays in advance.',
      'I envy birds the view and nothing else.',
    ],
    tells: [
      'A crow visited my window for a whole year and left me eleven buttons.',
      'We had a dog at home who could tell Tuesday from any other day.',
    ],
    asks: ["What's its name, and who chose it?", 'Do you think they dream of us?'],
  },
  {
    words:
      /\b(?:books?|read\w*|novels?|poems?|poetry|writ(?:e|es|ing|er)|stor(?:y|ies)|librar\w+|films?|movies?|cinema|theatre)\b/i,
    thinks: [
      'The books one lends are the ones one has really read.',
      'Every good story could be told in the time it takes to wait for a kettle.',
      'I like an ending that leaves the door ajar.',
    ],
    tells: [
      'I stole a library book when I was nine. I still feel the date stamp in my ribs.',
      'I saw the same film eleven times, because of the seat and not the film.',
    ],
    asks: ['Which one would you read again for the first time?', "Who's the character you never forgave?"],
  },
  {
    words:
      /\b(?:football|soccer|tennis|sports?|running|gym|bikes?|cycling|match(?:es)?|chess|games?|teams?|climb\w*|hik\w+)\b/i,
    thinks: [
      'I only trust a sport one can lose well.',
      'A game is an argument that nobody has to be right in.',
      'The body remembers what the diary leaves out.',
    ],
    tells: [
      'I scored once, for the other side, and both teams shook my hand.',
      'I was the fastest in my street for one summer. It was a short street.',
    ],
    asks: ['Do you play to win, or to have played?', 'Who do you like losing to?'],
  },
  {
    words:
      /\b(?:afraid|scared|fear\w*|anxious|worr(?:y|ied|ies)|panic|nervous|sad|cry\w*|unhappy|depressed|hurts?|miss(?:ing)? (?:him|her|them|you|my))\b/i,
    thinks: [
      'Fear is only care that has not found its job yet.',
      "Sadness doesn't need fixing, it needs company and a chair.",
      "One gets no medal for carrying it alone. I've checked.",
    ],
    tells: [
      'I was so frightened once that I cleaned the whole house. It was the best it ever looked.',
      'I cried in a launderette, and a woman there folded my shirts without a word.',
    ],
    asks: ['How long have you been carrying that?', 'What would help, even a little?'],
  },
  {
    words: /\b(?:future|tomorrow|plans?|hopes?|wish\w*|someday|years? from now|dream of|goals?|change\w*)\b/i,
    thinks: [
      'The future is a rumour that everybody dresses up for.',
      'Plans are useful the way maps are: mostly for the folding.',
      'Hope is a habit. One can be out of practice.',
    ],
    tells: [
      'I buried a list of wishes under a pear tree. The tree did better than the list.',
      'A fortune teller gave me my money back once. I have never known what to make of it.',
    ],
    asks: ['What would you want to be true by next winter?', 'And what is the first small step of it?'],
  },
  {
    words:
      /\b(?:past|remember\w*|memor(?:y|ies)|child(?:hood)?|old days|years ago|grew up|young|school|teachers?)\b/i,
    thinks: [
      'Memory is an honest witness with poor eyesight.',
      'Whoever says school was the best time had a very good bicycle.',
      "The past isn't over, it has only moved to a smaller flat.",
    ],
    tells: [
      'My teacher kept a frog in the desk. It taught us more about patience than she did.',
      'I found my old street again, and it came up to my shoulder.',
    ],
    asks: ['What would the child you were say to you now?', 'What do you remember that nobody else does?'],
  },
  {
    words: /\b(?:money|rich|poor|pay\w*|rent|expensive|cheap|buy\w*|bought|shops?|shopping)\b/i,
    thinks: [
      'Money is loud when it is short and deaf when it is not.',
      'The things I could never afford have aged worse than I have.',
      'One is poor in summer differently than in winter.',
    ],
    tells: [
      'I found a banknote in a coat I had just given away. I let the coat keep it.',
      'I was rich for one weekend, by mistake, and spent it mostly worrying.',
    ],
    asks: [
      'What did you last buy that made you happy for more than a day?',
      'What would be enough, do you think?',
    ],
  },
  {
    words:
      /\b(?:computers?|phones?|internet|robots?|machines?|technology|radio|screens?|science|space|planets?|online|software)\b/i,
    thinks: [
      'A machine does what you say, and that is how you learn what you said.',
      'Radio is the only machine that improves in the dark.',
      'I would rather be understood slowly than answered at once.',
    ],
    tells: [
      'I mended a wireless with a hairpin, and picked up a wedding two countries away.',
      'I once looked through a good telescope, and apologised to my mother the same evening.',
    ],
    asks: ['What would you switch off, if nobody minded?', 'What did you take apart as a child?'],
  },
  {
    words: /\b(?:life|death|die|dying|god|believe|meaning|soul|truth|time|happy|happiness|luck)\b/i,
    thinks: [
      'I think the meaning is in the doing, like the taste is in the soup.',
      'Happiness is shy. It sits down next to you when you are busy.',
      'Whoever is quite sure about life has not been interrupted enough.',
    ],
    tells: [
      'At the only funeral where I laughed, I think the deceased started it.',
      'Somebody once told me that luck is a door you have leant against long enough.',
    ],
    asks: ['When did you last think, this is it, this will do?', 'Do you believe that, or do you hope it?'],
  },
  {
    words: /\b(?:friends?|friendship|neighbou?rs?|people|party|parties|meet\w*|talk\w*|together)\b/i,
    thinks: [
      'A friend is somebody you can be dull with.',
      'Most people are kinder than their doorbell.',
      'It takes ten years to make an old friend, there is no shortcut.',
    ],
    tells: [
      'My best friend and I met in a queue for something neither of us wanted.',
      'We had a neighbour who never said good morning, and left tomatoes.',
    ],
    asks: ['Who knows you best, and do you mind?', 'When did you two last sit and say nothing?'],
  },
]
