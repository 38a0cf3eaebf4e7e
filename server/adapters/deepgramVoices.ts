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

/** The voices that characters are cast from (M6). */
export const deepgramVoices: readonly VoiceModel[] = Object.entries(english).map(([name, words]) => {
  const [gender, ...traits] = words.split(' ')
  return { id: `aura-2-${name}-en`, gender: gender === 'masculine' ? 'masculine' : 'feminine', traits }
})
