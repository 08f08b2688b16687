/** Exit codes, the same for every command; the help lists them. */
export const EXIT = { failed: 1, usage: 2, unreachable: 3 } as const

/** Something that the user can mend: printed as one line, without a stack. */
export class Failure extends Error {
  readonly exitCode: number

  constructor(message: string, options: ErrorOptions & { exitCode?: number } = {}) {
    super(message, options)
    this.name = 'Failure'
    this.exitCode = options.exitCode ?? EXIT.failed
  }
}
