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
    .action(create)
}

async function create(file: string): Promise<void> {
  const config = readConfig()
  const { configuration, source } = await requireConfiguration(file, config.callerFolder)
  const { id, warnings } = await createDossier(await connect(config), configuration)
  for (const line of faultLines(warnings, source)) printNotice(printable(line))
  print(`${id}: created. Submit texts with: onrecord ingest --dossier ${id} FILE`)
}
