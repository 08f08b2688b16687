import type { Command } from 'commander'
import { connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { createDossier } from '../../configuration/api.ts'
import { faultLines, requireConfiguration } from '../../configuration/file.ts'
import { print, printNotice } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

/** Adds `onrecord dossier create`. */
export function registerCreate(dossier: Command): void {
  dossier
    .command('create')
    .description('start to track a negotiation')
    .argument('<file>', 'its configuration, YAML or JSON; only id and title are required')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord dossier create strike.yaml')
    .action(create)
}

async function create(file: string, { json }: { json?: true }): Promise<void> {
  const config = readConfig()
  const { configuration, source } = await requireConfiguration(file, config.callerFolder)
  const created = await createDossier(await connect(config), configuration)
  if (json === true) return print(JSON.stringify(created))
  const { id, warnings } = created
  for (const line of faultLines(warnings, source)) printNotice(printable(line))
  print(`${id}: created. Submit texts with: onrecord ingest --dossier ${id} FILE`)
}
