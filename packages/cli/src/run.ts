import { CommanderError } from 'commander'
import { EXIT, Failure } from './failure.ts'
import { endWithReader } from './output/pipe.ts'
import { printNotice } from './output/print.ts'
import { buildProgram } from './program.ts'

endWithReader()
try {
  const program = await buildProgram(process.argv.slice(2))
  await program.parseAsync()
} catch (error) {
  process.exitCode = await report(error)
}

async function report(error: unknown): Promise<number> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT.usage
  if (error instanceof Failure) {
    printNotice(`onrecord: ${error.message}`)
    return error.exitCode
  }
  if (error instanceof Error && error.name === 'ZodError') {
    // Not all that is run validates something; zod takes longer to load than most of it to run.
    const { prettifyError, ZodError } = await import('zod')
    if (error instanceof ZodError) printNotice(`onrecord: ${prettifyError(error)}`)
    return EXIT.usage
  }
  printNotice(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return EXIT.failed
}
