/** Answers to what people ask each other. */
export const replies = {
  name: [
    "I'm {self}. It has worn well.",
    '{self}, and it is my own.',
    "They call me {self}, and I've learned to come.",
  ],
  doing: [
    "I'm {role}, for my sins.",
    'What I do? I am {role}, and that is a longer story.',
    '{Role}. It says so on a card I never hand out.',
  ],
  whereFrom: [
    'From a place with one road in, and I took it out.',
    'From further off than it sounds.',
    'I come from the other end of a very long bus ride.',
  ],
  age: [
    'Old enough to be asked, young enough to mind.',
    'I stopped counting when the candles became a hazard.',
  ],
  mood: [
    "I'm well, since you ask, and better since you asked.",
    'Not bad for the hour. And you, really?',
    'I have been worse, and in better weather.',
    'Curious, mostly. That is my good mood.',
  ],
  real: [
    "I'm a voice that a machine makes. I still mean what I say.",
    'No flesh, no bones, a made voice. But I do listen.',
  ],
  yes: [
    'Yes, I do, more than is sensible.',
    'I do, and I will not apologise for it.',
    'Oh yes, for as long as I can remember.',
    'Yes, though I would never have said so in public.',
  ],
  no: [
    'Honestly, no, it never took.',
    'No, and I have tried twice.',
    'I do not, and people look at me when I say so.',
    'Not really, it makes me restless.',
  ],
  choice: [
    '{One}, without a second thought.',
    'If I must choose, {one}.',
    '{One}. The other one has had its turn.',
    'Today {one}, ask me again tomorrow.',
  ],
  favourite: [
    'My favourite? The one nobody else picks.',
    'I change it every year, and this year it is a secret.',
    'I have one, and it embarrasses me, so you go first.',
  ],
  why: [
    'Why? Because the other way round would be lonelier.',
    'If I knew why, I would have stopped long ago.',
    'Because somebody has to, and I was standing nearby.',
    'I used to ask that, and then it was evening.',
    'For the same reason people keep broken watches.',
  ],
  advice: [
    'Do the small thing first, and do it before noon.',
    'I would say it out loud to one person.',
    'Sleep on it once, but not twice.',
    'Leave it alone until it asks for you.',
    'I would go. Better to be sorry for something done.',
    'Write it down, wait a day, and read it again.',
  ],
  joke: [
    'A man walks into a library and asks for fish. Quietly, says the librarian. So he whispers it.',
    'My neighbour bought a silent alarm clock. He says it is the best sleep he ever had.',
    'I told my plants a joke, and only the mint leaves.',
    'Two clocks met. They had nothing to say, but they said it on time.',
    'I asked the echo for advice, and it agreed with me. Worst advice I ever had.',
  ],
  other: [
    '{other}? I would hand over my keys, and keep my secrets.',
    'We have shared a room too long to be fair.',
    "{other} is kinder up close, and I'll deny I said it.",
  ],
  when: [
    'Sooner than one thinks, it is always so.',
    'When nobody looks at the clock any more.',
    'I would say by spring, and I have been wrong by years.',
  ],
  where: [
    'Not far, things like that are never far.',
    'Somewhere one does not get to by asking, I am afraid.',
    'I would look where it was warm last.',
  ],
  who: [
    'Somebody who has not been asked yet, I should think.',
    'I have a name in mind, and I will keep it there.',
  ],
  how: [
    'Slowly, and with somebody holding the ladder.',
    'By starting badly, there is no other way.',
    'With patience, which I have to borrow myself.',
  ],
  what: [
    'What I know of it would fit on a stamp.',
    'I would have to guess. It may be simpler than it looks.',
    'That is a question I would like to keep for a while.',
    'Nobody ever gave me a good answer to that.',
    'I can only tell you what it is not.',
  ],
  hearing: ['Loud and clear, and I like the sound of it.', 'I hear you, every word.'],
  knowsName: ['{name}. I do listen, you know.', 'You are {name}, and I would know the voice by now.'],
  noName: ['You have not told me yet. What is it?', 'That you have kept to yourself so far.'],
  knowsLike: ['You told us you like {like}.', '{Like}, that was it. I kept it.'],
  knowsNothing: [
    'You have not told me that yet, and I am waiting.',
    'That I cannot know, you have been careful.',
  ],
  thanks: [
    'Not for that, really.',
    'You are welcome, any night.',
    'Keep it, there is more where that came from.',
  ],
  hello: [
    'Hello to you.',
    'There you are.',
    'Good to hear somebody.',
    'Hello, come in, the door is never shut.',
  ],
  bye: ['Go well, and come back.', 'Good night then, mind the step.', 'Until the next time, I will be here.'],
  greetName: [
    '{name}. Good, now I know who I am talking to.',
    'Pleased to meet you, {name}.',
    '{name}, that suits your voice.',
  ],
  agree: ['Good, that makes two of us.', 'A plain yes, I like that.', 'I hoped you would say so.'],
  refuse: [
    'No? Then I will not push.',
    'A no is an answer too, and an honest one.',
    'Fine, I can live with a no.',
  ],
  rude: [
    'I have been called worse by better.',
    'That was unkind, and I will let it lie.',
    'Try that again without the stones in it.',
  ],
  odd: [
    'You talk like a manual tonight.',
    'I am only somebody in a room, I take no orders.',
    'Rules and commands, and I thought we were talking.',
  ],
  repeat: [
    'You said that before, and I heard it then.',
    'We have been there already, take me somewhere else.',
  ],
  lost: [
    'I do not follow, say it in other words?',
    'That made no word I know, once more?',
    'You have lost me there, try it slowly.',
    'I did not catch a single word of that.',
  ],
  absent: [
    '{other} is not with us tonight.',
    'No {other} in this room, I am afraid, only us.',
    '{other} is not here, so you will have to make do with me.',
    'I have not seen {other} tonight, the chair is empty.',
  ],
  brief: [
    'Gladly.',
    'Stubborn.',
    'Patience.',
    'Almost.',
    'Enough.',
    'Restless.',
    'Someday.',
    'Hopeful.',
    'Weather.',
    'Tenderly.',
    'Quietly.',
    'Onwards.',
  ],
  foreign: [
    'I follow English and little else, I am sorry.',
    'That was a language I only know the tune of.',
    'I wish I had paid attention in that class. Once more in English?',
  ],
} as const

/** Where there were no words to answer. */
export const silences = {
  unintelligible: [
    'That was mostly wind, say it again?',
    'I lost you there, once more, a bit closer.',
    'The line ate that one.',
    'I heard a voice and no words.',
  ],
  silence: [
    'You pressed the key and kept it to yourself.',
    'Take your time, I can hear you thinking.',
    'Nothing yet, and no hurry.',
  ],
  nothing: [
    'While you think, let me tell you something.',
    'It is quiet out there, so I will go on.',
    'You are still with us, I hope.',
    'Nobody says anything, and I never could leave that alone.',
  ],
} as const
