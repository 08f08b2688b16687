import type { Command } from 'commander'
import { connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { readDossier, readVersion } from '../../configuration/api.ts'
import { onlyDossier } from '../../dossiers.ts'
import { print } from '../../output/print.ts'

type Options = { dossier?: string; revision?: string; json?: true }

/** Adds `onrecord dossier show`. */
export function registerShow(dossier: Command): void {
  dossier
    .command('show')
    .description('print a configuration as a file that `replace` takes')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('-r, --revision <n>', 'an earlier version, from 1')
    .option('--json', 'JSON instead of YAML')
    .addHelpText('after', '\nExample: onrecord dossier show -d port-strike > strike.yaml')
    .action(show)
}

async function show({ dossier, revision, json }: Options): Promise<void> {
  const client = await connect(readConfig())
  const id = dossier ?? (await onlyDossier(client))
  const configuration =
    revision === undefined
      ? (await readDossier(client, id)).answer.configuration
      : await readVersion(client, id, revision)
  // Both escape what a terminal would obey: YAML quotes control characters, JSON too.
  if (json === true) return print(JSON.stringify(configuration, null, 2))
  const { stringify } = await import('yaml')
  print(stringify(configuration, { lineWidth: 120 }).trimEnd())
}
