import { programmeOf, type Programme } from './programme.ts'
import { reached } from './score.ts'
import type { Session } from './session.ts'

/** What a host says while something is away, by language: said in the medium, and no lie (E14). */
const standBys: Readonly<Record<string, readonly string[]>> = {
  en: [
    "We're losing the signal. Stay with us, we'll have it back in a moment.",
    'There is something on the line. Do not touch that dial.',
    'Somebody is leaning on our frequency. Hold on.',
  ],
  es: [
    'Estamos perdiendo la señal. No se vaya, enseguida volvemos.',
    'Hay algo en la línea. No toque el dial.',
    'Alguien se ha metido en nuestra frecuencia. Un momento.',
  ],
  de: [
    'Wir verlieren das Signal. Bleiben Sie dran, gleich haben wir es wieder.',
    'Da ist etwas in der Leitung. Drehen Sie nicht am Knopf.',
    'Jemand drängt sich auf unsere Frequenz. Einen Moment.',
  ],
}
const all = new Set(Object.values(standBys).flat())

/** Everything that a host of this programme may say to hold the air: their voices are made beforehand. */
export function standBysOf(programme: Programme): readonly string[] {
  return spokenIn(programme, standBys) ?? []
}

export function isStandBy(text: string): boolean {
  return all.has(text)
}

/** What a host says to hold the air; another line each time until the signal is back. */
export function standByLine({ programme, weak }: Session): string {
  const lines = standBysOf(programme)
  return lines[(weak?.standBys ?? 0) % lines.length] ?? ''
}

/** The goodbye of a mission whose writer cannot be reached, by how it stands (M12). */
export function stockClosing(session: Session): string {
  const { score, targetShare } = programmeOf(session, 'mission')
  return reached(score, targetShare)
    ? 'You did it. They are awake, all over town. This was our last word tonight: good morning, everybody.'
    : "That's all the time we have. Keep your radios warm, and keep your eyes open. Good night."
}

const budgetGoodbyes: Readonly<Record<string, string>> = {
  en: 'The generator is down to its last drop, and so are we. That was all the airtime we had tonight. Good night.',
  es: 'Al generador no le queda ni una gota, y a nosotros tampoco. Se acabó el tiempo en antena. Buenas noches.',
  de: 'Der Generator ist leer, und unsere Sendezeit auch. Das war alles für heute. Gute Nacht.',
}

/** The goodbye where there is no airtime left that could be paid for (E15). */
export function budgetGoodbye({ programme }: Session): string {
  return spokenIn(programme, budgetGoodbyes) ?? ''
}

/** Of what stands there by language, what the hosts of a programme say: in the language of a scenario, or else in English. */
function spokenIn<Words>(programme: Programme, byLanguage: Readonly<Record<string, Words>>): Words | undefined {
  return (programme.kind === 'scenario' ? byLanguage[programme.scenario.language] : undefined) ?? byLanguage['en']
}
