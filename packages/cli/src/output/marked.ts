import { styleText } from 'node:util'
import { graphemesOf, printable } from './printable.ts'

/** Text in pieces, of which some were looked for. */
export type Piece = { text: string; isFound: boolean }

type Cell = { shown: string; isFound: boolean }

/** Cuts a text at the places found in it; `start` is where the text begins in the offsets of the places. */
export function piecesOf(text: string, start: number, places: readonly { start: number; end: number }[]): Piece[] {
  const pieces: Piece[] = []
  let done = 0
  for (const place of places) {
    const [from, to] = [place.start - start, place.end - start]
    if (from < done || to > text.length) continue
    pieces.push({ text: text.slice(done, from), isFound: false }, { text: text.slice(from, to), isFound: true })
    done = to
  }
  return [...pieces, { text: text.slice(done), isFound: false }]
}

/**
 * At most `width` visible characters of a text, from a little before where most was found, with that marked on a terminal.
 * Characters that a terminal would obey are replaced.
 */
export function markedText(pieces: readonly Piece[], width: number): string {
  const cells = pieces.flatMap(({ text, isFound }) =>
    graphemesOf(printable(text)).map((shown): Cell => ({ shown, isFound })),
  )
  if (cells.length <= width) return mark(cells)
  const lead = Math.floor(width / 3)
  const found = densest(cells, lead, width)
  const earliest = Math.max(0, Math.min(found - lead, cells.length - width))
  const start = earliest === 0 ? 0 : wordAfter(cells, earliest, found)
  const before = start === 0 ? '' : '…'
  const after = start + width < cells.length ? '…' : ''
  const cut = cells.slice(start + before.length, start + width - after.length)
  return `${before}${mark(cut)}${after}`
}

/** The first of the places around which most was found within `width`; 0 where nothing was. */
function densest(cells: readonly Cell[], lead: number, width: number): number {
  const starts = cells.flatMap(({ isFound }, nth) => (isFound && cells[nth - 1]?.isFound !== true ? [nth] : []))
  const around = (place: number): number =>
    starts.filter((start) => start >= place - lead && start < place + width - lead).length
  return starts.reduce((best, place) => (around(place) > around(best) ? place : best), starts[0] ?? 0)
}

/** The last place before a word that begins at `from` or soon after it; `from` itself where none does before `found`. */
function wordAfter(cells: readonly Cell[], from: number, found: number): number {
  const blank = cells.slice(from, found).findIndex(({ shown }) => shown === ' ')
  return blank === -1 ? from : from + blank
}

/** `styleText` leaves text as it is where standard output is no terminal, or NO_COLOR says so. */
function mark(cells: readonly Cell[]): string {
  let line = ''
  let run = ''
  for (const { shown, isFound } of [...cells, { shown: '', isFound: false }]) {
    if (isFound) run += shown
    else {
      line += (run === '' ? '' : styleText(['bold', 'underline'], run)) + shown
      run = ''
    }
  }
  return line
}
