/**
 * Short utterances as recognisers write them, by their language; `none` has what belongs to no language in particular.
 * The figures of docs/decisions/language.md are from these.
 */
export const utterances: Readonly<Record<string, readonly string[]>> = {
  en: [
    'a coffee with milk please', 'i would like a coffee', 'can i have the bill', 'where is the station',
    'turn left at the corner', 'i do not understand', 'how much is it', 'my name is anna',
    'i have my papers here', 'no i am travelling alone', 'i come from the north', 'i am going home',
    'the road is closed', 'we need help', 'hold your position', 'send the medic', 'what did you say',
    'yes of course', 'thank you very much', 'one water please', 'table for two', 'i have been here before',
    'good morning officer', 'nothing to declare', 'my car is blue', 'he is my brother', 'two days ago',
    'they went that way', 'the second street on the right', 'could you repeat that',
  ],
  es: [
    'un café con leche por favor', 'quiero un café', 'la cuenta por favor', 'para llevar', 'con tarjeta',
    'en efectivo', 'no entiendo', 'dónde está la estación', 'una mesa para dos', 'me llamo ana',
    'un cortado y una tostada', 'ponme un vaso de agua', 'cuánto es', 'nada más gracias', 'sin azúcar',
    'quisiera un bocadillo de jamón', 'buenos días', 'una botella de agua sin gas', 'me pone un café solo',
    'para tomar aquí', 'una ración de tortilla', 'de beber quiero zumo de naranja', 'hasta luego',
    'sí con leche fría', 'tengo hambre', 'qué me recomienda', 'está muy rico', 'me cobra por favor',
    'voy a pagar con tarjeta', 'no tomo azúcar',
  ],
  de: [
    'wo ist der bahnhof', 'ich möchte zum bahnhof', 'wie komme ich zum museum', 'nach links', 'geradeaus',
    'die zweite straße rechts', 'mit dem bus', 'zu fuß', 'ich verstehe nicht', 'wie weit ist es',
    'vielen dank', 'können sie das wiederholen', 'ist es weit von hier', 'ich nehme die straßenbahn',
    'welche linie fährt zum markt', 'einen kaffee bitte', 'ich komme aus england', 'eine fahrkarte bitte',
    'wo muss ich aussteigen', 'an der ampel links', 'ich suche die apotheke', 'ich habe mich verlaufen',
    'hin und zurück', 'wann fährt der nächste zug', 'auf wiedersehen', 'entschuldigung wo ist die post',
    'am rathaus vorbei', 'ich bin zum ersten mal hier', 'zehn minuten zu fuß',
    'sprechen sie bitte langsamer',
  ],
  fr: [
    "un café s'il vous plaît", 'je voudrais un croissant', 'où est la gare', "l'addition s'il vous plaît",
    'je ne comprends pas', "je m'appelle anne", "c'est combien", 'tournez à gauche', 'merci beaucoup',
    'je suis en vacances', 'nous avons une réservation', 'il fait froid', 'je vais à la maison',
    'deux billets pour paris', 'avec du lait', 'à pied', 'tout droit', 'quelle heure est-il',
  ],
  it: [
    'un caffè per favore', 'vorrei un cappuccino', 'il conto per favore', "dov'è la stazione",
    'non capisco', 'mi chiamo anna', 'quanto costa', 'giri a sinistra', 'grazie mille', 'sono in vacanza',
    'abbiamo una prenotazione', 'fa freddo oggi', 'vado a casa', 'due biglietti per roma', 'con il latte',
    'a piedi', 'sempre dritto', 'che ore sono',
  ],
  pt: [
    'um café por favor', 'queria um pastel de nata', 'a conta por favor', 'onde fica a estação',
    'não entendo', 'chamo-me ana', 'quanto custa', 'vire à esquerda', 'muito obrigado', 'estou de férias',
    'temos uma reserva', 'está frio hoje', 'vou para casa', 'dois bilhetes para lisboa', 'com leite',
    'a pé', 'sempre em frente', 'que horas são',
  ],
  none: [
    'mozart straße', 'cortado', 'paella', 'ok', 'okay', 'alpha bravo seven', 'alpha seven', 'bravo two',
    'tango nine', '7', '12', 'no', 'mozartstraße', 'anna', 'delta four', 'goethe platz', 'café', 'taxi',
    'hotel', 'museum', 'kilo three', 'maria garcia', 'berlin', 'tapas', 'echo one', 'pizza', 'uh', 'hm',
    'la rambla', 'churros', 'café solo', 'cappuccino', 'espresso', 'foxtrot four',
  ],
}
