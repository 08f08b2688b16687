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
    .action(validate)
}

async function validate(file: string): Promise<void> {
  const { configuration, faults, source } = await requireConfiguration(file, readConfig().callerFolder)
  for (const line of faultLines(faults, source)) printNotice(printable(line))
  const { frameworks, issues, parties, actors } = configuration
  const counts = { frameworks, issues, parties, actors }
  const held = Object.entries(counts).map(([name, list]) => `${name}: ${list.length}`)
  print(`${configuration.id}: valid; ${held.join(', ')}; warnings: ${faults.length}`)
}
