import type { VoiceModel } from '../core/ports.ts'

/** Aura-2's English voices in Deepgram's own words: gender, then age, temper, pace and accent. */
const english: Record<string, string> = {
  amalthea: 'feminine young engaging natural cheerful filipino',
  andromeda: 'feminine adult casual expressive comfortable',
  apollo: 'masculine adult confident comfortable casual',
  arcas: 'masculine adult natural smooth clear comfortable',
  aries: 'masculine adult warm energetic caring',
  asteria: 'feminine adult clear confident knowledgeable energetic',
  athena: 'feminine mature calm smooth professional',
  atlas: 'masculine mature enthusiastic confident approachable friendly',
  aurora: 'feminine adult cheerful expressive energetic',
  callista: 'feminine adult clear energetic professional smooth',
  cora: 'feminine adult smooth melodic caring',
  cordelia: 'feminine young approachable warm polite',
  delia: 'feminine young casual friendly cheerful breathy',
  draco: 'masculine adult warm approachable trustworthy deep british',
  electra: 'feminine adult professional engaging knowledgeable',
  harmonia: 'feminine adult empathetic clear calm confident',
  helena: 'feminine adult caring natural positive friendly raspy',
  hera: 'feminine adult smooth warm professional',
  hermes: 'masculine adult expressive engaging professional',
  hyperion: 'masculine adult caring warm empathetic australian',
  iris: 'feminine young cheerful positive approachable',
  janus: 'feminine adult smooth trustworthy southern',
  juno: 'feminine adult natural engaging melodic breathy',
  jupiter: 'masculine adult expressive knowledgeable deep',
  luna: 'feminine young friendly natural engaging',
  mars: 'masculine adult smooth patient trustworthy deep',
  minerva: 'feminine adult positive friendly natural',
  neptune: 'masculine adult professional patient polite',
  odysseus: 'masculine adult calm smooth comfortable professional',
  ophelia: 'feminine adult expressive enthusiastic cheerful',
  orion: 'masculine adult approachable comfortable calm polite',
  orpheus: 'masculine adult professional clear confident trustworthy',
  pandora: 'feminine adult smooth calm melodic breathy british',
  phoebe: 'feminine adult energetic warm casual',
  pluto: 'masculine adult smooth calm empathetic deep',
  saturn: 'masculine adult knowledgeable confident deep',
  selene: 'feminine adult expressive engaging energetic',
  thalia: 'feminine adult clear confident energetic enthusiastic',
  theia: 'feminine adult expressive polite sincere australian',
  vesta: 'feminine adult natural expressive patient empathetic',
  zeus: 'masculine adult deep trustworthy smooth',
}

/** Its Spanish ones, for the hosts of scenarios in that language. */
const spanish: Record<string, string> = {
  agustina: 'feminine adult clear calm professional',
  alvaro: 'masculine adult calm professional knowledgeable',
  antonia: 'feminine adult friendly enthusiastic natural',
  aquila: 'masculine adult expressive enthusiastic casual',
  carina: 'feminine adult energetic professional raspy',
  celeste: 'feminine young energetic positive friendly',
  diana: 'feminine adult confident expressive polite',
  estrella: 'feminine mature approachable natural calm',
  gloria: 'feminine young casual clear expressive',
  javier: 'masculine adult approachable friendly calm',
  luciano: 'masculine adult charismatic cheerful energetic',
  nestor: 'masculine adult calm professional clear',
  olivia: 'feminine adult breathy calm casual',
  selena: 'feminine young approachable casual friendly',
  silvia: 'feminine adult clear natural warm',
  sirio: 'masculine adult calm professional deep',
  valerio: 'masculine adult deep knowledgeable natural',
}

const german: Record<string, string> = {
  aurelia: 'feminine young casual cheerful natural',
  elara: 'feminine adult calm clear natural',
  fabian: 'masculine adult confident professional natural',
  julius: 'masculine adult casual cheerful engaging expressive',
  kara: 'feminine adult caring empathetic calm',
  lara: 'feminine adult caring cheerful warm',
  viktoria: 'feminine adult charismatic cheerful warm',
}

function catalogue(language: string, voices: Record<string, string>): VoiceModel[] {
  return Object.entries(voices).map(([name, words]) => {
    const [gender, ...traits] = words.split(' ')
    const id = `aura-2-${name}-${language}`
    return { id, language, gender: gender === 'masculine' ? 'masculine' : 'feminine', traits }
  })
}

/** The voices that characters are cast from (M6), those of the usual language first. */
export const deepgramVoices: readonly VoiceModel[] = [
  ...catalogue('en', english),
  ...catalogue('es', spanish),
  ...catalogue('de', german),
]
