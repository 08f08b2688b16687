import { FeedRoute } from '@onrecord/domain'
import { Argument, type Command } from 'commander'
import { type ApiClient, call, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { onlyDossier } from '../../dossiers.ts'
import { print, printNotice, terminalWidth } from '../../output/print.ts'
import { tableLines } from '../../output/table.ts'

type Options = { dossier?: string; label: string; expires?: string; json?: true }

/** A feed token as the api shows it. */
type FeedToken = {
  id: string
  route: FeedRoute
  label: string
  state: string
  expiresAt: string | null
  lastUsedAt: string | null
}

const DOSSIER = ['-d, --dossier <id>', 'the dossier; may be left out where there is only one'] as const

/** Adds `onrecord key feed create|list|revoke`: addresses that need no header, for calendars and feed readers. */
export function addFeedTokens(key: Command): void {
  const feed = key.command('feed').description('make, list and revoke tokens that read one route of one dossier')
  feed
    .command('create')
    .description('make a token and print the address that it opens; it is printed once')
    .addArgument(new Argument('<route>', 'what it reads').choices(FeedRoute.options))
    .option(...DOSSIER)
    .option('--label <text>', 'who or what reads with it', '')
    .option('--expires <instant>', 'when it stops working: 2027-01-01T00:00:00Z; with your key where left out')
    .option('--json', 'print the whole answer of the api')
    .addHelpText('after', '\nExample: onrecord key feed create calendar -d port-strike --label "desk calendar"')
    .action(create)
  feed
    .command('list')
    .description('print the feed tokens of a dossier, without their secrets')
    .option(...DOSSIER)
    .option('--json', 'print JSON lines')
    .addHelpText('after', '\nExample: onrecord key feed list -d port-strike')
    .action(list)
  feed
    .command('revoke')
    .description('end a feed token at once')
    .argument('<id>')
    .option(...DOSSIER)
    .addHelpText('after', '\nExample: onrecord key feed revoke ID -d port-strike')
    .action(revoke)
}

async function create(route: FeedRoute, { label, expires, json, ...options }: Options): Promise<void> {
  const { client, path } = await tokensOf(options)
  const body = { route, label, ...(expires === undefined ? {} : { expiresAt: expires }) }
  const made = await call<{ id: string; path: string }>(client, { method: 'POST', path, body })
  if (json) return print(JSON.stringify(made))
  printNotice(`feed token ${made.id}: keep the address, it is not shown again; who has it can read`)
  print(new URL(made.path, client.url).href)
}

async function list({ json, ...options }: Options): Promise<void> {
  const { client, path } = await tokensOf(options)
  const { items } = await call<{ items: FeedToken[] }>(client, { path })
  if (json) return items.forEach((item) => print(JSON.stringify(item)))
  if (items.length === 0) return printNotice('no feed tokens')
  const rows = items.map(({ id, route, label, state, expiresAt, lastUsedAt }) => [
    id,
    route,
    state,
    expiresAt ?? 'never',
    lastUsedAt ?? 'never',
    label,
  ])
  for (const line of tableLines(['token', 'route', 'state', 'ends', 'last used', 'label'], rows, terminalWidth())) {
    print(line)
  }
}

async function revoke(id: string, options: Options): Promise<void> {
  const { client, path } = await tokensOf(options)
  await call(client, { method: 'DELETE', path: `${path}/${encodeURIComponent(id)}` })
  printNotice(`feed token ${id} is revoked`)
}

async function tokensOf({ dossier }: Pick<Options, 'dossier'>): Promise<{ client: ApiClient; path: string }> {
  const client = await connect(readConfig())
  const chosen = dossier ?? (await onlyDossier(client))
  return { client, path: `/v1/dossiers/${encodeURIComponent(chosen)}/feed-tokens` }
}
