import type { Voices } from './temper.ts'

/** What a second host puts in, where nobody has anything to the point to say. `{host}` is the one who spoke before. */
export const asides: Voices = {
  dry: [
    "{host} has been waiting all night to be allowed to hear that. Look at that face. You can't, but it's worth seeing.",
    "I'd contradict, for form's sake. But I'd have to believe myself, and I'm not up to that tonight.",
    "You know what I like about that? It isn't in any of the three statements they've sent us.",
    "For the sceptics among you, {host} never agrees with anybody. I'd look into it.",
  ],
  warm: [
    'That was {host} being moved, in case you wondered. From outside it looks just like being cross.',
    "You know, I'd have gone to bed if it weren't for callers like that. I'd have sat there in my coat and gone to bed.",
    'Say it once more to yourself, quietly, whoever is listening. It gets truer when one says it oneself.',
    "There's somebody holding a cup right now and has forgotten to drink. I can feel it.",
  ],
  jumpy: [
    '{host}, they believe us. What do we do if they believe us? I never planned that far.',
    "I don't want to alarm anyone, but that came through cleaner than we did. People heard that.",
    "I've been holding my breath for the whole of that. I'd do it again.",
    "There's a van going past downstairs. Slowly. It's gone past. Sorry, {host}, go on.",
  ],
  gruff: [
    "{host} would make a poem of that. I'd make a list. First thing on it, get up.",
    'All right. I take back half of what I said about people. Half.',
    "Talk's cheap, they say. Then why do they pay so much to stop it?",
    "I'd put that one on my crew, {host}. And I've sent back better.",
  ],
  bright: [
    "{host}, you're smiling. On the air. People can hear that, it makes the vowels wider.",
    "I'm going to run down and shout that into the street. No? Somebody has to do the buttons? Fine.",
    'Did that just happen? I want it on the record that I was here.',
    "That's the first time tonight I believed this could work. Don't tell {host} I said first time.",
  ],
  grave: [
    'I should like to object to one thing. You said it as if you stood alone with it. You do not.',
    'We ought to be quiet for a moment now, {host}. Then we ought to go on.',
    'I have heard a great many people speak into microphones. One learns to tell who is reading.',
    'That will cost somebody their sleep tonight. I mean it as praise.',
  ],
}

/** Where the caller named something of the story that nobody has an own line for. `{word}` is it. */
export const named: Voices = {
  dry: [
    "You said {word}. Nobody says {word} on this dial without a reason. I'd like to hear the reason.",
    "There it is, the word {word}. We've been walking round it all evening like cats.",
  ],
  warm: [
    'It was the word {word} that got me. Everybody out there has something that hangs on it.',
    'You just said {word}, out loud, as if it were allowed. Good.',
  ],
  jumpy: [
    "You said {word}. We'd agreed nobody says {word}. I'm glad you weren't at the meeting.",
    "Every time somebody says {word} the signal dips. That can't be chance, can it?",
  ],
  gruff: [
    "{Word}. That's where it sits. Everything else is wallpaper.",
    'Somebody had to say {word} in the end. Now do something with it.',
  ],
  bright: [
    "You said {word}. I've been wanting to say {word} since we came on.",
    "{Word}. Hear that, everyone? That's what it's about.",
  ],
  grave: [
    'You used the word {word}. I think we should not let go of it again tonight.',
    'The word was {word}. It ought to have been said by me, a long time ago.',
  ],
}

/** Where somebody asks for what no host can know. */
export const unknowns: Voices = {
  dry: [
    "The honest answer is that I know half of it, and the half I know doesn't like being read out. Ask me again at midnight.",
    "If I knew that for certain I'd be employed. I suspect, and I can do that all night.",
  ],
  warm: [
    "I don't know, love, and I won't make it up for you. But you're the third tonight who wants to know. That's something.",
    "That's a thing you should ask your neighbour. I mean it, go and ask. They'll have been wondering too.",
  ],
  jumpy: [
    "I don't know. I've got a theory, it's got a drawing, it's a bad drawing. I don't know.",
    "Somebody knows. It's somebody who isn't answering the phone, I've let it ring forty times.",
  ],
  gruff: [
    "Don't know. I'll not sell you a guess as an answer, there's been enough of that.",
    "If I had that I'd have said it. Find out, and ring back.",
  ],
  bright: [
    "No idea. Isn't that the thing, though? Somebody made sure that nobody's got an idea.",
    "I'd give my left boot to know that. Anybody out there who does, press the key.",
  ],
  grave: [
    'That has been kept from me, and I did not ask hard enough. I reproach myself for that.',
    'There is an answer, it is written down, and it is under lock and key. More I do not know.',
  ],
}

/** Said in the last minute, before the question. */
export const late: Voices = {
  dry: ["We have less than a minute, I'm told, and I've wasted four seconds of it telling you."],
  warm: ["There's hardly any time left, my dears. So only the thing itself now."],
  jumpy: ["That's it, that's the end of the tape, I can see the end of the tape. Quick, please."],
  gruff: ["Clock's nearly done. One more, and make it heavy."],
  bright: ['Okay, last lap, seconds, actual seconds. Give it everything.'],
  grave: ['The time is nearly over. What is to be said has to be said now.'],
}

/** In a farewell: what stays of what the caller said. `{quote}` is the best of it. */
export const remembered: Voices = {
  dry: ["For the minutes, somebody said tonight, {quote}. I'd underline it, but it does that by itself."],
  warm: ["And what I'll take home with me is what you said. {Quote}. I'll have it with my tea."],
  jumpy: [
    "I've still got it on the tape. {Quote}. I'm not wiping that. I'll wipe the football, but not that.",
  ],
  gruff: ["One thing I'll keep. {Quote}. That's what the caller said, and it'll hold weight."],
  bright: ['Before we go, my favourite. {Quote}. That was you. That was actually you.'],
  grave: ['Among all that was said tonight I shall keep one sentence of yours. {Quote}.'],
}

/** Asks the caller to try it another way, where what was said led nowhere. */
export const again: Voices = {
  dry: [
    'Shall we say that was the sound check? Once more, then. What have you got for people who would rather stay in bed?',
    "Let's start from the verb. What should anybody do, and why tonight?",
  ],
  warm: [
    "Now take a breath, and think of one person you'd not want to lose. What would you say to them?",
    "Come, try again. What's the thing that keeps you up at night, love? Begin there.",
  ],
  jumpy: [
    'Could we have that again, only different? What is it you want them to do?',
    "I've rewound. We never heard it. What did you really want to say?",
  ],
  gruff: [
    'Again. And this time tell them something they can use. What do you want of them?',
    "Leave that. What do you know that they don't? Out with it.",
  ],
  bright: [
    "Take two. Pretend it's your best friend under that blanket. What gets them up?",
    'Okay, blank page. What would you want to hear right now, if you were lying there?',
  ],
  grave: [
    'Begin once more, I ask you. What is it that ought not to go on like this?',
    'I put the question differently. What will you say tomorrow that you did tonight?',
  ],
}
