import type { Command } from 'commander'
import { type ApiClient, call, connect } from '../api-client.ts'
import { readConfig } from '../config.ts'
import { onlyDossier } from '../dossiers.ts'
import { EXIT, Failure } from '../failure.ts'
import { type AddedFeed, addFeed, feedsPath } from '../feeds.ts'
import { print, printNotice, terminalWidth } from '../output/print.ts'
import { tableLines } from '../output/table.ts'

type Options = { dossier?: string; json?: true }
type AddOptions = Options & { source: string; every: string; pages?: true }

/** Adds `onrecord feeds`. */
export function registerFeeds(program: Command): void {
  const feeds = program.command('feeds').description('the feeds that are polled for a dossier')
  withDossier(feeds.command('list', { isDefault: true }).description('print them, and how their last polls went'))
    .addHelpText('after', '\nExample: onrecord feeds list -d port-strike')
    .action(list)
  withDossier(feeds.command('add').description('have a feed polled from now on'))
    .argument('<url>', 'an RSS, Atom or JSON Feed')
    .requiredOption('--source <name>', 'who publishes it')
    .option('--every <minutes>', 'minutes between polls', '30')
    .option('--pages', 'read the pages that its items link to')
    .addHelpText('after', '\nExample: onrecord feeds add https://gazette.example/rss --source "The Gazette" --pages')
    .action(add)
  withDossier(feeds.command('remove').description('poll a feed no more; its documents stay'))
    .argument('<feed>', 'its id, or its address')
    .addHelpText('after', '\nExample: onrecord feeds remove https://gazette.example/rss')
    .action(remove)
}

function withDossier(command: Command): Command {
  return command
    .option('-d, --dossier <id>', 'the dossier; may be left out where there is only one')
    .option('--json', 'print JSON')
}

async function list(options: Options): Promise<void> {
  const { client, dossier } = await chosen(options)
  const feeds = await listFeeds(client, dossier)
  if (options.json === true) for (const feed of feeds) print(JSON.stringify(feed))
  else if (feeds.length === 0) print('no feed is polled: `onrecord feeds add URL --source NAME` adds one')
  else for (const line of tableLines(HEAD, feeds.map(row), terminalWidth())) print(line)
}

async function add(url: string, options: AddOptions): Promise<void> {
  const { client, dossier } = await chosen(options)
  const every = Number(options.every)
  if (!Number.isInteger(every) || every < 1)
    throw new Failure('--every: whole minutes, 1 at least', { exitCode: EXIT.usage })
  const feed = await addFeed(client, {
    dossier,
    feed: { url, source: options.source, everyMinutes: every, fetchPages: options.pages === true },
  })
  print(options.json === true ? JSON.stringify(feed) : `${feed.id} is polled every ${feed.everyMinutes} minutes`)
}

async function remove(idOrUrl: string, options: Options): Promise<void> {
  const { client, dossier } = await chosen(options)
  const feed = (await listFeeds(client, dossier)).find(({ id, url }) => id === idOrUrl || url === idOrUrl)
  if (feed === undefined) throw new Failure(`no feed ${idOrUrl}: \`onrecord feeds\` lists them`)
  await call(client, { method: 'DELETE', path: `${feedsPath(dossier)}/${feed.id}` })
  printNotice(`${feed.url} is polled no more`)
}

async function chosen({ dossier }: Options): Promise<{ client: ApiClient; dossier: string }> {
  const client = await connect(readConfig())
  return { client, dossier: dossier ?? (await onlyDossier(client)) }
}

async function listFeeds(client: ApiClient, dossier: string): Promise<AddedFeed[]> {
  return (await call<{ items: AddedFeed[] }>(client, { path: feedsPath(dossier) })).items
}

const HEAD = ['feed', 'source', 'every', 'last poll', 'state', 'address']

function row(feed: AddedFeed): string[] {
  const { id, source, everyMinutes, polledAt, url } = feed
  return [id, source, `${everyMinutes} min`, polledAt ?? '-', stateOf(feed), url]
}

function stateOf({ enabled, error, failures, itemsLeft }: AddedFeed): string {
  if (error !== null && !enabled) return `off: ${error.stage}, ${error.message}`
  if (!enabled) return 'off'
  if (error !== null) return `failed ${failures}×: ${error.stage}, ${error.message}`
  return itemsLeft === 0 ? 'well' : `well; ${itemsLeft} items beyond the newest were not read`
}
