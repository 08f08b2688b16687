import type { Command } from 'commander'
import { type ApiClient, call, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { limitOf } from '../../list-items.ts'
import { print, printNotice, terminalWidth } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'
import { tableLines } from '../../output/table.ts'
import { type Attempt, pathOf, type Statistics, type Webhook } from './webhook.ts'

/** Adds `onrecord webhook list|show|attempts`. */
export function registerRead(webhook: Command): void {
  webhook
    .command('list')
    .description('print every webhook that the key sees')
    .option('--json', JSON_LINES)
    .addHelpText('after', '\nExample: onrecord webhook list')
    .action(list)
  webhook
    .command('show')
    .description('print one webhook and how it is doing')
    .argument('<id>')
    .option('--json', JSON_LINES)
    .addHelpText('after', '\nExample: onrecord webhook show ID')
    .action(show)
  webhook
    .command('attempts')
    .description('print what was tried to deliver, the newest first')
    .argument('<id>')
    .option('--outcome <outcome>', 'delivered or failed')
    .option('-d, --dossier <id>', 'only of this dossier')
    .option('--seq <number>', 'only of this event')
    .option('--limit <number>', 'how many', '20')
    .option('--json', JSON_LINES)
    .addHelpText('after', '\nExample: onrecord webhook attempts ID --outcome failed')
    .action(attempts)
}

const JSON_LINES = 'print JSON lines'

async function list({ json }: { json?: true }): Promise<void> {
  const client = await connect(readConfig())
  const items = await pages<Webhook>(client, '/v1/webhooks', Number.POSITIVE_INFINITY)
  if (json === true) return items.forEach((item) => print(JSON.stringify(item)))
  const rows = items.map((item) => [item.id, stateOf(item), item.url ?? 'fetched', item.description])
  for (const line of tableLines(['id', 'state', 'address', 'description'], rows, terminalWidth())) print(line)
  if (items.length === 0) printNotice('no webhooks')
}

async function show(id: string, { json }: { json?: true }): Promise<void> {
  const client = await connect(readConfig())
  const webhook = await call<Webhook>(client, { path: pathOf(id) })
  const statistics = await call<Statistics>(client, { path: pathOf(id, '/statistics') })
  if (json === true) return print(JSON.stringify({ ...webhook, statistics }))
  for (const line of webhookLines(webhook, statistics)) print(printable(line))
}

async function attempts(
  id: string,
  options: { outcome?: string; dossier?: string; seq?: string; limit: string; json?: true },
): Promise<void> {
  const client = await connect(readConfig())
  const { limit, json, ...filter } = options
  const query = new URLSearchParams(filter)
  const items = await pages<Attempt>(client, pathOf(id, `/attempts?${query.toString()}`), limitOf(limit))
  if (json === true) return items.forEach((item) => print(JSON.stringify(item)))
  const rows = items.map((item) => [
    item.at,
    `${item.dossier} ${item.seq}`,
    String(item.attempt),
    item.status === null ? `${item.errorStage}: ${item.error}` : String(item.status),
    `${item.durationMs} ms`,
    item.delivery,
  ])
  for (const line of tableLines(['at', 'event', 'attempt', 'answer', 'time', 'now'], rows, terminalWidth())) print(line)
  if (items.length === 0) printNotice('no such attempts')
}

async function pages<Item>(client: ApiClient, path: string, limit: number): Promise<Item[]> {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const address = new URL(path, client.url)
    address.searchParams.set('limit', String(Math.min(500, limit - items.length)))
    if (cursor !== null) address.searchParams.set('cursor', cursor)
    const page: { items: Item[]; next: string | null } = await call(client, {
      path: address.pathname + address.search,
    })
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null && items.length < limit)
  return items
}

function stateOf({ disabled, blocked }: Webhook): string {
  if (disabled !== null) return `disabled: ${disabled.reason}`
  return blocked.length === 0
    ? 'enabled'
    : `blocked at ${blocked.map(({ dossier, seq }) => `${dossier} ${seq}`).join(', ')}`
}

function webhookLines(webhook: Webhook, statistics: Statistics): string[] {
  const { blocked } = webhook
  const { attempts } = statistics
  const set = (name: string, value: unknown) => `  ${name.padEnd(14)}${String(value)}`
  return [
    `${webhook.id}  ${webhook.url ?? 'nothing is sent, it is fetched'}`,
    set('state', stateOf(webhook)),
    set('dossiers', webhook.dossiers?.join(', ') ?? 'all'),
    set('filter', JSON.stringify(webhook.filter)),
    ...(webhook.ordered ? [set('ordered', 'yes')] : []),
    ...(webhook.concurrency === null ? [] : [set('at a time', webhook.concurrency)]),
    ...(webhook.perSecond === null ? [] : [set('a second', webhook.perSecond)]),
    ...(webhook.headerNames.length === 0 ? [] : [set('headers', webhook.headerNames.join(', '))]),
    set('last 24 hours', `${attempts.delivered} delivered, ${attempts.failed} failed attempts`),
    ...(attempts.p95Ms === null ? [] : [set('answers in', `${attempts.p50Ms} ms, 95 of 100 in ${attempts.p95Ms} ms`)]),
    set(
      'waiting',
      statistics.waiting + (statistics.oldestWaitingSince ? `, since ${statistics.oldestWaitingSince}` : ''),
    ),
    ...(statistics.reading === 0 ? [] : [set('still to read', `${statistics.reading} logs`)]),
    ...(statistics.failingSince === null
      ? []
      : [set('failing since', `${statistics.failingSince}, ${statistics.failuresInARow} in a row`)]),
    ...(statistics.pausedUntil === null ? [] : [set('paused until', statistics.pausedUntil)]),
    ...blocked.map(({ dossier, seq, since }) =>
      set('blocked', `${dossier} at ${seq} since ${since}: redeliver --failed`),
    ),
  ]
}
