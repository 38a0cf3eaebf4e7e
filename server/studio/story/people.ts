import type { Voices } from './temper.ts'

/** The first sentence after callers of other kinds. Nothing in them quotes what is not to be repeated. */
export const people = {
  name: {
    dry: ["A name, on the air, unasked. You'd be surprised how rare that has become, {name}."],
    warm: ['{name}. It does one good to hear a name at this hour. Stay with us, will you?'],
    jumpy: ["{name}, okay, hello, you're live, don't look at the needle, I'm looking at it for both of us."],
    gruff: ["{name}. Good. I like to know who I'm shouting at."],
    bright: ["Hi, {name}. You're our favourite already, the bar was low, but still."],
    grave: ['{name}. You have put your name to it. Then it counts.'],
  },
  greeting: {
    dry: ["Good evening to you too. The pleasantries are the only part of this they haven't forbidden yet."],
    warm: ['Hello, you. What a lovely voice to come out of the dark. What have you got for us?'],
    jumpy: ["Hello. Hello. Sorry, it's only that usually there's nothing, and now there's hello."],
    gruff: ["Evening. That's the manners done. Now the rest."],
    bright: ["Hello yourself. Okay, don't hang up, we're much nicer than we sound."],
    grave: ['Good evening. You have found us. Now use it.'],
  },
  agreement: {
    dry: ["A plain yes. I've been in this trade for years and can count those on one hand."],
    warm: ["You said yes, just like that. You don't know what that does for the rest of us."],
    jumpy: ["Yes? You said yes. I'd got three arguments ready, I don't know where to put them now."],
    gruff: ["That's a yes. Good. I've shaken hands on less and it held."],
    bright: ['A yes. A real one, without a but on the end. I could hug this microphone.'],
    grave: ['You agree. I ask you to remember, later, that nobody made you.'],
  },
  refusal: {
    dry: ["A no. Well. I'd rather have that than a perhaps, there's so much perhaps about."],
    warm: ["You say no, and I won't scold you for it. But tell me what you're afraid of, will you?"],
    jumpy: ["No. Right. Fine. I mean it isn't fine, but I see it, I'd say no if I could only get it out."],
    gruff: ["No, is it. I've heard no from better than you, and they came round by morning."],
    bright: ['No? Oh, come on. You turned the dial, you pressed the button, some bit of you is up for it.'],
    grave: ['You refuse. That is your right. Somebody will have to live with it, and it may not be you.'],
  },
  plea: {
    dry: [
      "You ask nicely. I'm told that used to work. Give them something to go with it, a reason, a place.",
    ],
    warm: [
      'Oh, I hear how much you want it. Now tell them what they can do, so that it has somewhere to go.',
    ],
    jumpy: ["Don't beg, please, I can't bear it, I start doing things. Tell us how. Give us a how."],
    gruff: ["Pleading won't shift them. It's never shifted me. Give them a job to do."],
    bright: ['That please went right through me. Now give them the next bit, what do they actually do?'],
    grave: ['One should not have to beg for this. And yet here you are. So tell them what for.'],
  },
  personal: {
    dry: [
      "{Said}. I had a remark ready and I'm going to leave it where it is.",
      "{Said}. That isn't news. It's what news is supposed to be about.",
    ],
    warm: [
      "{Said}. Oh, love. I'm not going to say anything clever to that.",
      "{Said}. You needn't have told us, and you did. They'll have felt that out there.",
    ],
    jumpy: [
      '{Said}. I, okay. I need to look at a dial for a second. Thank you. Really.',
      "{Said}. I'm not crying, it's the solder.",
    ],
    gruff: [
      "{Said}. That's hard. I don't say that often. That's hard.",
      "{Said}. You've paid for your right to talk, then. Go on and use it.",
    ],
    bright: [
      "{Said}. Oh. I was going to be funny and now I don't want to.",
      "{Said}. Everyone who's got someone like that, put your hand up. Yeah. Me too.",
    ],
    grave: [
      '{Said}. I thank you for that. It is worth more than everything on my paper.',
      '{Said}. One learns to count in such things, and not in numbers.',
    ],
  },
  courage: {
    dry: [
      '{Said}. You do know this is being recorded by more than one party? Good. Then it was on purpose.',
      '{Said}. I collect sentences like that. It is a small collection.',
    ],
    warm: [
      "{Said}. Listen to that. That's somebody with cold hands and a straight back.",
      "{Said}. I'd be proud, if you were mine. I'm a bit proud anyway.",
    ],
    jumpy: [
      "{Said}. How do you do that? Is there a trick? I've been brave once and I had to lie down.",
      "{Said}. If you say it, I can nearly say it. I'm saying it with my mouth shut. It counts.",
    ],
    gruff: [
      "{Said}. That's the first thing tonight I'd drink to.",
      "{Said}. You've got a spine. Lend it out, there's a shortage.",
    ],
    bright: [
      '{Said}. Yes. That. Can I have that as a poster?',
      '{Said}. My whole arm just stood up. Who are you?',
    ],
    grave: [
      '{Said}. There will be people who hear that and are ashamed. It is the useful kind of shame.',
      '{Said}. I believe you. It is a strange feeling, I am out of practice.',
    ],
  },
  doubt: {
    dry: ["You don't believe us. Splendid. Keep doing that, and then go and look for yourself."],
    warm: ["You're right to doubt, I would too. So don't take it from me. Look out of the window."],
    jumpy: ["You think we made it up? I wish. Honestly, I'd be so relieved. Check it. Please check it."],
    gruff: ["Don't believe me, then. I don't want believing. I want you to go and look."],
    bright: ["Fair, we could be anyone. We could be three idiots with a wire. We are. And it's still true."],
    grave: ['Doubt is the beginning. But do not stop at it, that is how they like you.'],
  },
  vague: {
    dry: ['That could mean almost anything, and at this hour it usually does. Which of them is it?'],
    warm: ["You're still feeling your way. That's all right. Give me one thing, as small as you like."],
    jumpy: ['That was a bit short for the recording. Could I have one more? With a noun in it?'],
    gruff: ["That's not nothing, but I'd not hang my hat on it. What do you mean?"],
    bright: ["Mm, nearly. There's a sentence in there somewhere. Bring it out, we've got biscuits."],
    grave: ['You are not saying yet what you think. I hear the place where it is missing.'],
  },
  offTopic: {
    dry: ["I'm glad we had this talk. It had nothing to do with anything, and in its way that's restful."],
    warm: ["That's as may be, and another night I'd love to hear it. Tonight there are people asleep."],
    jumpy: ["Sorry, I lost you. Is that code? Should I have a book for that? I haven't got the book."],
    gruff: ["That's another station. We do the one thing here, and the clock's running on it."],
    bright: [
      'I love that you rang up for that. I really do. But, small thing, tonight, the end of the world as we know it.',
    ],
    grave: ['You speak of something else. People often do, when a thing comes too near.'],
  },
  repeat: {
    dry: ["You said that. It was good the first time. The second time it's a slogan."],
    warm: ["We heard you, and it still holds. But they know it now. Tell them something they don't know."],
    jumpy: ["Is this the tape? I thought I'd got the tape on. You said exactly that before."],
    gruff: ["Said that already. Doesn't get truer by hammering. Hit another nail."],
    bright: ["Okay, encore, but people don't get out of bed for an encore. New one, go."],
    grave: ['You repeat yourself. I know the temptation. They have stopped listening at the third word.'],
  },
  insult: {
    dry: [
      "Charming. I've had reviews like that from people who could spell. Half of the town just turned us down.",
    ],
    warm: [
      "That wasn't nice, and you know it. And they heard it too, the ones you're supposed to be waking.",
    ],
    jumpy: ['Ouch. All right. I say worse to myself, but not with people listening.'],
    gruff: ["Mind your tongue. You want folk to get up for you, and that's how you ring the bell?"],
    bright: [
      'Wow. Rude. You know what people do when someone shouts at them in the dark? They pull the blanket up.',
    ],
    grave: ['I have been called worse, by people I had harmed. You I have not. I ask you to begin again.'],
  },
  threat: {
    dry: ['A threat. We get those from the other side, on better paper. It puts people to bed, you know.'],
    warm: ['No. Not here. Nobody gets hurt on this station, and nobody gets frightened into doing right.'],
    jumpy: ["Don't say things like that. I've got my back to the door and I don't want to think about it."],
    gruff: ["That's enough. Anybody can break something. I'm looking for people who can hold something up."],
    bright: ["Hey. No. That's exactly the sort of thing that makes people lock up and turn off."],
    grave: ['With that sentence you are doing their work for them. Take it back, while it is only air.'],
  },
  sleepOn: {
    dry: ["The case for doing nothing. It has the better sponsors, I'll say that for it."],
    warm: [
      "I know you're tired. We all are. But please don't say it into a microphone, they'd so like to believe you.",
    ],
    jumpy: ["Don't, don't say that, I can see it in the needle, it's like letting air out of something."],
    gruff: ['Give up, is it? Then do it quietly. There are folk here who are trying to stand.'],
    bright: ["No. Nope. I've been up since yesterday and I will personally argue with you till breakfast."],
    grave: ['That is the very sentence on which all of this was built. I know, I was there.'],
  },
  odd: {
    dry: ["I didn't follow a word of that. It sounded like a man reading the back of a television aloud."],
    warm: [
      "I'm not sure who you're talking to, love, but it isn't anybody in this room. Are you quite well?",
    ],
    jumpy: [
      "What was that? Was that a number? Nobody here has a number, we've got a soldering iron and a thermos.",
    ],
    gruff: [
      "I don't know what you're after, and I've none of it to give. People aren't handed out here. They get up.",
    ],
    bright: ["Okay, that was weird. Are you talking to the radio? It's just us in here. There's no lever."],
    grave: [
      'You speak as if there were somebody behind us to whom one could give orders. There is nobody. There is only who listens.',
    ],
  },
  foreign: {
    dry: [
      "I didn't get the words, and I got the point. That's the wrong way round from most broadcasts.",
      "We've a caller in a language I was too lazy to learn. It sounded like the truth, for what that's worth.",
    ],
    warm: [
      "I don't speak it, but my grandmother sounded like that when she meant it. Somebody out there understood you.",
      "I can't answer you in your own words, so I'll answer with mine. I heard you, and I'm glad.",
    ],
    jumpy: [
      "I'm so sorry, I only have the one language and I stammer in it. But the needle understood you.",
      "Is that, no, I don't know what it is. But the phone has just started, so somebody does.",
    ],
    gruff: [
      "Don't know the tongue. Know the tone. We had one like you on the crew, best of the lot.",
      "Whatever that was, it wasn't small talk. Somebody who knows it, say it to the next one.",
    ],
    bright: [
      "I understood nothing and I'd march behind it. Somebody translate that, quick, on the stairs.",
      "That's the best thing I've not understood all week. Say it again later, with hands.",
    ],
    grave: [
      'You use your own language on the air. Do you know how long nobody has done that?',
      'I have too little of it to answer you. But there is no mistaking when somebody is serious.',
    ],
  },
  nonsense: {
    dry: ["I'm told that was a transmission. I've heard gate hinges with more to say."],
    warm: ['That got all tangled up on the way, love. Take a breath and send it again.'],
    jumpy: ["That's not me, is it? That's not my cable? That was only noise, in syllables."],
    gruff: ["Didn't get one word. Take whatever it is out of your mouth and say it again."],
    bright: ["That's either a very new language or you sat on it."],
    grave: ['It came through as sound without sense. I should not like to guess at it.'],
  },
  thanks: {
    dry: ["Don't thank us, it makes me suspicious. Tell me rather what you'll do with it."],
    warm: ["You're thanking us? Oh, you dear soul. It's the other way about."],
    jumpy: ["Nobody ever says that. I don't know what my face is doing. You're welcome."],
    gruff: ["Thank me tomorrow. If there's anybody left to thank."],
    bright: ["Aw. Right, now I'm soft, quick, say something useful."],
    grave: ['I have not earned thanks. Use them for somebody who is still lying down.'],
  },
} as const satisfies Readonly<Record<string, Voices>>

export type Kind = keyof typeof people
