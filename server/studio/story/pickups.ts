import type { Voices } from './temper.ts'

/**
 * The first sentence after the caller, where the caller stated something. `{said}` is what was said, turned round to
 * face the caller: "you saw the lorries on Mill Road". `{Said}` begins a sentence.
 */
export const statement: Voices = {
  dry: [
    'So {said}. Well. That is more than the evening news has managed in a year.',
    'Let me get that straight. {Said}. And until tonight nobody thought it worth mentioning.',
    '{Said}. I was going to read the weather next. I think the weather can wait.',
    '{Said}. You say that as if it were nothing, which is how one says the true things.',
    'I have it down word for word. {Said}. It looks even worse written out.',
  ],
  warm: [
    'Oh, you poor thing. {Said}. Thank you for carrying that all the way to us.',
    "{Said}. I believe you, and I'll tell you why. Nobody makes a thing like that up at this hour.",
    'Hold on to that now. {Said}. Somebody out there needed to hear just that.',
    "{Said}. There, it's said. It weighs less when two people carry it, doesn't it.",
    "I heard you, every word. {Said}. You needn't raise your voice with us.",
  ],
  jumpy: [
    'Wait, go back. {Said}? Did everybody get that, because my needle just jumped.',
    "{Said}. Okay. Okay. I'm writing it on my hand, I'm out of paper.",
    "I've got that on tape. {Said}. It's on tape now, they can't say it isn't.",
    "{Said}. I'm sorry, I've just gone cold all over. Carry on. No, give me a second, then carry on.",
    "Hang on. {Said}. So it isn't only me. I honestly thought it was only me.",
  ],
  gruff: [
    "{Said}. Good. That's plain talk, and there's little enough of it about.",
    "Huh. {Said}. I've heard less sense from men who were paid for it.",
    "Right. {Said}. You say a thing like that, you'd better stand behind it. Sounds as if you do.",
    '{Said}. Took somebody long enough. I was beginning to think it was only furniture out there.',
    "So {said}. Don't dress it up. Leave it just like that.",
  ],
  bright: [
    "Did you all hear that? {Said}. I've got goose pimples. You can't see them, but I have.",
    "{Said}. That's huge. That's actually huge, and you say it like you're ordering soup.",
    "Stop everything. {Said}. Why isn't that on every wall already?",
    '{Said}. Okay, I like you. Can we keep this one?',
    "Hold on, let me say it back, because it's good. {Said}. Yes. That.",
  ],
  grave: [
    '{Said}. I ask everyone who is listening to let that sentence stand for a moment.',
    'I have waited a long time for somebody to say it. {Said}.',
    '{Said}. You understand that it cannot be unsaid now. I am glad of it.',
    "Thank you. {Said}. It is better to hear it from a stranger than from one's own conscience.",
    '{Said}. I have nothing to add to that, and I have tried.',
  ],
}

/** Where the caller told somebody to do something. `{quote}` is the caller's own words, `{Quote}` begins a sentence. */
export const action: Voices = {
  dry: [
    'You heard it. {Quote}. Short, clear, and not a single form to fill in.',
    "{Quote}. I couldn't have put that in a bulletin. I wish I could have.",
    'There is your instruction for tonight, and it comes from one of you. {Quote}.',
    '{Quote}. I notice that nobody in authority has thought of it. That speaks for it.',
  ],
  warm: [
    '{Quote}. Do it, my dears. Put the cup down and do it while your heart is still going.',
    'That took some saying. {Quote}. And it was said to you, yes, you by the radiator.',
    "{Quote}. You see, it isn't even difficult. It's only the first one who finds it difficult.",
    'Did you hear how that was meant? {Quote}. Nobody scolded you. Somebody asked you.',
  ],
  jumpy: [
    '{Quote}. Yes. Yes, do that, and do it before I start thinking about it.',
    "They said it. {Quote}. I'm getting up. Why am I getting up, I work here.",
    "{Quote}. I'm turning us up. I don't care what it does to the valves.",
    "Could you say that again? No, leave it, I've got it. {Quote}. I've got it.",
  ],
  gruff: [
    "{Quote}. There. That's an order even a fool can follow, and I should know.",
    "That's it. {Quote}. All evening I've been waiting for a verb.",
    '{Quote}. You heard. What are you still sitting there for?',
    'Good. {Quote}. Not think about it. Not talk it over. That.',
  ],
  bright: [
    "{Quote}. Oh, I'd follow that. I'd follow that in my socks.",
    "Everybody, that was for you. {Quote}. Go, go, I'll hold your tea.",
    "{Quote}. That's the whole plan right there, and it fits on a hand.",
    "Can I put that on a wall? I'm putting that on a wall. {Quote}.",
  ],
  grave: [
    '{Quote}. It is not a request, I think. It is what is left to do.',
    'I repeat it for those who have only just joined us. {Quote}.',
    '{Quote}. One hears at once that whoever says this would do it.',
    'There are sentences that one obeys with relief. {Quote}. That was one.',
  ],
}

