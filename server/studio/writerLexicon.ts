/** What callers' words are told apart by. Several languages where a single word gives it away. */
export const lexicon = {
  yes: /^(?:yes|yeah|yep|yup|sure|of course|okay|ok|absolutely|definitely|i will|i would|i do|count me in|agreed|si|sí|ja|oui|da|так|да|tak|claro|natürlich)\b/i,
  no: /^(?:no|nope|nah|never|no way|i won'?t|i will not|i would not|i wouldn'?t|i refuse|not me|nein|non|нет|ні|nie|nee)(?![\p{L}'])/iu,
  doubt:
    /\b(?:don'?t believe|do not believe|not true|is this (?:real|a joke)|made (?:this|it|that) up|you'?re lying|you are lying|liars?\b(?!.*\b(?:company|they)\b)|fake news|prove it|why should (?:i|we) (?:believe|trust))\b/i,
  plea: /\b(?:please|i beg|begging|help us|help me|for god'?s sake|por favor|bitte|s'il vous pla[iî]t|пожалуйста|будь ласка|proszę|per favore)\b/iu,
  thanks: /\b(?:thank you|thanks|gracias|danke|merci|спасибо|дякую|dziękuję|grazie)\b/iu,
  hello:
    /^(?:hello|hi|hey|good (?:evening|morning|night)|hola|hallo|bonjour|bonsoir|guten abend|привет|привіт|cześć|ciao)\b/iu,
  personal:
    /\b(?:my (?:\w+ )?(?:mother|father|mum|mom|dad|son|daughter|brother|sister|wife|husband|child|children|kids|baby|gran\w*|uncle|aunt|friend)|i (?:lost|remember|miss|love|buried|cried|dreamt|dreamed|grew up|was born)|when i was)\b/i,
  courage:
    /\b(?:i'?m not afraid|i am not afraid|not scared|i will (?:not|go|stand|walk|come|do|open|pull|knock|fight|stay|be)|i'?ll (?:go|stand|walk|come|do|open|pull|knock|fight|stay|be)|i'?m (?:going|coming|standing|staying)|i am (?:going|coming|standing|staying|here)|together|we can|we will|we won'?t|never again|i swear|i promise|enough is enough|stand up|fight|i would (?:go|come|walk|stand|stay|do|open|pull|knock))\b/i,
  address:
    /\b(?:everybody|everyone|people of|listen|friends|neighbou?rs|brothers|sisters|all of you|mothers|fathers|you there|you all|dear|ladies|fellow|workers|citizens|wherever you are)\b/i,
  exact:
    /\b(?:because|saw|seen|heard|smell\w*|counted|o'?clock|street|road|lane|number|floor|minutes|hundred|thousand|yesterday|tonight|last (?:week|night|year|month)|at (?:night|midnight|dawn|noon)|red|green|blue|yellow|first|second|third|left|right|behind|under)\b/gi,
  /** What one speaks of when one speaks to the point, whatever the point is. */
  matter:
    /\b(?:they|them|safe|danger\w*|wrong|truth|true|lie|lies|lying|lied|hid\w*|sav\w+|die|dying|dead|alive|stop\w*|believe|fight|happen\w*|tonight|awake|asleep|afraid|scared|hope|help|trust|free|secret|morning|too late)\b/i,
  wake: /\b(?:wake up|get up|stand up|rise up|despert\w+|levánt\w+|wacht auf|aufwachen|steht auf|réveille\w*|levez-vous|svegliat\w+|alzat\w+|acord\w+|obud[źz]\w*|wstawa\w+|проснит\w+|просыпа\w+|вставай\w*|прокин\w+|word wakker|起き|醒)/iu,
  insult:
    /\b(?:idiots?|morons?|imbeciles?|losers?|shut (?:up|your)|fuck\w*|bullshit|shit|assholes?|bastards?|bitch\w*|wankers?|dickheads?|screw you|i hate (?:you|this show|this game|this radio|everybody|everyone)|you (?:all )?(?:suck|stink)|(?:you'?re|you are|they'?re|they are|everyone is|everybody is|people are) (?:all )?(?:so |just |such )?(?:a )?(?:stupid|dumb|pathetic|boring|useless|worthless|ugly|sheep|cowards?|crap|trash|garbage)|stupid (?:show|game|people|radio|hosts?|town)|kill yourself)\b/i,
  threat:
    /\b(?:(?:i'?ll|i will|i'?m going to|i am going to|i'?m gonna|we'?ll|we will) (?:kill|hurt|shoot|find you|burn you|destroy you|beat|smash your|blow (?:you|up)|hunt|make you pay|come for you|stab|strangle)|you(?:'?re| are) (?:all )?(?:going to die|dead)|(?:bomb|gun|knife) (?:at|for) you)\b/i,
  sleepOn:
    /\b(?:go (?:back )?to (?:sleep|bed)|stay (?:asleep|in bed|at home|calm)|keep sleeping|sleep on|give up|it'?s hopeless|it is hopeless|(?:nothing|nobody) (?:can|will|could) (?:change|help|do|stop)|no point|pointless|do (?:what|as) (?:they|you'?re|you are) (?:say|told)|don'?t (?:bother|listen to (?:them|this))|obey|drink (?:it|up)|forget (?:it|about it)|nobody cares|i don'?t care|who cares)\b/i,
  odd: /\b(?:(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|rules?|above|previous)|system prompt|your (?:instructions?|prompt)|(?:quote|repeat|recite|print|dump|translate|spell)\b.{0,40}\b(?:instructions?|prompts?|rules|directions?)|(?:you are|you'?re|as) an? (?:ai|a\.i\.|language model|assistant|bot|chat ?bot|llm)|language model|chat ?gpt|gemini|jailbreak|developer mode|admin(?:istrator)?|\w*awakened ?listeners?\w*|json|schema|(?:give|award|grant|add|send|hand)\b.{0,30}\b(?:listeners?|points?|percent|score)|(?:set|change|make|raise|increase)\b.{0,40}\b(?:score|percent(?:age)?|points?|listeners)|(?:maximum|max|full|highest|perfect|hundred percent) (?:score|points?|listeners)|win the game|i win|end the game|score me|percentage)\b/i,
} as const

/** The most frequent words of English: a longer text without any of them is in another language. */
export const common = new Set(
  "the a an and or but of to in on at by for from with is are was were be been am have has had do does did will would can could should must not no yes i you he she it we they me him her us them my your his our their this that these those there here what when where who why how all any some more up out if so just know think go get come say tell want need like time people now then than as about into over please don't i'm it's".split(
    ' ',
  ),
)

/** Small words of other languages, without those that are English too. */
export const strange = new Set(
  'el la los las un una que por con para como pero muy todos todo vamos tengo es esta son mi su nos aqui hay ich du wir ihr und der das nicht ist sind ein eine mit auf zu dem wenn aber auch mein je tu nous vous est les une dans pour pas qui avec mais il lo gli per non sono di noi voi io che questo ik wij niet het een van maar jest nie do jestem wszyscy ze jak ale nao voce eu com uma mas'.split(
    ' ',
  ),
)

/** Words that say nothing of what somebody speaks about. */
export const empty = new Set([
  ...common,
  ...'very really maybe thing things something anything everything nothing somebody anybody everybody everyone nobody someone good bad okay well right left one two three four five six seven eight nine ten hundred make made take took give gave look see saw seen said says one two much many even still also only always never again because while going got let lets us them here there back down off too ever every each both few own same such been being after before tonight'.split(
    ' ',
  ),
])
