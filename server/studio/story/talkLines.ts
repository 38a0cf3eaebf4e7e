import type { Voices } from './temper.ts'

/** The first words to a statement: `{said}` is what was said, turned round to face the caller. */
export const openers: readonly string[] = [
  'So {said}.',
  '{Said}, then.',
  '{Said}. I see.',
  '{Said}, and you say it just like that.',
  'Well, {said}.',
  'You mean that {said}.',
  '{Said}. Go on.',
  'Now {said}, that I like.',
  'Wait, {said}?',
  '{Said}. Good to know.',
  'Hold on, {said}.',
  '{Said}. That stays with me.',
  'Ah, {said}.',
  '{Said}. I had not expected that.',
  'Right, {said}.',
  'And {said}, of all things.',
  '{Said}. Say that again slowly.',
  'Fancy that, {said}.',
]

/** Where there is a word to take up, and no sentence. */
export const wordOpeners: readonly string[] = [
  '{Word}. Now there is a word.',
  'You had me at {word}.',
  'Funny that you bring up {word}.',
  '{Word}, yes, I know a bit about that.',
  'I was hoping somebody would mention {word}.',
  'With {word} you have found my weak spot.',
  '{Word}. I could talk about that till morning.',
  'Nobody has said {word} to me for a long time.',
  'Let me think about {word} for a moment.',
  'It always comes back to {word}, does it not.',
]

export const plainOpeners: readonly string[] = [
  'I hear you.',
  'Mm. Let me turn that over.',
  'That is one way to put it.',
  'You say little, and there is something in it.',
  'All right, I am listening.',
  'Fair enough.',
  'I thought you might say that.',
  'There is more behind that, I think.',
  'Now we are getting somewhere.',
  'Tell it your own way, we have time.',
]

/** What it does to somebody, each in their own way. */
export const colours: Voices = {
  dry: [
    "I'd applaud, but it would set a precedent.",
    'I shall pretend to be surprised, it keeps me supple.',
    'That is either wisdom or a lack of sleep, and I have been wrong before.',
    'I had an opinion on it once and mislaid it, happily.',
    'It would look well on a mug, and I mean that as a warning.',
    'I have known committees reach less in a year.',
    'One could make a proverb of it, if one had no shame.',
    'I keep a drawer for remarks like that, and you have just opened it.',
  ],
  warm: [
    'It does me good to hear you say it.',
    'You put that so simply, and it went straight in.',
    'Come a bit closer to the microphone, that deserves to be heard.',
    'I would have liked to know you when I was younger.',
    "There's a kindness in how you say that, did you notice?",
    'I am going to keep that one in my apron pocket.',
    "You needn't dress it up for me, it is good as it is.",
    "I'd put the kettle on for that, if you were here.",
  ],
  jumpy: [
    "I'm writing it down, I'm on the back of a receipt, go on.",
    'I got a shiver just now, did anybody else get a shiver?',
    'Sorry, my head ran ahead and now it has to come back.',
    "I shouldn't say it, but I have thought that too, at night, a lot.",
    'I talk when I am nervous, you will have noticed, and I like this.',
    'My hands do a thing when something is true, and they are doing it.',
    "I'd check the door, but I don't want to miss what you say.",
    'That went by so fast, and it was the important bit, I think.',
  ],
  gruff: [
    "I don't say this often, but that's sense.",
    'You can stop there, I have got it.',
    'I have had worse company, and paid for it.',
    "Don't let it go to your head.",
    'My father would have grunted at that, and he grunted at little.',
    'Plain words. I can work with plain words.',
    'Took me forty years to see that, and I had help.',
    "I'd shake your hand, if it came through the wire.",
  ],
  bright: [
    'I love that, I am actually bouncing on this chair.',
    'You cannot just say a thing like that and expect me to sit still.',
    'Okay, new favourite, and it is not even late.',
    'I want that on a badge, a big one.',
    'See, this is why I never go home early.',
    "My brain just threw confetti, it's everywhere.",
    'Give me a second, I am busy being delighted.',
    'Oh, we are going to get on, I can tell.',
  ],
  grave: [
    'I would not have dared to say it so openly.',
    'There is a weight in that, and you carry it well.',
    'I have to be quiet for a breath when I hear such a thing.',
    'One ought to think before answering that, and I am thinking.',
    'I knew somebody who lived by it, and it cost them nothing in the end.',
    'It is seldom that a voice in the dark says something that stays.',
    'I shall remember the hour at which you said it.',
    'Such things are said once, and then one has to live with them.',
  ],
}

