/** Exit codes, the same for every command; {@link EXIT_CODES} says what they mean. */
export const EXIT = { failed: 1, usage: 2, unreachable: 3 } as const

/** What each exit code means, as the help and docs/cli.md tell it. */
export const EXIT_CODES = [
  { code: 0, means: 'done; of what follows: ended by Ctrl-C' },
  { code: EXIT.failed, means: 'failed: refused, not found, differs, not healthy' },
  { code: EXIT.usage, means: 'wrong usage: an option, an argument, a file or a setting that can’t be right' },
  { code: EXIT.unreachable, means: 'no Onrecord answers' },
] as const

/** Something that the user can mend: printed as one line, without a stack. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options)
    this.name = 'Failure'
    this.exitCode = options.exitCode ?? EXIT.failed
  }
}
