import { hashOf } from './hash.ts'
import type { Character } from './mission.ts'
import type { VoiceModel } from './ports.ts'
import type { Speaker } from './session.ts'

/** Colours of captions: all of them reach 4.5:1 (AA) and more on a ground as dark as #0b0d12, and differ in hue. */
export const colours = [
  '#ffb454',
  '#7fd1ff',
  '#b8e986',
  '#ff8fa3',
  '#c9a7ff',
  '#5fe0c5',
  '#f2e27a',
  '#ff9d6e',
] as const

/** Words that say the same about a voice, so that a catalogue's word finds the writer's. The first names the group. */
// prettier-ignore
const kinships: readonly (readonly string[])[] = [
  ['old', 'older', 'elderly', 'aged', 'mature', 'senior', 'weathered', 'grandmother', 'grandfather', 'seventy', 'sixty'],
  ['young', 'younger', 'youthful', 'teenage', 'teenager', 'girl', 'boy', 'student', 'twenty', 'nineteen'],
  ['deep', 'low', 'bass', 'baritone', 'dark', 'rumbling', 'resonant'],
  ['rough', 'gruff', 'gravelly', 'raspy', 'hoarse', 'husky', 'smoky', 'gritty'],
  ['warm', 'friendly', 'kind', 'caring', 'gentle', 'soft', 'tender', 'motherly', 'empathetic', 'approachable', 'comforting'],
  ['calm', 'slow', 'measured', 'relaxed', 'soothing', 'patient', 'steady', 'unhurried', 'quiet', 'composed', 'smooth'],
  ['quick', 'fast', 'energetic', 'excited', 'lively', 'restless', 'breathless', 'nervous', 'expressive', 'animated', 'enthusiastic'],
  ['bright', 'cheerful', 'light', 'high', 'upbeat', 'sunny', 'positive', 'playful', 'peppy'],
  ['serious', 'grave', 'professional', 'authoritative', 'formal', 'knowledgeable', 'polite', 'official', 'stern'],
  ['confident', 'bold', 'strong', 'commanding', 'determined', 'sure', 'powerful'],
  ['dry', 'wry', 'ironic', 'casual', 'laconic', 'deadpan', 'sarcastic', 'cynical'],
  ['clear', 'crisp', 'precise', 'articulate', 'clean'],
  ['british', 'english', 'london', 'scottish', 'welsh', 'northern'],
  ['american', 'southern', 'texan', 'midwestern'],
  ['australian', 'aussie'],
  ['irish'],
  ['filipino'],
]

const groupOf = new Map(kinships.flatMap((group) => group.map((word) => [word, group[0] ?? word] as const)))

/** A voice of the other gender fits worse than any voice of the right one, and still better than silence. */
const genderWeight = 1000

/**
 * Gives every character a voice that fits it, and a colour (M6). Stable: the same characters, voices and seed (the
 * mission's id) give the same cast. No two speakers have one voice while there are voices left.
 * @throws {Error} when there is no voice at all.
 */
export function cast(
  characters: readonly Character[],
  voices: readonly VoiceModel[],
  seed: string,
): readonly Speaker[] {
  if (voices.length === 0) throw new Error('no voice to cast')
  const given = new Map<Character, VoiceModel>()
  const pairs = characters
    .flatMap((character) => voices.map((voice) => ({ character, voice, fit: fitOf(character, voice) })))
    .map((pair) => ({ ...pair, chance: hashOf(`${seed} ${pair.character.name} ${pair.voice.id}`) }))
    .sort((one, other) => other.fit - one.fit || other.chance - one.chance)
  const taken = new Set<VoiceModel>()
  while (given.size < characters.length) {
    const best = pairs.find(({ character, voice }) => !given.has(character) && !taken.has(voice))
    // Every voice has been given once: they go round again.
    if (!best) {
      taken.clear()
      continue
    }
    given.set(best.character, best.voice)
    taken.add(best.voice)
  }
  const first = hashOf(seed) % colours.length
  return characters.map((character, index) => ({
    name: character.name,
    role: character.role,
    voice: given.get(character)?.id ?? '',
    colour: colours[(first + index) % colours.length] ?? colours[0],
  }))
}

/** How well a voice fits: gender first, then what is said of the sound, then what is said of the person. */
function fitOf(character: Character, voice: VoiceModel): number {
  const traits = new Set(voice.traits.map(kin))
  const shared = (text: string) =>
    new Set(
      wordsIn(text)
        .map(kin)
        .filter((word) => traits.has(word)),
    ).size
  const gender = voice.gender === character.gender ? genderWeight : 0
  return gender + 3 * shared(character.sound) + shared(`${character.personality} ${character.role}`)
}

function wordsIn(text: string): readonly string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? []
}

function kin(word: string): string {
  return groupOf.get(word) ?? word
}
