/** Writes one line for a person or a pipe. The only way to standard output. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Writes one line to standard error: what went wrong, what is being done. */
export function printNotice(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Narrower than this, lines would hold a word each. */
const MIN_WIDTH = 40

/** Columns to fill; 120 where the output is no terminal, or is one that does not know its width (it says 0). */
export function terminalWidth(columns: number | undefined = process.stdout.columns): number {
  return columns === undefined || columns === 0 ? 120 : Math.max(MIN_WIDTH, columns)
}
