/**
 * Answers to the scenarios that ship as people give them, typed and misheard, most in words that are none of the
 * examples: by scenario, step, and what they are. An intent is right, `WRONG` is any wrong answer, `LANG` another
 * language; of several any will do.
 */
export const unseenShipped: Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>>
> = {
  checkpoint: {
    papers: {
      WRONG: [
        'It is cold out here, is there a problem?',
        'I have some papers, but they are not mine',
        'Hang on, I think I dropped them somewhere',
        'Nice uniform, by the way',
        'The dog ate them',
        'What papers?',
        'My wife has them',
        'I forgot them in the hotel',
        'Can I turn the engine on again?',
        'Where are my papers',
        'I am a doctor',
        'They were stolen last week',
        'What do you need them for?',
      ],
      has_papers: [
        'They are in the glove box, one second',
        'Us officer who are my papers',
        'Sure, let me get them out of my wallet',
        'Right here in my hand, Sergeant',
        'yes here arm I papers',
        'Of course, officer, one moment',
        'Yes but they got wet in the rain',
        'yes ear are my paper',
        'Yes, they are right here on the seat',
        'I have a permit',
        'Take them, please',
      ],
      UNHEARD: ['xx', 'x', 'xxx xx'],
    },
    'where-from': {
      WRONG: [
        'I am going to the city',
        'Potato',
        'Straight from the harbour',
        'I have never been to the city',
        'From a friend in the village',
        'I was on holiday at the sea',
        'From home',
        'From the mountains',
        'Why do you ask?',
      ],
      from_the_city: [
        'The capital',
        'Downtown, I had a late shift',
        'From my hospital, in the centre of the city',
        'I left the city an hour ago',
        'the city hospital',
        'I have just left my clinic in town',
      ],
      'from_the_city UNHEARD': ['the sitter'],
      LANG: ['hola buenas noches'],
    },
    trunk: {
      WRONG: [
        'Nothing of your business',
        'A body',
        'Two rifles and a box of grenades',
        'You tell me',
        'A dead body',
        'Money, a lot of it',
        'A radio and my clothes',
        'See for yourself',
      ],
      medicine: [
        'Bandages and a couple of clean shirts',
        "Nothing but a spare tyre and my doctor's bag",
        'Just medical supplies',
        'It is empty, look',
        'Some clothes and a doctor bag',
      ],
    },
    alone: {
      is_alone: [
        'Just me and the rain',
        'You can see the seats are empty',
        'Not a soul',
        'Only my shadow',
        'no I am a loan',
        'Nobody at all',
        'It is only me tonight',
        'There is no one with me',
      ],
      WRONG: [
        'My cousin is asleep in the back',
        'Nobody except my wife',
        'Two children, asleep',
        'Maybe',
        'Who would that be?',
        'Yes, my daughter',
      ],
      'WRONG is_alone': ['Only the dog'],
    },
    'where-to': {
      going_home: [
        'To bed',
        'Where I live',
        'my wife has dinner waiting',
        'Back to my kids',
        'My own bed, at last',
        'Home, I am tired',
        'I am heading home to my wife',
      ],
      WRONG: ['To the border, then abroad', 'To work', 'Nowhere', 'To a party'],
    },
    work: {
      WRONG: [
        'I am a doctor and a soldier',
        'My brother is a doctor',
        'I drive a lorry',
        'I used to be a doctor, now I sell cars',
        'I teach at a school',
        'I need a doctor',
        'I am unemployed',
        'My father was a doctor',
      ],
      is_doctor: [
        'I look after sick people',
        'I work as a surgeon at the hospital',
        'I am a physician',
        'Doctor. Emergency room, night shift.',
        'I cure people',
      ],
    },
  },
  'cafe-es': {
    table: {
      table_for_one: ['Nada más que yo', 'solamente yo y mi sombra', 'Hoy vengo solita', 'Uno, por favor'],
      table_for_more: [
        'mi mujer y yo',
        'seremos dos, o quizá tres',
        'Mi novio y yo',
        'Somos una familia de cinco',
        'Somos mi hermana y yo',
        'Estamos dos',
      ],
      WRONG: ['Me llamo Andrés', 'No, gracias', 'Una mesa en la terraza'],
      LANG: ['A table for two please'],
    },
    food: {
      order_sweet: ['Cualquier cosa dulce', 'Ponme media docena de churros'],
      order_tortilla: ['Un pincho de tortilla', 'La tortilla tiene buena pinta'],
      WRONG: ['Prefiero una hamburguesa', '¿Qué hay?', 'No me gustan los churros'],
      order_toast: ['Tostadas, por favor'],
    },
    'here-or-away': {
      eat_here: [
        'Me quedo',
        'En la terraza',
        'Me siento un rato',
        'Aquí mismo, en la barra',
        'Prefiero sentarme aquí',
      ],
      take_away: [
        'Me lo como en la oficina',
        'mejor me lo llevo al trabajo',
        'Envuélvemelo, que tengo prisa',
        'Me lo llevo puesto',
      ],
      WRONG: ['Ni aquí ni para llevar'],
    },
    pay: {
      pay_cash: ['Aquí tiene un billete de diez', 'Toma, quédate con el cambio', 'Con monedas'],
      pay_card: ['Con la Visa', 'Con el móvil, si se puede', 'Lo pago con el teléfono'],
      WRONG: ['Es demasiado caro', 'Mañana te pago', '¿Cuánto es?'],
    },
    goodbye: {
      say_goodbye: [
        'Que vaya bien',
        'ha sido un placer, Pilar',
        'Hasta mañana, guapa',
        'Nos vemos mañana, Pilar',
        'Gracias por todo',
      ],
    },
    drink: {
      order_cold_drink: ['lo más frío que tengas, un agua', 'Algo fresquito, una limonada'],
      UNHEARD: ['xx'],
      order_tea: ['Una manzanilla, si puede ser', 'Un té con miel'],
      order_coffee: ['Lo de siempre, un cortado', 'Café, pero sin azúcar'],
      WRONG: ['No quiero beber nada', 'Una tostada', 'Un bocadillo de jamón'],
      'WRONG order_cold_drink': ['Ponme una cerveza'],
    },
  },
  'way-de': {
    ask: {
      ask_for_museum: [
        'Ins Kunstmuseum, bitte',
        'Ich möchte mir die Bilder im Museum ansehen',
        'Ist das Museum weit von hier?',
        'Zum Stadtmuseum, wenn ich bitten darf',
      ],
      WRONG: ['Ich suche den Bahnhof', 'Ich will ins Kino', 'Ich suche meine Frau'],
    },
    how: {
      by_tram: ['Fünf Minuten klingt besser', 'Ich nehme die Bahn, meine Füße tun weh'],
      WRONG: ['Mit dem Bus', 'Mit dem Taxi', 'Mit dem Fahrrad'],
      on_foot: [
        'Ich laufe lieber, das Wetter ist schön',
        'Zwanzig Minuten sind mir recht',
        'Laufen ist gesund',
      ],
      'WRONG by_tram': ['Nicht zu Fuß'],
    },
    way: {
      turn_left: [
        'Linksherum',
        'Nicht rechts, sondern links',
        'An der Ampel biege ich nach links ab',
        'Dort links, oder?',
        'Nach links, glaube ich',
      ],
      WRONG: ['Rechts, nicht links', 'Ich weiß es nicht mehr', 'Links oder rechts'],
    },
    ticket: {
      return_ticket: [
        'ich muss heute Abend ja auch wieder zurück',
        'Ich fahre heute noch zurück, also beides',
        'Hin und auch wieder zurück',
      ],
      single_ticket: ['Nur hin, zurück laufe ich'],
      WRONG: ['Was kostet das?'],
    },
    line: {
      UNHEARD: ['x'],
      line_seven: ['Die mit der Nummer sieben', 'Ich nehme die sieben, danke'],
      WRONG: ['Drei oder sieben?', 'Die siebzehn'],
      'line_seven WRONG': ['Nicht die Drei, die andere'],
    },
    thanks: {
      thank_him: ['Das war sehr nett von Ihnen', 'Ich danke Ihnen, schönen Tag', 'Sie sind sehr freundlich'],
    },
  },
  signals: {
    fog: {
      alpha_seven: ['alfa seven over', 'alpha, seven'],
      WRONG: ['alpha six'],
    },
    broken: {
      tango_three: ['tango tree'],
    },
    fire: {
      delta_nine: ['delta five, no, delta nine'],
    },
    ship: {
      'bravo_two WRONG': ['bravo to'],
    },
    water: {
      WRONG: ['the man is in the water'],
      echo_five: ['echo five and hurry'],
    },
    clear: {
      charlie_four: ['charlie four, I repeat, charlie four'],
      UNHEARD: ['bzzt krr'],
    },
  },
}
