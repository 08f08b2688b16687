import { Command, CommanderError } from 'commander'
import * as z from 'zod'
import manifest from '../package.json' with { type: 'json' }
import { commands } from './commands/index.ts'
import { EXIT, Failure } from './failure.ts'
import { printNotice } from './output/print.ts'

const program = new Command('onrecord')
  .description('Keeps the record of a negotiation: who said what, who demanded what of whom, and what was due by when.')
  .version(manifest.version, '--version', 'print the version')
  .showHelpAfterError('(onrecord COMMAND --help says more)')
  .exitOverride()
  .addHelpText('after', '\nExit codes: 0 done, 1 failed, 2 wrong usage, 3 no Onrecord answers.')
for (const register of commands) register(program)

try {
  await program.parseAsync()
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
