import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { text as readStream } from 'node:stream/consumers'
import type { RecordedClaim } from '@onrecord/domain'
import type { Command } from 'commander'
import { connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { claimLines } from '../output/claims.ts'
import { print, printNotice } from '../output/print.ts'
import { submitDocument } from '../submit.ts'

type Options = { dossier?: string; source?: string; title?: string; url?: string; published?: string; json?: true }

/** Adds `onrecord ingest`. */
export function registerIngest(program: Command): void {
  program
    .command('ingest')
    .description('submit texts, wait for their claims and print them')
    .argument('<file...>', 'plain-text files; - for standard input')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--source <name>', 'who published it')
    .option('--title <title>', 'its headline')
    .option('--url <url>', 'where it was found')
    .option('--published <date>', 'EDTF date of publication: 2025-02-03, 2025-02, 2025~')
    .option('--json', 'print JSON lines')
    .addHelpText(
      'after',
      '\nExample: onrecord ingest -d port-strike --published 2025-11-20 --source "The Gazette" talks.txt',
    )
    .action(ingest)
}

async function ingest(files: string[], options: Options): Promise<void> {
  const config = readConfig()
  const client = await connect(config)
  const dossier = options.dossier ?? (await onlyDossier(client))
  for (const file of files) {
    const { receipt, claims } = await submitDocument(client, dossier, {
      text: await readText(file, config.callerFolder),
      title: options.title ?? null,
      source: options.source ?? null,
      url: options.url ?? null,
      publishedOn: options.published ?? null,
    })
    for (const warning of receipt.warnings) printNotice(`${basename(file)}: ${warning}`)
    printClaims(claims, options.json === true ? 'json' : 'lines')
    printNotice(
      `${basename(file)}: document ${receipt.id}, ${claims.length} claims${receipt.duplicate ? ' (known already)' : ''}`,
    )
  }
}

function printClaims(claims: readonly RecordedClaim[], form: 'json' | 'lines'): void {
  for (const claim of claims) {
    if (form === 'json') print(JSON.stringify(claim))
    else for (const line of claimLines(claim)) print(line)
  }
}

async function readText(file: string, folder: string): Promise<string> {
  if (file === '-') return readStream(process.stdin)
  return readFile(resolve(folder, file), 'utf8').catch((cause: unknown) => {
    throw new Failure(`can't read ${file}`, { cause, exitCode: EXIT.usage })
  })
}
