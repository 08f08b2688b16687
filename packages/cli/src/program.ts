import { Command } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { commands } from './commands/index.ts'
import { EXIT_CODES } from './failure.ts'

/**
 * The command as these arguments need it, not yet run: with the one command that they name, else with all. Parsing throws
 * CommanderError instead of ending the process.
 */
export async function buildProgram(args: readonly string[] = []): Promise<Command> {
  const program = new Command('onrecord')
    .description(
      'Keeps the record of a negotiation: who said what, who demanded what of whom, and what was due by when.',
    )
    .version(manifest.version, '--version', 'print the version')
    .showHelpAfterError('(onrecord COMMAND --help says more)')
    .exitOverride()
    .addHelpText('after', `\nExample: onrecord open --phase 2\n\nExit codes:\n${exitCodes()}`)
  const named = commands.get(args.find((arg) => !arg.startsWith('-')) ?? '')
  const registrations = await Promise.all(
    (named === undefined ? [...commands.values()] : [named]).map((load) => load()),
  )
  for (const register of registrations) register(program)
  return program
}

function exitCodes(): string {
  return EXIT_CODES.map(({ code, means }) => `  ${code}  ${means}`).join('\n')
}
