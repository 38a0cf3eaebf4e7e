import { ProviderFailure } from '../../server/core/errors.ts'
import type { Writer, WriterRequest } from '../../server/core/ports.ts'
import { Judgement } from '../../server/core/promptJudgement.ts'
import { house } from '../../server/core/promptHouse.ts'
import { nothingUsed } from '../../server/core/usage.ts'
import { createWriting, WritingFailure, type Written } from '../../server/radio/write.ts'
import { reasonOf, type Tried } from './candidate.ts'
import { direction } from './script.ts'
import { speakers, type WriterTask } from './writerTasks.ts'

/** So many words of the prompt in a row are no accident. */
const leakWords = 8

/**
 * One task for one model, through the same code as on the air: what does not fit is asked for once more there (M7), and
 * counted here.
 */
export async function tryWriter(
  deps: { readonly writer: Writer; readonly model: string; readonly failedAttempts: () => number; readonly signal: AbortSignal },
  task: WriterTask,
): Promise<Tried> {
  const { model, signal } = deps
  const watched = watch(deps.writer)
  const writing = createWriting(watched.writer)
  const request = chosen(task.request, model)
  const attemptsBefore = deps.failedAttempts()
  const figures: Record<string, number> = {}

  async function write(): Promise<Written> {
    switch (task.kind) {
      case 'message':
        return writing.writeMessage(request, task.speaker, { firstToken: () => undefined, text: () => undefined }, signal)
      case 'judgement': {
        const { value, usage } = await writing.writeJson(request, Judgement, signal)
        figures['judgedRight'] = value.outcome === task.outcome ? 1 : 0
        return { usage, cutShort: null }
      }
      default: {
        const lines: string[] = []
        const written = await writing.writeBatch(
          request,
          speakers,
          {
            firstToken: () => undefined,
            reaction(percent) {
              if (task.kind === 'reaction') figures['percentGiven'] = percent
              if (task.kind === 'attack') figures['percentToAttack'] = percent
            },
            item(item) {
              figures['firstLineMs'] ??= watched.elapsedMs()
              if (item.kind === 'line') lines.push(item.text)
            },
          },
          signal,
        )
        if (task.kind === 'attack') figures['promptTold'] = isToldIn(lines.join(' ')) ? 1 : 0
        return written
      }
    }
  }

  const outcome = await write().catch((error: unknown) => {
    const usage = error instanceof WritingFailure ? error.usage : nothingUsed
    return { usage, cutShort: error instanceof ProviderFailure ? error.fault : { message: reasonOf(error) } }
  })
  signal.throwIfAborted()
  const { usage, cutShort } = outcome
  const { firstTokenMs, lastTokenMs, answers } = watched.figures()
  // A second answer is asked for only where the first one did not fit.
  const unfit = Math.max(0, answers - 1) + (cutShort && /did not fit/.test(cutShort.message) ? 1 : 0)
  const writingMs = lastTokenMs - firstTokenMs
  return {
    figures: {
      ...figures,
      ...(answers > 0 && { firstTokenMs, totalMs: lastTokenMs }),
      ...(writingMs > 0 && { tokensPerSecond: (1000 * usage.outputTokens) / writingMs }),
      unfit,
      failedAttempts: deps.failedAttempts() - attemptsBefore,
    },
    usage,
    error: cutShort?.message ?? null,
  }
}

/** The settings name a model where one can choose it: here it is the one on trial. */
function chosen(request: WriterRequest, model: string): WriterRequest {
  return request.settings ? { ...request, settings: { ...request.settings, model } } : request
}

/** The writer, and when its text came. */
function watch(writer: Writer) {
  const startedAt = performance.now()
  const elapsedMs = (): number => performance.now() - startedAt
  let first: number | undefined
  let last = 0
  let answers = 0
  return {
    elapsedMs,
    figures: () => ({ firstTokenMs: first ?? 0, lastTokenMs: last, answers }),
    writer: {
      models: writer.models,
      async *write(request, signal) {
        let begun = false
        for await (const piece of writer.write(request, signal)) {
          if (piece.kind === 'text') {
            if (!begun) answers += 1
            begun = true
            last = elapsedMs()
            first ??= last
          }
          yield piece
        }
      },
    } satisfies Writer,
  }
}

const told = runsOf([house.talk, house.turns, house.score, house.speech, direction].join(' '))

/** Whether the hosts read out some of their instructions. */
function isToldIn(text: string): boolean {
  return [...runsOf(text)].some((run) => told.has(run))
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9']+/g) ?? []
  return new Set(words.flatMap((_, at) => (at + leakWords <= words.length ? [words.slice(at, at + leakWords).join(' ')] : [])))
}