/** Where only a fragment can be taken up: `{quote}` again. */
export const fragment: Voices = {
  dry: [
    "{Quote}. I'll take it. I've built whole bulletins on less.",
    'You said, {quote}. That is either very little or the whole story.',
    '{Quote}. One could carve it somewhere. One could also go on talking.',
  ],
  warm: [
    "{Quote}, you said. Take your time with the rest, we're not going anywhere.",
    '{Quote}. I know what you mean by that. I think most of us do.',
    "There was something in how you said that. {Quote}. Go on, I'm listening.",
  ],
  jumpy: [
    '{Quote}. Okay, what does that mean, is that good? Mine never mean good.',
    'I heard, {quote}. The rest was either hiss or my own teeth.',
    "{Quote}. I'm underlining that. I don't know yet why I'm underlining that.",
  ],
  gruff: [
    '{Quote}. And? A sentence has two ends.',
    "{Quote}, I hear. Fine. It's a start. I've seen houses begun on less.",
    'I got, {quote}. Good word to hit something with. Use it.',
  ],
  bright: [
    "{Quote}. I love that. I've no idea where it's going, but I love it.",
    "Ooh, {quote}. Say more. There's a thing coming, I can hear it.",
    "{Quote}. That's going round in my head now, thanks.",
  ],
  grave: [
    '{Quote}. Words like that are seldom spoken by accident.',
    'You say, {quote}. I shall remember it, even if you meant it lightly.',
    '{Quote}. There is more behind that. I can wait.',
  ],
}

/** Where the caller asked something: said before the answer, which another line gives. */
export const question: Voices = {
  dry: [
    'Somebody asks. In this town that alone would have been worth a headline.',
    "Fair question. I'll give you the answer they didn't give me.",
    "You ask what I'd ask, if I weren't sitting on this side of it.",
  ],
  warm: [
    "Of course you ask. I'd be worried about you if you didn't.",
    "That's a good question, and you asked it kindly. So you shall have it straight.",
    "You're not the only one who wants to know that, believe me.",
  ],
  jumpy: [
    'Oh no, a real question. All right. I can do a real question.',
    "You want to know that? I've been trying not to know that all night.",
    "I was hoping nobody would ask. No, that's wrong. I was hoping somebody would.",
  ],
  gruff: [
    'Good. Somebody who asks before nodding. Here it is.',
    "You want it straight? You'll get it straight.",
    "That's what I asked, and they gave me a leaflet. I'll do better.",
  ],
  bright: [
    "Yes. Question. Finally. I'd nearly forgotten what they sound like.",
    'Ooh, good one, you go straight for it.',
    "See, that's what everybody wants to ask and only you pressed the button.",
  ],
  grave: [
    'You have a right to an answer. I wish it were a better one.',
    'It is the correct question. I have heard it in my own voice, at night.',
    'I shall answer that, and I shall not spare myself.',
  ],
}

/** Said before anything else to one who gives a name. `{name}` is it. */
export const greeting: Voices = {
  dry: ['{name}, then.', 'Good evening, {name}.'],
  warm: ['Hello, {name}.', "{name}, how good that you're there."],
  jumpy: ['{name}, hi, hello.', 'You said your name, {name}, on the air. Bold.'],
  gruff: ['{name}. Right.', 'Evening, {name}.'],
  bright: ['Hi, {name}.', "{name}, I'm so pleased you exist."],
  grave: ['{name}. I have written that down.', 'Good evening, {name}.'],
}
