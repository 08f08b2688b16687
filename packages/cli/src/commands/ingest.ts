import type { RecordedClaim } from '@onrecord/domain'
import type { Command } from 'commander'
import { type ApiClient, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { addFeed } from '../feeds.ts'
import type { Input, Members } from '../ingest/read-input.ts'
import { claimLines } from '../output/claims.ts'
import { print, printNotice } from '../output/print.ts'
import { printable } from '../output/printable.ts'
import { startProgress } from '../output/progress.ts'
import { submitDocument } from '../submit.ts'

type Options = {
  dossier?: string
  source?: string
  title?: string
  url?: string
  published?: string
  urls?: string
  feed?: string
  json?: true
}

const HELP = `
Files: .html and .htm are pages, .json is one document as the API takes it, .jsonl and .ndjson one a line, anything else is
plain text. What the options say of a document counts for all of them. Where the output is no terminal, claims are JSON lines.
Ends with 1 where a document failed; the others are recorded.

Examples:
  onrecord ingest -d port-strike --published 2025-11-20 --source "The Gazette" talks.txt
  onrecord ingest --urls addresses.txt
  onrecord ingest --feed https://gazette.example/rss --source "The Gazette"`

/** Adds `onrecord ingest`. */
export function registerIngest(program: Command): void {
  program
    .command('ingest')
    .description('submit texts and pages, wait for their claims and print them; or have a feed polled')
    .argument('[file...]', 'texts, pages or documents as JSON; - for standard input')
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--source <name>', 'who published it')
    .option('--title <title>', 'its headline')
    .option('--url <url>', 'where it was found')
    .option('--published <date>', 'EDTF date of publication: 2025-02-03, 2025-02, 2025~')
    .option('--urls <file>', 'a list of addresses, one a line, whose pages are fetched; - for standard input')
    .option('--feed <url>', 'an RSS, Atom or JSON Feed that is polled from now on; needs --source')
    .option('--json', 'print JSON lines on a terminal too')
    .addHelpText('after', HELP)
    .action(ingest)
}

async function ingest(files: string[], options: Options): Promise<void> {
  const config = readConfig()
  const { urls, feed } = options
  if (files.length === 0 && urls === undefined && feed === undefined) {
    throw new Failure('nothing to ingest: name files, --urls FILE or --feed URL', { exitCode: EXIT.usage })
  }
  const client = await connect(config)
  const dossier = options.dossier ?? (await onlyDossier(client))
  if (feed !== undefined) await addOne(client, { dossier, url: feed, source: options.source })
  // Readers and fetchers load slowly, and no other command needs them.
  const { inputsOfFile, inputsOfUrls } = await import('../ingest/read-input.ts')
  const inputs: Input[] = []
  for (const file of files) inputs.push(...(await inputsOfFile(file, config.callerFolder)))
  if (urls !== undefined) {
    const { callerFolder: folder, feedsAllowLoopback: allowLoopback } = config
    inputs.push(...(await inputsOfUrls(urls, { folder, allowLoopback })))
  }
  await submitAll(client, { dossier, inputs, options })
}

async function addOne(
  client: ApiClient,
  { dossier, url, source }: { dossier: string; url: string; source: string | undefined },
): Promise<void> {
  if (source === undefined) throw new Failure('--feed needs --source: who publishes it', { exitCode: EXIT.usage })
  const { id, everyMinutes } = await addFeed(client, { dossier, feed: { url, source } })
  printNotice(`${url}: feed ${id}, polled every ${everyMinutes} minutes; \`onrecord feeds\` says how it goes`)
}

async function submitAll(
  client: ApiClient,
  { dossier, inputs, options }: { dossier: string; inputs: readonly Input[]; options: Options },
): Promise<void> {
  const form = options.json === true || !process.stdout.isTTY ? 'json' : 'lines'
  const progress = startProgress(inputs.length, { shown: process.stderr.isTTY })
  const failures: Failure[] = []
  for (const { name, read } of inputs) {
    try {
      const { receipt, claims } = await submitDocument(client, dossier, { ...(await read()), ...given(options) })
      for (const warning of receipt.warnings) printNotice(`${name}: ${warning}`)
      printClaims(claims, form)
      const known = receipt.duplicate ? ' (known already)' : ''
      printNotice(
        `${name}: document ${receipt.id}, ${claims.length} ${claims.length === 1 ? 'claim' : 'claims'}${known}`,
      )
    } catch (error) {
      // One that is wrong stops no other; where nobody answers, nobody will.
      if (!(error instanceof Failure) || error.exitCode === EXIT.unreachable) throw error
      failures.push(error)
      if (inputs.length > 1) printNotice(`${name}: ${printable(error.message)}`)
    } finally {
      progress.step(name)
    }
  }
  progress.stop()
  const [first] = failures
  if (first === undefined) return
  if (inputs.length === 1)
    throw new Failure(`${inputs[0]?.name}: ${first.message}`, { exitCode: first.exitCode, cause: first })
  throw new Failure(`${failures.length} of ${inputs.length} documents failed; the others are recorded`)
}

/** What the options say; what they leave out, the document or its page says. */
function given({ title, source, url, published }: Options): Members {
  const about = { title, source, url, publishedOn: published }
  return Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined))
}

function printClaims(claims: readonly RecordedClaim[], form: 'json' | 'lines'): void {
  for (const claim of claims) {
    if (form === 'json') print(JSON.stringify(claim))
    else for (const line of claimLines(claim)) print(line)
  }
}
