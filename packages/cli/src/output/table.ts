import { columns, printable, shorten } from './printable.ts'

/** Blanks between two columns. */
const GAP = 2

/**
 * Rows under a head, each column as wide as its widest cell; the last one is cut at what is left of `width`. Nothing
 * where there are no rows.
 */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  if (rows.length === 0) return []
  const cells = [head, ...rows.map((row) => row.map(printable))]
  const widths = head.map((_, column) => Math.max(...cells.map((row) => columns(row[column] ?? ''))))
  return cells.map((row) =>
    shorten(
      row
        .map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - columns(cell) + GAP))
        .join('')
        .trimEnd(),
      width,
    ),
  )
}
