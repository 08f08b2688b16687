import type { Command } from 'commander'
import { connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { listDossiers } from '../../dossiers.ts'
import { print } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

/** Adds `onrecord dossier list`. */
export function registerList(dossier: Command): void {
  dossier
    .command('list')
    .description('the dossiers that the key sees, by id')
    .option('--json', 'print JSON lines')
    .addHelpText('after', '\nExample: onrecord dossier list')
    .action(list)
}

async function list({ json }: { json?: true }): Promise<void> {
  for (const dossier of await listDossiers(await connect(readConfig()))) {
    print(json === true ? JSON.stringify(dossier) : `${dossier.id}  ${printable(dossier.title)}`)
  }
}
