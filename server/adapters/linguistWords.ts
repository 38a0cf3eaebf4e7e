/** The small words that hold a sentence together, of each common language: no names, no dishes, no brands. */
export const smallWords: Readonly<Record<string, ReadonlySet<string>>> = {
  en: set(
    'the a an i you he she it we they my your his her our their me him us them is are am was ' +
      "were be been do does did have has had will would can could should may must not don't no " +
      'yes and or but if because with without of to in on at for from by this that these those ' +
      "there here what where when who how why which please thank thanks i'm it's one two back " +
      'go going want like need some any just only very much many more again good too so',
  ),
  es: set(
    'el la los las un una unos unas yo tú usted él ella nosotros ellos mi tu su me te se lo ' +
      'le nos es son soy está estoy están era fue ser hay he ha tengo tiene quiero quisiera ' +
      'puedo puede voy va no sí y o pero si porque con sin de del a al en por para este esta ' +
      'eso aquí allí qué que dónde cuándo quién cómo cuánto gracias favor dos más muy también ' +
      'hola',
  ),
  de: set(
    'der die das den dem des ein eine einen einem einer ich du er sie es wir ihr mein dein ' +
      'sein mich mir dich uns ihnen ist sind bin war waren habe hat haben werde wird kann ' +
      'können möchte muss will nicht kein keine nein ja und oder aber wenn weil mit ohne von zu ' +
      'zum zur in im an am auf für aus bei nach hier dort was wo wann wer wie warum welche ' +
      'bitte danke zwei mehr sehr auch noch gehe gern hätte vielen',
  ),
  fr: set(
    'le la les un une des je tu il elle nous vous ils mon ma mes ton son me te se est sont ' +
      "suis était être ai as a avons j'ai c'est ne pas non oui et ou mais si avec sans de du d' " +
      'au aux à en dans sur pour par ce cette ici là que quoi où quand qui comment combien ' +
      'merci plaît voudrais deux plus très aussi',
  ),
  it: set(
    'il lo la i gli le un uno una io tu lui lei noi voi loro mio mia mi ti si ci è sono sei ' +
      'era ho ha abbiamo vorrei posso non no sì e o ma se con senza di del della a al alla in ' +
      "da dal per su questo questa qui che cosa dove dov'è quando chi come quanto grazie favore " +
      'due più molto anche vado',
  ),
  pt: set(
    'o a os as um uma eu tu você ele ela nós eles meu minha me te se é são sou está estou era ' +
      'ser tenho tem temos quero queria posso vou não sim e ou mas com sem de do da no na em ' +
      'por para este esta isso aqui que onde quando quem como quanto obrigado favor dois mais ' +
      'muito também',
  ),
}

function set(words: string): ReadonlySet<string> {
  return new Set(words.split(' '))
}
