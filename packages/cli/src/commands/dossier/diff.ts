import type { Command } from 'commander'
import { connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { readDiff, tryConfiguration } from '../../configuration/api.ts'
import { faultLines, requireConfiguration } from '../../configuration/file.ts'
import { onlyDossier } from '../../dossiers.ts'
import { changeLines } from '../../output/configuration-changes.ts'
import { print, printNotice, terminalWidth } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

type Options = { dossier?: string; from?: string; to?: string; json?: true }

/** Adds `onrecord dossier diff`. */
export function registerDiff(dossier: Command): void {
  dossier
    .command('diff')
    .description('what a file would change, or what became of a configuration from one version to another')
    .argument('[file]', 'a configuration, YAML or JSON; nothing is stored')
    .option('-d, --dossier <id>', 'without a file: the dossier; may be left out where there is only one')
    .option('--from <n>', 'without a file: a version, the one before by default')
    .option('--to <n>', 'without a file: a version, the newest by default')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord dossier diff strike.yaml')
    .action(diff)
}

async function diff(file: string | undefined, { dossier, from, to, json }: Options): Promise<void> {
  const config = readConfig()
  if (file === undefined) {
    const client = await connect(config)
    const between = await readDiff(client, dossier ?? (await onlyDossier(client)), { from, to })
    if (json === true) return print(JSON.stringify(between))
    print(`From version ${between.from} to ${between.to}: ${count(between.changes)}`)
    for (const line of changeLines(between.changes, terminalWidth())) print(line)
    return
  }
  const { configuration, source } = await requireConfiguration(file, config.callerFolder)
  const tried = await tryConfiguration(await connect(config), configuration)
  if (json === true) return print(JSON.stringify(tried))
  for (const line of faultLines(tried.faults, source)) printNotice(printable(line))
  print(`Against version ${tried.from}: ${count(tried.changes)}`)
  for (const line of changeLines(tried.changes, terminalWidth())) print(line)
}

function count({ length }: readonly unknown[]): string {
  return length === 0 ? 'no differences' : length === 1 ? '1 difference' : `${length} differences`
}
