import { fileURLToPath } from 'node:url'
import { readScenarios } from '../../server/adapters/scenarioFiles.ts'
import { askInTurns, type Candidate } from './candidate.ts'
import { speakUtterances, tryEar } from './ears.ts'
import type { TrialOptions } from './options.ts'
import type { Providers } from './providers.ts'
import { turns } from './script.ts'
import { tryVoice } from './voices.ts'
import { tryWriter } from './writers.ts'
import { writerTasks } from './writerTasks.ts'

/** For one task of one candidate; the adapters give up long before, each in its own way. */
const limitMs = 60_000
/** The scenario that the script has answers to. */
const scenarioId = 'checkpoint'

/**
 * The same script of turns for each model, voice and ear (E18). One that fails is a candidate with its errors.
 * @param deps.pace how fast the ears are spoken to: 1 as somebody speaks, 0 all at once.
 */
export async function runTrial(deps: {
  readonly providers: Providers
  readonly options: TrialOptions
  readonly pace: number
  readonly say: (progress: string) => void
}): Promise<readonly Candidate[]> {
  const { providers, options, pace, say } = deps
  const script = Array.from({ length: options.turns }, (_, index) => turns[index % turns.length] ?? { caller: '', hosts: [] })

  async function writers(): Promise<readonly Candidate[]> {
    const tasks = writerTasks(options.turns, await scenario())
    const opened = new Map(
      options.models.map((model) => {
        let failed = 0
        return [model, { writer: providers.writer(model, () => (failed += 1)), failedAttempts: () => failed }]
      }),
    )
    try {
      return await askInTurns({
        ...{ kind: 'writer', names: options.models, tasks, limitMs, say },
        // Their work is done elsewhere, and waiting for one does not slow another down.
        together: true,
        attempt(model, task, signal) {
          const candidate = opened.get(model)
          if (!candidate) throw new Error(`${model} is not on trial`)
          return tryWriter({ ...candidate, model, signal }, task)
        },
      })
    } finally {
      for (const { writer } of opened.values()) writer.close()
    }
  }

  function voices(): Promise<readonly Candidate[]> {
    const tasks = script.flatMap(({ hosts }) => hosts).slice(0, options.turns)
    const ear = options.hearBack === null ? null : providers.ear(options.hearBack)
    return askInTurns({
      ...{ kind: 'voice', names: options.voices, limitMs, say, together: false },
      tasks: tasks.map(([, text], index) => ({ name: `line ${index + 1}`, text })),
      attempt: (name, task, signal) => tryVoice({ voice: providers.voice, ear, pace, signal }, name, task),
    })
  }

  async function ears(): Promise<readonly Candidate[]> {
    const opened = new Map(options.ears.map((model) => [model, providers.ear(model)]))
    return askInTurns({
      ...{ kind: 'ear', names: options.ears, limitMs, say, together: false },
      tasks: options.ears.length > 0 ? await speakUtterances(script.map(({ caller }) => caller)) : [],
      attempt(model, task, signal) {
        const ear = opened.get(model)
        if (!ear) throw new Error(`${model} is not on trial`)
        return tryEar(ear, task, pace, signal)
      },
    })
  }

  // One kind after the other: where the studio has to do it all, they would be slowed down by each other.
  return [...(await writers()), ...(await voices()), ...(await ears())]
}

async function scenario() {
  const folder = fileURLToPath(new URL('../../server/scenarios', import.meta.url))
  const found = (await readScenarios(folder)).find(({ id }) => id === scenarioId)
  if (!found) throw new Error(`there is no scenario ${scenarioId} for the script's answers`)
  return found
}
