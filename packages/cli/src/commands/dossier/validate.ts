import type { Command } from 'commander'
import { readConfig } from '../../config.ts'
import { faultLines, requireConfiguration } from '../../configuration/file.ts'
import { print, printNotice } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

/** Adds `onrecord dossier validate`. */
export function registerValidate(dossier: Command): void {
  dossier
    .command('validate')
    .description('say what is wrong with a configuration, without any server')
    .argument('<file>', 'YAML or JSON')
    .option('--json', 'print the faults and what the configuration holds as one JSON object')
    .addHelpText('after', '\nExample: onrecord dossier validate strike.yaml')
    .action(validate)
}

async function validate(file: string, { json }: { json?: true }): Promise<void> {
  const { configuration, faults, source } = await requireConfiguration(file, readConfig().callerFolder)
  const { frameworks, issues, parties, actors } = configuration
  const counts = {
    frameworks: frameworks.length,
    issues: issues.length,
    parties: parties.length,
    actors: actors.length,
  }
  if (json === true) return print(JSON.stringify({ id: configuration.id, ...counts, warnings: faults }))
  for (const line of faultLines(faults, source)) printNotice(printable(line))
  const held = Object.entries(counts).map(([name, count]) => `${name}: ${count}`)
  print(`${configuration.id}: valid; ${held.join(', ')}; warnings: ${faults.length}`)
}
