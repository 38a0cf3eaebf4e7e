import { linkFigures, type LinkFigures } from '../audio/linkFigures.ts'
import type { LinkStats } from '../audio/linkStats.ts'
import type { CurrentLine } from './view.ts'

/** How a host's line came through. */
export interface HeardLine {
  readonly id: string
  readonly speaker: string
  readonly figures: LinkFigures
}

export interface LinkView {
  /** As they are now. */
  readonly figures: LinkFigures | null
  readonly path: string | null
  /** Share of the microphone's packets that the server has lately missed, 0 to 1. */
  readonly microphoneLost: number | null
  /** The figures before these, and these; oldest first. */
  readonly history: readonly LinkFigures[]
  /** The lines that were heard last, the newest first. */
  readonly lines: readonly HeardLine[]
}

const noLink: LinkView = { figures: null, path: null, microphoneLost: null, history: [], lines: [] }
/** Over less than that a rate says nothing: a packet every 20 ms. */
const shortestMs = 500
const mostLines = 4
const mostHistory = 60

/**
 * Makes of every look at a connection what was between it and the look before, and between the beginning of a
 * line and its end (W5).
 * @returns to be called about every second, and whenever the line has become another
 */
export function createLinkWatch(): (stats: LinkStats | null, line: CurrentLine | null) => LinkView {
  let last: LinkStats | null = null
  let view = noLink
  let hearing: { readonly line: CurrentLine; readonly from: LinkStats } | null = null

  function linesAt(stats: LinkStats): readonly HeardLine[] {
    if (!hearing) return view.lines
    const { line, from } = hearing
    const heard = { id: line.id, speaker: line.speaker, figures: linkFigures(stats, from) }
    return [heard, ...view.lines.filter(({ id }) => id !== line.id)].slice(0, mostLines)
  }

  return (stats, line) => {
    if (!stats) {
      hearing = null
      return (view = { ...view, figures: null, path: null, microphoneLost: null })
    }
    view = { ...view, lines: linesAt(stats), path: stats.path, microphoneLost: stats.microphoneLost }
    if (line === null) hearing = null
    else if (line.id !== hearing?.line.id) hearing = { line, from: stats }
    if (last && stats.at !== null && last.at !== null && Math.abs(stats.at - last.at) < shortestMs) return view
    const figures = linkFigures(stats, last)
    last = stats
    return (view = { ...view, figures, history: [...view.history, figures].slice(-mostHistory) })
  }
}
