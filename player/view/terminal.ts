import { createInterface } from 'node:readline'
import type { ReadStream, WriteStream } from 'node:tty'
import { stripVTControlCharacters } from 'node:util'

/** A terminal with captions that scroll, and below them two lines of status and one to type in. */
export type Terminal = {
  /** Adds to the captions. */
  print(lines: readonly string[]): void
  /** Gives the terminal back, with the captions on it. */
  close(): void
}

const PROMPT = '> '
const REDRAW_EVERY = 200
/** Terminals that know it show what is between these at once, without flicker; others ignore it. */
const [BEGIN, END] = ['\x1b[?2026h', '\x1b[?2026l']
const CLEAR_DOWN = '\x1b[J'

/**
 * @param deps.status The lines of status, as they are now; they are cut to the terminal's width.
 * @param deps.onLine What was typed, when Enter is pressed.
 * @param deps.onLeave Ctrl-C or Ctrl-D.
 */
export function createTerminal(deps: {
  input: ReadStream
  output: WriteStream
  status: () => readonly string[]
  onLine: (text: string) => void
  onLeave: () => void
}): Terminal {
  const { input, output, status, onLine, onLeave } = deps
  const editor = createInterface({ input, output, prompt: PROMPT, terminal: true })
  let closed = false

  /** How many lines the status had when it was drawn. */
  let drawn = 0
  const up = (rows: number) => `\r${rows > 0 ? `\x1b[${rows}A` : ''}${CLEAR_DOWN}`

  const draw = () => {
    const lines = status().map((line) => stripVTControlCharacters(line).slice(0, output.columns - 1))
    drawn = lines.length
    output.write(lines.map((line) => `\x1b[2m${line}\x1b[0m\n`).join(''))
    editor.prompt(true)
  }
  const redraw = (above = '', rows = editor.getCursorPos().rows + drawn) => {
    if (closed) return
    output.write(`${BEGIN}${up(rows)}${above}`)
    draw()
    output.write(END)
  }

  editor.on('line', (text) => {
    // Enter has moved the cursor to the line below what was typed.
    redraw('', Math.floor((PROMPT.length + text.length) / output.columns) + 1 + drawn)
    onLine(text.trim())
  })
  editor.on('SIGINT', onLeave)
  editor.on('close', () => {
    if (!closed) onLeave()
  })
  draw()
  const redrawing = setInterval(() => redraw(), REDRAW_EVERY)

  return {
    print: (lines) => redraw(lines.map((line) => `${line}\n`).join('')),
    close() {
      if (closed) return
      clearInterval(redrawing)
      output.write(up(editor.getCursorPos().rows + drawn))
      closed = true
      editor.close()
    },
  }
}
