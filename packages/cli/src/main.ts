import { CommanderError } from 'commander'
import * as z from 'zod'
import { EXIT, Failure } from './failure.ts'
import { endWithReader } from './output/pipe.ts'
import { printNotice } from './output/print.ts'
import { buildProgram } from './program.ts'

endWithReader()
try {
  await buildProgram().parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage
  if (error instanceof Failure) {
    printNotice(`onrecord: ${error.message}`)
    return error.exitCode
  }
  if (error instanceof z.ZodError) {
    printNotice(`onrecord: ${z.prettifyError(error)}`)
    return EXIT.usage
  }
  printNotice(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.failed
}
