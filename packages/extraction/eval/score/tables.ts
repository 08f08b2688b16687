import type { Agreement, LabelAgreement } from './agreement.ts'
import type { Disagreement } from './disagreements.ts'
import type { Measure } from './measure.ts'

/** Shares as per cent with one place; "–" for what was not measured. */
export const percent = (share: number | null) => (share === null ? '–' : (100 * share).toFixed(1))

/** Rows of cells as a Markdown table; the first row is its head, and columns of numbers lean right. */
export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  if (head === undefined) return ''
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => (row[column] ?? '').length)))
  const isNumeric = head.map((_, column) => column > 0 && rows.every((row) => /^[\d.–\s]*$/.test(row[column] ?? '')))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (isNumeric[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (isNumeric[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/** A measure's cells: name, precision, recall, F1 or share, interval, n. */
export function measureCells({ measure, precision, recall, value, interval, n }: Measure): string[] {
  const bounds = interval === null ? '–' : `${percent(interval[0])} – ${percent(interval[1])}`
  return [measure, percent(precision), percent(recall), percent(value), bounds, String(n)]
}

export const MEASURE_HEAD = ['measure', 'precision', 'recall', 'F1 or share', '95 %', 'n']

/** The two tables of an agreement, for the docs. */
export function agreementTables({ measures, labels }: Agreement): string {
  const found = markdownTable([MEASURE_HEAD, ...measures.map(measureCells)])
  const rows = labels.map(({ label, same, of, kappa }: LabelAgreement) => [
    label,
    of === 0 ? '–' : percent(same / of),
    kappa === null ? '–' : kappa.toFixed(2),
    String(of),
  ])
  return `${found}\n\n${markdownTable([['label of claims that both have', 'same', 'kappa', 'n'], ...rows])}`
}

/** Disagreements by class, the most frequent first, each with up to `examples` places. */
export function disagreementList(disagreements: readonly Disagreement[], examples: number): string {
  const classes = [...Map.groupBy(disagreements, (one) => one.class)].sort(([, a], [, b]) => b.length - a.length)
  return classes
    .map(([name, all]) => {
      const shown = all.slice(0, examples).map(({ docId, ids: [a, b], a: left, b: right }) => {
        return `    ${docId}  A ${a ?? '–'}: ${left || '–'}  B ${b ?? '–'}: ${right || '–'}`
      })
      return [`${all.length} × ${name}`, ...shown].join('\n')
    })
    .join('\n')
}
