import { Command } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { commands } from './commands/index.ts'
import { EXIT_CODES } from './failure.ts'

/** The command with all its commands, not yet run. Parsing throws CommanderError instead of ending the process. */
export function buildProgram(): Command {
  const program = new Command('onrecord')
    .description(
      'Keeps the record of a negotiation: who said what, who demanded what of whom, and what was due by when.',
    )
    .version(manifest.version, '--version', 'print the version')
    .showHelpAfterError('(onrecord COMMAND --help says more)')
    .exitOverride()
    .addHelpText('after', `\nExample: onrecord open --phase 2\n\nExit codes:\n${exitCodes()}`)
  for (const register of commands) register(program)
  return program
}

function exitCodes(): string {
  return EXIT_CODES.map(({ code, means }) => `  ${code}  ${means}`).join('\n')
}
