/** The synthesiser's own voices: three men and a woman; kal16 is the one that sounds like a machine. */
export type BaseVoice = 'slt' | 'rms' | 'awb' | 'kal16'

/** How one speaker sounds. */
export interface Timbre {
  readonly base: BaseVoice
  /** Mean pitch in Hz; rms cannot be given one and has 102 Hz times its size. */
  readonly pitch?: number
  /** Length of every sound; 1.1 is a slow speaker. */
  readonly stretch: number
  /** What the formants are multiplied by: 0.92 is a large body and 1.1 a small one. */
  readonly size: number
}

function timbre(base: BaseVoice, pitch: number | undefined, size: number, stretch: number): Timbre {
  return { base, size, stretch, ...(pitch !== undefined && { pitch }) }
}

/**
 * Slt, six pitches by four sizes (and one more): 1.4 semitones and 4.6 % apart, which an ear tells. They lie
 * where they are understood best: at a size of 1.04 every third word is lost.
 */
const feminine: Record<string, Timbre> = {
  amalthea: timbre('slt', 213, 0.95, 0.97),
  andromeda: timbre('slt', 152, 0.95, 1.02),
  asteria: timbre('slt', 196, 0.91, 0.99),
  athena: timbre('slt', 152, 0.83, 1.1),
  aurora: timbre('slt', 213, 0.87, 0.97),
  callista: timbre('slt', 165, 0.95, 0.98),
  cora: timbre('slt', 196, 0.87, 1.06),
  cordelia: timbre('slt', 196, 0.95, 1.04),
  delia: timbre('slt', 251, 0.91, 1.05),
  electra: timbre('slt', 165, 0.91, 0.97),
  harmonia: timbre('slt', 180, 0.83, 1.08),
  helena: timbre('slt', 152, 0.91, 1.04),
  hera: timbre('slt', 165, 0.83, 1.04),
  iris: timbre('slt', 232, 0.91, 0.98),
  janus: timbre('slt', 152, 0.87, 1.08),
  juno: timbre('slt', 213, 0.83, 1.04),
  luna: timbre('slt', 232, 0.95, 0.99),
  minerva: timbre('slt', 180, 0.95, 1.0),
  ophelia: timbre('slt', 232, 0.87, 0.97),
  pandora: timbre('slt', 165, 0.87, 1.0),
  phoebe: timbre('slt', 213, 0.91, 1.03),
  selene: timbre('slt', 232, 0.83, 0.99),
  thalia: timbre('slt', 180, 0.91, 0.98),
  theia: timbre('slt', 196, 0.83, 1.0),
  vesta: timbre('slt', 180, 0.87, 1.08),
}

const masculine: Record<string, Timbre> = {
  apollo: timbre('rms', undefined, 1.04, 0.98),
  arcas: timbre('awb', 131, 1.0, 1.04),
  aries: timbre('rms', undefined, 1.12, 0.97),
  atlas: timbre('awb', 146, 1.0, 1.02),
  draco: timbre('awb', 116, 1.05, 1.08),
  hermes: timbre('rms', undefined, 1.16, 0.97),
  hyperion: timbre('awb', 126, 1.08, 1.06),
  jupiter: timbre('rms', undefined, 0.97, 1.02),
  mars: timbre('awb', 107, 1.0, 1.1),
  neptune: timbre('kal16', 112, 1.0, 1.06),
  odysseus: timbre('rms', undefined, 1.0, 1.08),
  orion: timbre('awb', 140, 1.08, 1.04),
  orpheus: timbre('rms', undefined, 1.08, 1.05),
  pluto: timbre('kal16', 96, 0.97, 1.08),
  saturn: timbre('kal16', 104, 1.05, 1.05),
  zeus: timbre('kal16', 88, 1.03, 1.08),
}

/** Speakers of Aura-2's other languages: the words are read as English, in these voices. */
const foreign: Record<string, { readonly women: string; readonly men: string }> = {
  es: {
    women: 'agustina antonia carina celeste diana estrella gloria olivia selena silvia',
    men: 'alvaro aquila javier luciano nestor sirio valerio',
  },
  de: { women: 'aurelia elara kara lara viktoria', men: 'fabian julius' },
  nl: { women: 'beatrix cornelia daphne hestia leda rhea', men: 'lars roman sander' },
  fr: { women: 'agathe', men: 'hector' },
  it: { women: 'cinzia demetra livia maia melia', men: 'cesare dionisio elio flavio' },
  ja: { women: 'ama izanami uzume', men: 'ebisu fujin' },
}

/** The first Aura, which a request without a model gets. */
const firstAura: Record<string, Timbre | undefined> = {
  ...pick(feminine, 'asteria luna athena hera'),
  ...pick(masculine, 'orion arcas orpheus zeus'),
  stella: timbre('slt', 188, 0.93, 0.98),
  perseus: timbre('awb', 120, 0.98, 0.98),
  angus: timbre('awb', 113, 1.0, 1.06),
  helios: timbre('rms', undefined, 1.01, 1.02),
}

function pick(from: Record<string, Timbre>, names: string): Record<string, Timbre | undefined> {
  return Object.fromEntries(names.split(' ').map((name) => [name, from[name]]))
}

/** Every model of `/v1/speak` that the studio has a voice for. */
export const timbres: ReadonlyMap<string, Timbre> = new Map(allTimbres())

function* allTimbres(): Iterable<[string, Timbre]> {
  for (const [name, voice] of Object.entries({ ...feminine, ...masculine }))
    yield [`aura-2-${name}-en`, voice]
  for (const [name, voice] of Object.entries(firstAura)) if (voice) yield [`aura-${name}-en`, voice]
  for (const [language, { women, men }] of Object.entries(foreign)) {
    yield* borrowed(language, women, Object.values(feminine))
    yield* borrowed(language, men, Object.values(masculine))
  }
}

/** No two speakers of one language sound alike; they speak a little slower, as people do to a learner. */
function* borrowed(language: string, names: string, voices: readonly Timbre[]): Iterable<[string, Timbre]> {
  for (const [index, name] of names.split(' ').entries()) {
    const voice = voices[index]
    if (voice) yield [`aura-2-${name}-${language}`, { ...voice, stretch: voice.stretch * 1.08 }]
  }
}
