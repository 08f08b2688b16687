/** Writes one line for a person or a pipe. The only way to standard output. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Writes one line to standard error: what went wrong, what is being done. */
export function printNotice(line: string): void {
  process.stderr.write(`${line}\n`)
}

/** Columns to fill; 120 where the output is no terminal. */
export function terminalWidth(): number {
  return process.stdout.columns ?? 120
}
