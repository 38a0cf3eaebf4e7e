import { programmeOf } from './programme.ts'
import { reached } from './score.ts'
import type { Session } from './session.ts'

/** What a host says while the writer cannot be reached: said in the medium, and no lie (E14). */
const standBys = [
  "We're losing the signal. Stay with us, we'll have it back in a moment.",
  'There is something on the line. Do not touch that dial.',
  'Somebody is leaning on our frequency. Hold on.',
]

export function standByLine(session: Session): string {
  return standBys[session.faults.length % standBys.length] ?? ''
}

/** The goodbye of a show whose writer cannot be reached, by how it stands (M12). */
export function stockClosing(session: Session): string {
  const { score, targetShare } = programmeOf(session, 'mission')
  return reached(score, targetShare)
    ? 'You did it. They are awake, all over town. This was our last word tonight: good morning, everybody.'
    : "That's all the time we have. Keep your radios warm, and keep your eyes open. Good night."
}
