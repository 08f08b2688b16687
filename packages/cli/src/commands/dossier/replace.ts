import { createInterface } from 'node:readline/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { type ApiClient, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { type Reclassification, readDossier, replaceConfiguration, tryConfiguration } from '../../configuration/api.ts'
import { faultLines, requireConfiguration } from '../../configuration/file.ts'
import { EXIT, Failure } from '../../failure.ts'
import { changeLines } from '../../output/configuration-changes.ts'
import { print, printNotice, terminalWidth } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'

type Options = { yes?: true; wait: boolean; json?: true }

/** Longest wait for old claims, ms; they are classified in any case. */
const WAIT_MS = 60_000
const LOOK_EVERY_MS = 100

/** Adds `onrecord dossier replace`. */
export function registerReplace(dossier: Command): void {
  dossier
    .command('replace')
    .description('replace a configuration; claims that were there are classified anew')
    .argument('<file>', 'the whole configuration, YAML or JSON')
    .option('-y, --yes', 'do not ask')
    .option('--no-wait', 'do not wait for old claims to be classified')
    .option('--json', 'print what changed as one JSON object; needs --yes')
    .addHelpText('after', '\nExample: onrecord dossier replace strike.yaml --yes')
    .action(replace)
}

async function replace(file: string, { yes, wait, json }: Options): Promise<void> {
  const config = readConfig()
  const { configuration, source } = await requireConfiguration(file, config.callerFolder)
  const client = await connect(config)
  // The tag is read before what is shown, so that nothing is replaced that was not seen.
  const { etag } = await readDossier(client, configuration.id)
  const { changes, faults, from } = await tryConfiguration(client, configuration)
  if (json === true && yes !== true) throw new Failure('--json asks nobody; say --yes', { exitCode: EXIT.usage })
  for (const line of faultLines(faults, source)) printNotice(printable(line))
  if (changes.length === 0 && json === true) {
    return print(JSON.stringify({ id: configuration.id, configurationVersion: from, changes }))
  }
  if (changes.length === 0) return print(`${configuration.id}: no differences from version ${from}`)
  if (json !== true) for (const line of changeLines(changes, terminalWidth())) print(line)
  if (yes !== true && !(await isConfirmed(`Replace version ${from} of ${configuration.id}?`))) {
    return print('nothing was changed')
  }
  const { configurationVersion } = await replaceConfiguration(client, { configuration, etag })
  if (json === true) return print(JSON.stringify({ id: configuration.id, configurationVersion, changes }))
  print(`${configuration.id}: version ${configurationVersion}`)
  if (wait) print(await reclassified(client, configuration.id))
}

async function isConfirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failure('nobody to ask; say --yes', { exitCode: EXIT.usage })
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^y(?:es)?$/i.test((await terminal.question(`${question} [y/N] `)).trim())
  } finally {
    terminal.close()
  }
}

async function reclassified(client: ApiClient, dossier: string): Promise<string> {
  const deadline = Date.now() + WAIT_MS
  let last: Reclassification
  do {
    const { answer } = await readDossier(client, dossier)
    last = answer.reclassification
    if (last.state === 'done') return `${last.examined} claims classified anew, ${last.changed} came out otherwise`
    await delay(LOOK_EVERY_MS)
  } while (Date.now() < deadline)
  return `still classifying claims anew: ${last.examined} done, ${last.changed} came out otherwise`
}
