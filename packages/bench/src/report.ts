import type { Measurement } from './measure.ts'
import type { Bar, Row } from './row.ts'

/** One row as it is written to the JSON file. `bar` in words, such as `ratio >= 0.5`; null where none is set. */
export type Result = {
  name: string
  value: number
  unit: string
  baseline: string
  baselineValue: number
  ratio: number
  bar: string | null
}

/** A measured row, rounded to three significant digits. */
export function resultOf(row: Row, measurement: Measurement): Result {
  return {
    name: row.name,
    value: round(measurement.value),
    unit: row.unit,
    baseline: row.baseline,
    baselineValue: round(measurement.baselineValue),
    ratio: round(measurement.ratio),
    bar: row.bar === null ? null : inWords(row.bar),
  }
}

/** Whether the measurement clears the bar; a row without one always does. */
export function clears(bar: Bar | null, measurement: Measurement): boolean {
  if (bar === null) return true
  const measured = bar.of === 'ratio' ? measurement.ratio : measurement.value
  return 'atLeast' in bar ? measured >= bar.atLeast : measured <= bar.atMost
}

/** One line of the table, columns aligned with {@link HEADING}. */
export function lineOf(result: Result, isCleared: boolean): string {
  const verdict = result.bar === null ? '' : `${result.bar} ${isCleared ? 'met' : 'MISSED'}`
  return columns([
    result.name,
    `${result.value} ${result.unit}`,
    `${result.baselineValue} ${result.unit}`,
    String(result.ratio),
    verdict,
    result.baseline,
  ])
}

const WIDTHS = [20, 18, 18, 7, 20, 0]

/** Names of the columns. */
export const HEADING = columns(['row', 'measured', 'baseline', 'ratio', 'bar', 'baseline is'])

function columns(cells: string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(WIDTHS[index] ?? 0))
    .join(' ')
    .trimEnd()
}

function inWords(bar: Bar): string {
  return 'atLeast' in bar ? `${bar.of} >= ${bar.atLeast}` : `${bar.of} <= ${bar.atMost}`
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
