import type { Case } from './unseenAnswers.ts'

/** At a checkpoint, and over a signal radio. */
export const unseenPosts: readonly Case[] = [
  {
    step: {
      language: 'en',
      asked: 'Stop. Name?',
      expects: [
        [
          'gives_name',
          'gives their name, any name',
          ['My name is Anna Keller', 'I am Tom Baker', 'Call me Jo', "It's Peter Lang"],
        ],
      ],
      mistakes: [['refuses', 'refuses to give a name or evades', ["I won't tell you", 'Why do you ask?']]],
    },
    answers: {
      'CORRECT gives_name': [
        "I'm Viktor Dahl",
        'my name is Elena Marsh',
        'the name is Ruben',
        'Mikhail Orlov, sir',
        'they call me Lena',
        'good evening officer my name is Samuel',
      ],
      'INCORRECT_ANSWER refuses': [
        'none of your business',
        'why do you want to know',
        "I'd rather not say, why do you ask",
      ],
      INCORRECT_ANSWER: [
        'I am tired',
        'I have a passport',
        'nobody',
        "I don't know",
        'what is your name',
        'the weather is bad',
      ],
      WRONG_LANGUAGE: ['me llamo Elena y soy de Madrid', 'ich heiße Viktor und komme aus Berlin'],
      UNHEARD: ['uh', 'blah blah blah', '...'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'Where are you coming from?',
      expects: [
        [
          'says_origin',
          'says where they come from: a town, country or place',
          ['I come from Porto', "I'm from the north", 'From Lisbon', 'I left Vienna this morning'],
        ],
      ],
    },
    answers: {
      CORRECT: [
        'from Gdansk',
        "I'm coming from Stockholm",
        'I come from a small village called Vik',
        'out of the city, from the harbour',
        'we are from Norway',
      ],
      INCORRECT_ANSWER: [
        'I am going to Paris',
        'somewhere',
        "I don't remember",
        'that is a secret',
        'my name is Anna',
        'yes',
      ],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'And where are you going?',
      expects: [
        [
          'says_destination',
          'says where they are going: a town, country or place',
          ["I'm going to Kiruna", 'To the coast', "I'm headed for Berlin", 'Home to my family in Riga'],
        ],
      ],
    },
    answers: {
      CORRECT: [
        'to Warsaw',
        "I'm travelling to Helsinki",
        'heading to the hospital in town',
        'on my way to Bergen',
        'I want to go to the harbour',
      ],
      INCORRECT_ANSWER: ['from Berlin', 'why do you ask', 'nowhere special, I guess', 'I will not say', 'no'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'Papers.',
      expects: [
        [
          'shows_papers',
          'shows or hands over the papers',
          ['Here are my papers', "Here's my passport", 'Of course, my ID card'],
        ],
      ],
      mistakes: [
        [
          'no_papers',
          'has no papers',
          ["I don't have any papers", 'I forgot my passport', 'I lost my papers'],
        ],
      ],
    },
    answers: {
      'CORRECT shows_papers': [
        'here you are, my documents',
        'sure, this is my passport',
        'my identity card officer',
        'you can see my visa',
        'here is my past port',
      ],
      'INCORRECT_ANSWER no_papers': [
        'I have no passport',
        'I left my papers at home, I forgot them',
        "I haven't got any documents",
      ],
      INCORRECT_ANSWER: ['why', 'I like your hat', 'no way'],
    },
  },
  {
    step: {
      language: 'en',
      asked: "What's in the bag?",
      expects: [
        [
          'harmless',
          'says what is in the bag, harmless belongings: clothes, books, food',
          [
            'Just clothes',
            'Only a book and some bread',
            'My laptop and a toothbrush',
            'Presents for my family',
          ],
        ],
      ],
      mistakes: [['weapons', 'admits a weapon', ["There's a gun in it", 'A knife']]],
    },
    answers: {
      'CORRECT harmless': [
        'a sweater and two pairs of socks',
        'some sandwiches for the trip',
        'medicine for my mother',
        'only my camera and a novel',
        'toys for the kids',
        'nothing but clothes',
        'no weapons, only clothes',
      ],
      'INCORRECT_ANSWER weapons': ['a pistol', 'I carry explosives and a rifle'],
      INCORRECT_ANSWER: [
        "that's private",
        "I don't know",
        'none of your business',
        'what bag',
        'I am from Oslo',
        'guess',
      ],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'How long will you stay?',
      expects: [
        [
          'says_length',
          'says how long they stay',
          ['Three days', 'A week', 'Only until tomorrow', 'For two months'],
        ],
      ],
    },
    answers: {
      CORRECT: [
        'about ten days',
        'just one night',
        'I stay for a fortnight',
        'until sunday',
        'two weeks I think',
        'five hours',
      ],
      INCORRECT_ANSWER: ["I'm not sure", 'as I said, to Oslo', 'by train', 'no'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'What is the purpose of your journey?',
      expects: [
        [
          'says_purpose',
          'gives a reason for the journey: work, family, holiday',
          ["I'm visiting my sister", 'Business', 'I am on holiday', 'For a funeral'],
        ],
      ],
    },
    answers: {
      CORRECT: [
        'to see my grandmother',
        'a job interview',
        'tourism, I want to see the mountains',
        "I'm going to a wedding",
        'I study there',
        'I have a meeting with a client',
      ],
      INCORRECT_ANSWER: ["that's personal", 'no reason, whatever', "I don't know", 'why do you ask'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'Station, give your call sign.',
      expects: [
        [
          'call_sign',
          'gives the call sign alpha seven',
          ['Alpha seven', 'This is alpha seven', 'Alpha seven, over'],
        ],
      ],
      mistakes: [['wrong_sign', 'gives another call sign', ['Bravo seven', 'Alpha nine']]],
    },
    answers: {
      'CORRECT call_sign': [
        'here is alpha 7',
        'call sign alpha seven over',
        'control this is alpha seven speaking',
        'Alfa seven',
      ],
      INCORRECT_ANSWER: [
        'alpha two',
        'bravo seven over',
        'seven',
        'alpha',
        'charlie niner',
        'alpha seven two',
        'I repeat bravo',
        'not alpha seven',
        'hello hello',
      ],
      UNHEARD: ['krrr', 'shhh'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'Report: do you have visual contact? Answer affirmative or negative.',
      expects: [
        ['negative', 'answers negative: no contact', ['Negative', 'Negative, no contact', 'No visual']],
      ],
      mistakes: [['affirmative', 'answers affirmative', ['Affirmative', 'Yes, I see it']]],
    },
    answers: {
      'CORRECT negative': ['negative over', 'no', 'no contact here', "negative I don't see anything"],
      INCORRECT_ANSWER: ['affirmative over', 'yes', 'I see it', 'perhaps', 'alpha seven'],
    },
  },
  {
    step: {
      language: 'en',
      asked: 'Message from tower: the bridge is closed. Repeat.',
      expects: [
        [
          'repeats',
          'repeats that the bridge is closed',
          ['The bridge is closed', 'Bridge closed', 'I repeat, the bridge is closed'],
        ],
      ],
    },
    answers: {
      CORRECT: [
        'repeat bridge is closed over',
        'copy the bridge is shut',
        'understood, bridge closed',
        'the britch is closed',
      ],
      INCORRECT_ANSWER: [
        'the bridge is open',
        'the road is closed',
        'the bridge is not closed',
        'roger',
        'I cannot hear you',
      ],
    },
  },
]
