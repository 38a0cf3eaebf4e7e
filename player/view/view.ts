import type { ReadStream, WriteStream } from 'node:tty'
import type { PlayerEvent } from '../playerEvent.ts'
import type { Summary } from '../report.ts'
import type { Show } from '../show.ts'
import { captionOf } from './caption.ts'
import { createFlow } from './flow.ts'
import { jsonLine } from './jsonLine.ts'
import { ansiPaint, noPaint } from './paint.ts'
import { printable } from './printable.ts'
import { hintLine, stamp, statusLine } from './status.ts'
import { summaryLines } from './summaryLines.ts'
import { createTerminal } from './terminal.ts'
import { wrap } from './wrap.ts'

/** What a run looks like to whoever started it. */
export type View = {
  /** @param show After the event. */
  tell(event: PlayerEvent, show: Show): void
  /** The last thing that is shown. */
  close(summary: Summary): void
}

type Write = (text: string) => void

/** For programs: one event a line, the summary last. */
export function createJsonView(write: Write): View {
  return {
    tell: (event) => write(`${jsonLine(event, new Date().toISOString())}\n`),
    close: (summary) => write(`${JSON.stringify(summary)}\n`),
  }
}

/** For files and pipes: captions, each with the clock and the score before it. */
export function createPlainView(write: Write): View {
  const flow = createFlow((_, text) => text)
  return {
    tell(event, show) {
      const written = flow.heed(printable(event))
      if (written) write(written)
      for (const line of captionOf(printable(event), printable(show), noPaint)) {
        // Before the show is known there is neither a clock nor a score.
        const mark = line === '' || show.seq === 0 ? '' : stamp(show, performance.now(), noPaint)
        write(`${flow.breakOff()}${mark && `${mark} `}${line}\n`)
      }
    },
    close: (summary) =>
      write(
        flow.breakOff() +
          summaryLines(summary, noPaint)
            .map((line) => `${line}\n`)
            .join(''),
      ),
  }
}

/** For people: captions in the speakers' colours, the status below them, and a line to speak with. */
export function createTerminalView(deps: {
  input: ReadStream
  output: WriteStream
  show: () => Show
  level: () => number
  onLine: (text: string) => void
  onLeave: () => void
}): View & { note(text: string): void } {
  const { output, show, level } = deps
  const paint = output.hasColors() ? ansiPaint : noPaint
  const flow = createFlow((name, text) =>
    paint.speaker(show().cast.find((one) => one.name === name)?.colour, text),
  )
  /** The row of a message that is still being written. */
  let growing = ''
  const status = () => {
    const now = printable(show())
    return [...(growing ? [growing] : []), statusLine(now, level(), performance.now()), hintLine(now)]
  }
  const terminal = createTerminal({ ...deps, status })
  const print = (lines: readonly string[]) =>
    terminal.print(lines.flatMap((line) => wrap(line, output.columns)))
  return {
    tell(event, now) {
      growing += flow.heed(printable(event))
      const captions = captionOf(printable(event), printable(now), paint)
      // Whole lines can be printed; the last one still grows.
      const lines = (captions.length > 0 ? growing + flow.breakOff() : growing).split('\n')
      growing = lines.pop() ?? ''
      const rows = wrap(growing, output.columns)
      growing = rows.pop() ?? ''
      print([...lines, ...rows, ...captions])
    },
    note: (text) => print([paint.faint(text)]),
    close(summary) {
      terminal.close()
      output.write(
        summaryLines(summary, paint)
          .map((line) => `${line}\n`)
          .join(''),
      )
    },
  }
}