/** Where nothing is known of the matter. `{word}` is what it was about. */
export const musings: readonly string[] = [
  'I know less about {word} than I pretend to.',
  'To me {word} has always belonged to other people, and I looked over the fence.',
  'There are two kinds of people, and {word} is where they part.',
  'If you had asked me about {word} last year I would have laughed.',
  'I never had any luck with {word}, and I never stopped trying.',
  'The first time I came across {word} I got it completely wrong.',
  'What I like about {word} is that nobody can be neutral.',
  'They should teach {word} in schools, early, before people get shy.',
  'I had an aunt who could go on about {word} for hours, and did.',
  'You can tell a lot about someone by how they say {word}.',
]

/** Questions for anybody. */
export const wonders: readonly string[] = [
  'What made you think of it today?',
  'And how did that feel, honestly?',
  'Who else knows about that?',
  'What happened then?',
  'Is that new, or has it always been so?',
  'What would you have said ten years ago?',
  'Do you say that to everyone, or only at this hour?',
  'Where were you when you first thought that?',
  'What is the part that you are leaving out?',
  'Would you do it again?',
  'What would have to happen for you to change your mind?',
  'Who taught you that?',
  'And the rest of the day, was it kind to you?',
  'What are you looking at while you say that?',
  'If it were up to you alone, what would come next?',
  'Is there somebody who ought to hear this?',
]

/** What one recalls of what the caller told: `{name}`, `{like}`, `{hate}`, `{place}`, `{job}`, `{kin}`. */
export const recalls = {
  like: [
    'You told us you like {like}, I have not forgotten.',
    'It fits with you and {like}, now that I think of it.',
    'Somebody who likes {like} would say that, and I mean it well.',
    'I have been wondering whether this has to do with {like}.',
  ],
  hate: [
    'Still better than {hate}, from what you told us.',
    'At least it has nothing to do with {hate}, I know how you feel about that.',
  ],
  place: ['Do they all talk like that in {place}?', 'I try to picture you in {place} saying it.'],
  job: ['That is the {job} in you talking.', 'I suppose being a {job} teaches one that.'],
  kin: [
    'And {kin}, does {kin} see it that way too?',
    'I keep thinking of {kin}, since you mentioned the name.',
  ],
} as const

/** What somebody says to what another one in the room just said. */
export const answers: readonly string[] = [
  "I'm with {other} there.",
  '{other} is half right, which is more than usual.',
  "Don't mind {other}, that was meant kindly.",
  '{other} said {word}, and I would go further.',
  'I see it differently from {other}.',
  '{other} makes it sound easy.',
  'For once {other} and I agree, mark the day.',
  'I would not have expected that from {other}.',
  'I could listen to {other} all night, and then disagree.',
  '{other} has left something out.',
  'That was well said, {other}.',
  'Trust {other} to find the crack in it.',
  'I need a moment after {other}.',
  'So that is what {other} thinks.',
  '{other} surprises me, after all these years.',
  'Not so fast, {other}.',
  'You can take that from {other}, or from me.',
  'I was about to say the same as {other}.',
  '{other} and I have quarrelled about this before.',
  'Listen to {other}, and then listen to me.',
  'What {other} means is kinder than it sounded.',
  '{other} is being modest there.',
  'I will not argue with {other} tonight.',
  'Thank you, {other}, I could not have put it so.',
  'No, {other}, you always do that.',
  '{other} stole my line.',
  'Let me add one thing to {other}.',
  "I'd have put it more gently than {other}.",
  'You hear how {other} says {word}? There is history in that.',
]

/** How one leaves the word to the next. */
export const handovers: readonly string[] = [
  'And now {next}, who has been far too quiet.',
  '{next}, correct me, you want to.',
  'I can see {next} shaking that head already.',
  'What would you do, {next}?',
  '{next} has lived through worse and tells it better.',
  'I am done, {next} can have the rest.',
  'Somebody pass the microphone to {next}.',
  'That is me, and {next} is another matter.',
  'Unless {next} objects.',
  '{next}, you go on.',
  '{next}, you are dying to say something.',
  'But {next} knows more about that than I do.',
  'Ask {next}, and watch the eyebrows.',
  "I'll leave the rest of it to {next}.",
  '{next}, your turn, be honest.',
  'I want to hear what {next} makes of it.',
  '{next} will tell you I am wrong, wait for it.',
  'Over to {next}, before I talk myself into a corner.',
]

/** After one was cut off. */
export const cutOff: readonly string[] = [
  'You cut me off, and you were right to.',
  "I was going on too long, wasn't I.",
  'All right, your turn, I can finish later.',
  'I had a point there, but yours first.',
]

/** How something about oneself is brought up; `{trait}` is a sentence in the first person. */
export const confessions: readonly string[] = [
  '{Trait}, so I have views on that.',
  'You should know that {trait}.',
  '{Trait}, and you may laugh.',
  'It may be because {trait}.',
  '{Trait}, I have never hidden that.',
  'I tell you this because {trait}.',
  'People forget that {trait}.',
]
