import type { Case } from './unseenAnswers.ts'

/** Ordering in a café, and asking for the way. */
export const unseenLessons: readonly Case[] = [
  {
    step: {
      language: 'es',
      asked: 'Buenos días. ¿Qué le pongo?',
      expects: [
        [
          'order_drink',
          'orders something to drink',
          [
            'Un café con leche, por favor',
            'Quisiera un té',
            'Me pone una cerveza',
            'Para mí un zumo de naranja',
          ],
        ],
        [
          'order_food',
          'orders something to eat',
          ['Una tostada con tomate', 'Quiero un bocadillo de jamón', 'Me trae una tortilla'],
        ],
      ],
      mistakes: [
        ['asks_bill', 'asks for the bill before having ordered', ['La cuenta, por favor', '¿Me cobra?']],
      ],
    },
    answers: {
      'CORRECT order_drink': [
        'una limonada muy fría por favor',
        'querría una copa de vino tinto',
        'pues un cortado',
        'agua sin gas por favor',
        'tomaré un chocolate caliente',
        'quiero beber algo una cola',
        'un cave con leche por fabor',
      ],
      'CORRECT order_food': [
        'un cruasán por favor',
        'quisiera comer una ensalada',
        'me pone un trozo de tarta',
        'un bocadillo de queso',
      ],
      'INCORRECT_ANSWER asks_bill': ['me trae la cuenta', 'quiero pagar la cuenta'],
      INCORRECT_ANSWER: [
        'no sé',
        'no quiero nada',
        'me llamo Pedro',
        '¿dónde está el baño?',
        'hace mucho sol hoy',
        'no quiero café',
      ],
      WRONG_LANGUAGE: [
        'a coffee with milk please',
        "I'd like some tea",
        'einen kaffee bitte',
        'can I have the menu',
      ],
      UNHEARD: ['mm', 'hm hm', 'sdfgh', 'asdf asdf'],
    },
  },
  {
    step: {
      language: 'es',
      asked: '¿Va a pagar con tarjeta o en efectivo?',
      expects: [
        ['pays_card', 'pays by card', ['Con tarjeta, por favor', 'Pago con tarjeta']],
        ['pays_cash', 'pays in cash', ['En efectivo', 'Pago en metálico']],
      ],
    },
    answers: {
      'CORRECT pays_card': ['tarjeta', 'voy a pagar con la tarjeta', 'tengo tarjeta'],
      'CORRECT pays_cash': ['efectivo por favor', 'le pago en efectivo'],
      INCORRECT_ANSWER: ['no tengo dinero', 'me da igual', 'con leche', 'no con tarjeta no'],
      WRONG_LANGUAGE: ['by credit card please'],
    },
  },
  {
    step: {
      language: 'de',
      asked: 'Kann ich Ihnen helfen? Wohin möchten Sie?',
      expects: [
        [
          'asks_station',
          'asks for the way to the railway station',
          ['Wie komme ich zum Bahnhof?', 'Ich suche den Bahnhof', 'Wo ist der Hauptbahnhof, bitte?'],
        ],
      ],
      mistakes: [['asks_other', 'asks for another place', ['Wo ist das Museum?', 'Ich suche die Apotheke']]],
    },
    answers: {
      'CORRECT asks_station': [
        'Entschuldigung, wo finde ich den Bahnhof',
        'ich möchte zum Bahnhof',
        'können Sie mir den Weg zum Hauptbahnhof zeigen',
        'zum Bahnhof bitte',
        'wo ist hier der bahnhoff',
        'ich muss zum Bahnhof, mein Zug fährt gleich',
      ],
      'INCORRECT_ANSWER asks_other': ['wo ist das Krankenhaus', 'ich suche ein Hotel'],
      INCORRECT_ANSWER: [
        'ich weiß nicht',
        'keine Ahnung',
        'mir ist kalt',
        'ich heiße Thomas',
        'nein danke',
        'ich suche nicht den Bahnhof',
      ],
      WRONG_LANGUAGE: [
        'where is the train station please',
        'how do I get to the station',
        'dónde está la estación',
      ],
    },
  },
  {
    step: {
      language: 'de',
      asked: 'Gehen Sie an der Ampel links. Haben Sie das verstanden? Wo müssen Sie abbiegen?',
      expects: [
        [
          'left_at_lights',
          'repeats: left at the traffic lights',
          ['An der Ampel links', 'Ich gehe an der Ampel nach links', 'Links an der Ampel'],
        ],
      ],
      mistakes: [['right', 'says right instead of left', ['Rechts an der Ampel', 'Nach rechts']]],
    },
    answers: {
      'CORRECT left_at_lights': [
        'also bei der Ampel links abbiegen',
        'ich muss an der Ampel links gehen',
        'links bei der ampel ja',
      ],
      'INCORRECT_ANSWER right': ['an der Ampel rechts', 'ich gehe nach rechts'],
      INCORRECT_ANSWER: ['geradeaus an der Ampel', 'wie bitte', 'an der Kirche rechts', 'nicht links'],
      WRONG_LANGUAGE: ['left at the traffic lights'],
    },
  },
]
