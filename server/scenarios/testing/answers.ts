import type { AnswerOutcome } from '../../core/programme.ts'

/** One answer to a step of a shipped scenario, and the verdict on it. */
export interface Answer {
  readonly scenario: string
  readonly step: string
  readonly text: string
  readonly outcome: AnswerOutcome
  readonly intent: string | null
  /** Who decides it. `outcome` and `intent` of a `MODEL` answer are what a fair judge says. */
  readonly by: 'RULE' | 'MODEL'
}

/** Answers of one step: those decided by rule as right and as wrong, in another language, and left to a model. */
interface StepAnswers {
  readonly right?: Readonly<Record<string, readonly string[]>>
  readonly wrong?: Readonly<Record<string, readonly string[]>>
  readonly foreign?: readonly string[]
  readonly modelRight?: Readonly<Record<string, readonly string[]>>
  readonly modelWrong?: readonly string[]
}

const table: Readonly<Record<string, Readonly<Record<string, StepAnswers>>>> = {
  'cafe-es': {
    table: {
      right: {
        table_for_one: ['Hola, una mesa para uno, por favor.', 'para 1', 'estoy sola', 'Eh... solo yo'],
        table_for_more: ['Una mesa para 2, por favor', 'Buenos días, somos tres', 'somos 4', 'una mesa para dos personas gracias', 'para dos perssonas'],
      },
      wrong: { time_instead: ['a las dos', 'A las 2.', 'son las tres'] },
      foreign: ['a table for two please', 'there are three of us today', 'ich möchte einen Tisch für zwei'],
      modelRight: { table_for_one: ['solamente yo y mi sombra'], table_for_more: ['mi mujer y yo', 'seremos dos, o quizá tres'] },
      modelWrong: ['el perro duerme en la cocina'],
    },
    drink: {
      right: {
        order_coffee: ['un cafe con leche por favor', 'Hola, buenos días, un cortado', 'Pues... un café solo, gracias', 'QUIERO UN CAFÉ CON LECHE', 'ponme 1 café con leche'],
        order_cold_drink: ['Un vaso de agua', 'bueno, un zumo de naranja', 'una botela de agua', 'agua con gas, por favor'],
        order_tea: ['un te con limon', 'Un té verde, por favor', 'un chocolate caliente'],
      },
      wrong: { nothing_to_drink: ['nada gracias', 'No quiero nada.', 'no, gracias'] },
      foreign: ['I would like a coffee with milk', 'can I have a glass of water', 'ich hätte gern einen Kaffee'],
      modelRight: { order_coffee: ['dos cafés con leche', 'un café, pero sin cafeína'], order_cold_drink: ['lo más frío que tengas, un agua'] },
      modelWrong: ['no quiero un café'],
    },
    food: {
      right: {
        order_toast: ['una tostada con tomate', 'quisiera una tosatada con tomate', 'Para mí, una tostada', 'una tostada con mantequila'],
        order_tortilla: ['un pincho de tortilla por favor', 'Tortilla.', 'la tortilla'],
        order_sweet: ['unos churros', 'Un cruasan por favor', 'churros con chocolate'],
      },
      wrong: { not_hungry: ['no tengo hambre', 'Nada más, gracias'], off_the_menu: ['una pizza por favor', 'Quiero una paella'] },
      foreign: ['I am not hungry thank you', 'what do you have to eat', 'ich nehme das Brot mit Tomaten'],
      modelRight: { order_toast: ['lo de siempre, la tostada, pero sin tomate'] },
      modelWrong: ['no quiero tortilla'],
    },
    'here-or-away': {
      right: {
        eat_here: ['para tomar aqui', 'Aquí', 'eh aquí por favor', 'me quedo aquí'],
        take_away: ['Para llevar', 'es para llevar por favor', 'me lo llevo', 'bueno, todo para llevar'],
      },
      wrong: { only_yes: ['sí', 'Si, por favor', 'vale'] },
      foreign: ['I want to take it away', 'we would like to eat here'],
      modelRight: { take_away: ['mejor me lo llevo al trabajo'] },
      modelWrong: ['no es para llevar ni para nada'],
    },
    pay: {
      right: {
        pay_card: ['con tarjeta', 'Con tarjetta, por favor', 'puedo pagar con tarjeta', 'con el movil'],
        pay_cash: ['en efectivo por favor', 'Efectivo', 'pago en efectivo', 'voy a pagar en efecctivo'],
      },
      wrong: { no_money: ['no tengo dinero', 'No pago.'] },
      foreign: ['can I pay with my card', 'ich möchte bitte mit Karte zahlen'],
      modelRight: { pay_cash: ['toma, aquí tienes un billete de diez'] },
      modelWrong: ['no con tarjeta'],
    },
    goodbye: {
      right: { say_goodbye: ['hasta luego', 'Gracias, hasta luego', 'adios', 'muchas gracias', 'Que tenga un buen dia', 'Hasta mañana'] },
      wrong: { hello_again: ['hola', 'Buenos dias', 'que tal'] },
      foreign: ['thank you very much and goodbye'],
      modelRight: { say_goodbye: ['ha sido un placer, Pilar'] },
    },
  },
  'way-de': {
    ask: {
      right: {
        ask_for_museum: ['Entschuldigung, wo ist das Museum?', 'ich moechte zum museum', 'Guten Tag, ich suche das Museum', 'wie komme ich zum Museum', 'ähm, zum Museum bitte', 'Hallo, ich will zum Museum'],
      },
      wrong: { another_place: ['zum Bahnhof', 'Wo ist der Bahnhof'], no_help_needed: ['nein danke', 'Ich brauche keine Hilfe'] },
      foreign: ['excuse me how do I get to the station', 'where can I find the big church', 'quiero ir a la estación'],
      modelRight: { ask_for_museum: ['Ich habe mich verlaufen, ich wollte eigentlich ins Museum', 'fährt hier etwas zum Museum'] },
      modelWrong: ['Ich möchte nicht ins Museum'],
    },
    how: {
      right: {
        by_tram: ['mit der strassenbahn', 'Ich nehme die Strassenbahn', 'ich nehme die Straßen-Bahn, bitte', 'mit der tram', 'ich fahre mit der Straßenban'],
        on_foot: ['zu fuss', 'Ich gehe zu Fuß', 'zu Fuss bitte', 'lieber zu Fuß'],
      },
      wrong: { by_car: ['mit dem Auto', 'Ich nehme ein Taxi', 'mit dem Taxi bitte'] },
      foreign: ['I would like to take the tram', 'I want to go on foot', 'prefiero ir a pie'],
      modelRight: { on_foot: ['ein Spaziergang tut mir gut'] },
      modelWrong: ['nicht mit der Straßenbahn'],
    },
    way: {
      right: { turn_left: ['links', 'nach links', 'An der Ampel links.', 'also, ich gehe nach links', 'geradeaus und dann links'] },
      wrong: { turn_right: ['rechts', 'nach rechts bitte', 'an der Ampel rechts'], straight_on: ['geradeaus', 'immer geradeaus'] },
      foreign: ['I turn left at the lights', 'you go straight and then left', 'tengo que girar a la izquierda'],
      modelRight: { turn_left: ['erst geradeaus, bei der Ampel dann nach links abbiegen'] },
      modelWrong: ['nicht links', 'links und dann rechts'],
    },
    line: {
      right: { line_seven: ['die 7', 'Linie 7', 'ich nehme die Linie sieben', 'sieben', 'mit der sieben bitte'] },
      wrong: { line_three: ['die Drei', 'Linie 3', 'ich nehme die 3'] },
      foreign: ['I will take number seven', 'I think that is the seven'],
      modelRight: { line_seven: ['Die zum Museum natürlich, also die Sieben'] },
      modelWrong: ['Linie siebzehn', 'nicht die Sieben'],
    },
    ticket: {
      right: {
        single_ticket: ['einfach bitte', 'nur hin', 'eine einfache Fahrt', '1 einfache Fahrt bitte'],
        return_ticket: ['hin und zurueck', 'Einmal hin und zurück', 'eine Rueckfahrkarte bitte', 'hin und zurück, danke', 'eine Rückfarkarte'],
      },
      wrong: { no_ticket: ['ohne Fahrschein', 'ich brauche keinen Fahrschein'] },
      foreign: ['a return ticket please for today', 'one way is enough for me'],
      modelRight: { return_ticket: ['ich muss heute Abend ja auch wieder zurück'] },
      modelWrong: ['zwei Hunde'],
    },
    thanks: {
      right: { thank_him: ['danke', 'Vielen Dank', 'vielen dank fuer Ihre Hilfe', 'auf wiedersehen', 'tschüss', 'Danke schön'] },
      wrong: { greets_again: ['Guten Tag', 'hallo', 'wie geht es Ihnen', "Wie geht's Ihnen?"] },
      foreign: ['thank you so much for your help'],
      modelRight: { thank_him: ['Sie haben mir wirklich sehr geholfen'] },
    },
  },
  checkpoint: {
    papers: {
      right: { has_papers: ['I have papers', 'yes i have my papers', 'Yes, officer.', 'um yes of course', 'Here are my papers, officer', 'they are in my bag'] },
      wrong: { no_papers: ['I have no papers', 'no', 'No, officer', "I don't have my papers", 'i lost my papers', 'they are at home'] },
      foreign: ['aquí tiene mis papeles', 'ich habe meine Papiere hier'],
      modelRight: { has_papers: ['they should be here somewhere, yes, here'] },
      modelWrong: ['I have some papers, but they are not mine', 'I do not have a light'],
    },
    'where-from': {
      right: { from_the_city: ['the city', 'from the city', 'I come from the city, sir', "I'm coming from the city", 'well I was in the city', 'from the hospital in the city'] },
      wrong: { from_the_border: ['from the border', 'I come from the north'], will_not_say: ["I can't say", 'i do not know', 'none of your business'] },
      foreign: ['vengo de la ciudad', 'ich komme aus der Stadt'],
      modelRight: { from_the_city: ['downtown, I had a late shift'] },
      modelWrong: ['not from the city'],
    },
    work: {
      right: { is_doctor: ['doctor', "I'm a doctor", 'i am a doctor at the hospital', 'I work in a hospital', 'I work at the hosspital', 'um, a doctor, officer'] },
      wrong: { is_soldier: ['I am a soldier', 'soldier'], is_reporter: ['I am a reporter', "I'm a writer"] },
      foreign: ['soy médico en el hospital', 'ich bin Arzt im Krankenhaus'],
      modelRight: { is_doctor: ['I treat patients, mostly children'] },
      modelWrong: ['I am not a doctor', 'I am a doctor and a soldier'],
    },
    alone: {
      right: { is_alone: ['no', 'nobody', "No, I'm alone", 'no one', 'I am alone, officer', 'just me', 'no there is nobody else'] },
      wrong: { is_not_alone: ['yes', 'I am not alone', "I'm not alone", 'my brother is with me', 'there are 2 of us'] },
      foreign: ['no hay nadie más en el coche', 'ich bin ganz allein im Auto'],
      modelRight: { is_alone: ['only the rain and I'] },
      modelWrong: ['nobody but my brother'],
    },
    trunk: {
      right: { medicine: ['only my bag', "a doctor's bag", 'my medical bag', 'nothing', 'nothing special, officer', 'clothes and medicine', 'clothes and medecine'] },
      wrong: { weapons: ['a gun', 'I have a gun', 'an old radio'], forbids_it: ["don't open it", "You can't open it", 'please do not open it'] },
      foreign: ['no llevo nada en el coche'],
      modelRight: { medicine: ['a spare tyre and some bandages'] },
      modelWrong: ['nothing but a gun'],
    },
    'where-to': {
      right: { going_home: ['home', "I'm going home", 'i just want to go home', 'to my house', 'well, I am on my way home', 'home to my family'] },
      wrong: { to_the_border: ['to the border', 'to the other side'], to_the_city: ['I am going to the city', 'back to the city'] },
      foreign: ['quiero ir a mi casa', 'ich fahre jetzt nach Hause'],
      modelRight: { going_home: ['my wife has dinner waiting'] },
      modelWrong: ['I am not going home'],
    },
  },
  signals: {
    fog: {
      right: { alpha_seven: ['alpha seven', 'Alpha 7', 'alpha-seven', 'alfa seven', 'Alfa-7!', 'um, alpha seven, sir', 'the code is alpha seven'] },
      wrong: { wrong_number: ['alpha eleven', 'Alpha 11', 'alpha'], another_code: ['bravo two', 'Delta 9'] },
      foreign: ['no sé qué código es', 'ich weiß den Code nicht'],
      modelWrong: ['alpha seventeen', 'alpha seven two', 'not alpha seven'],
    },
    ship: {
      right: { bravo_two: ['bravo two', 'Bravo 2', 'bravo two, please', 'sending bravo two'] },
      wrong: { wrong_number: ['bravo ten', 'Bravo 10', 'bravo'], another_code: ['echo five', 'alpha seven'] },
      modelWrong: ['bravo twelve', 'two bravo'],
    },
    broken: {
      right: { tango_three: ['tango three', 'Tango 3', 'it is tango three', "it's tango three"] },
      wrong: { wrong_number: ['tango two', 'Tango 10'], another_code: ['charlie four'] },
      modelWrong: ['tango thirteen'],
    },
    fire: {
      right: { delta_nine: ['delta nine', 'delta niner', 'Delta 9', 'delta nine fire'] },
      wrong: { wrong_number: ['delta five', 'delta one'], another_code: ['tango three', 'echo 5'] },
      modelWrong: ['delta nineteen'],
    },
    water: {
      right: { echo_five: ['echo five', 'Echo 5', 'okay, echo five', 'echo five someone in the water'] },
      wrong: { wrong_number: ['echo nine', 'echo 4'], another_code: ['Delta nine'] },
      modelWrong: ['echo fifty', 'echo five five'],
    },
    clear: {
      right: { charlie_four: ['charlie four', 'Charlie 4', 'charlie four all clear', 'code charlie four'] },
      wrong: { wrong_number: ['charlie five', 'charlie fourteen', 'Charlie 14'], another_code: ['alpha seven'] },
      modelWrong: ['charlie forty'],
    },
  },
}

/** Answers over all shipped scenarios. They score the same whichever way in they take (S5). */
export const answers: readonly Answer[] = Object.entries(table).flatMap(([scenario, steps]) =>
  Object.entries(steps).flatMap(([step, said]) => {
    const under = (
      texts: Readonly<Record<string, readonly string[]>> | undefined,
      outcome: AnswerOutcome,
      by: Answer['by'],
    ): Answer[] =>
      Object.entries(texts ?? {}).flatMap(([intent, list]) =>
        list.map((text) => ({ scenario, step, text, outcome, intent, by })),
      )
    const none = { scenario, step, intent: null }
    return [
      ...under(said.right, 'CORRECT', 'RULE'),
      ...under(said.wrong, 'INCORRECT_ANSWER', 'RULE'),
      ...(said.foreign ?? []).map((text) => ({ ...none, text, outcome: 'WRONG_LANGUAGE', by: 'RULE' }) as const),
      ...under(said.modelRight, 'CORRECT', 'MODEL'),
      ...(said.modelWrong ?? []).map((text) => ({ ...none, text, outcome: 'INCORRECT_ANSWER', by: 'MODEL' }) as const),
    ]
  }),
)
