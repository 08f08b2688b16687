import type { Command } from 'commander'
import { call, callTagged, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { EXIT, Failure } from '../../failure.ts'
import { printNotice } from '../../output/print.ts'
import { type SettingsOptions, settingsOf, withSettings } from './settings.ts'
import { pathOf, type Webhook } from './webhook.ts'

type Options = SettingsOptions & { url?: string; clearFilter?: true; clearHeaders?: true }

/** Adds `onrecord webhook update|enable|disable`. */
export function registerChange(webhook: Command): void {
  withSettings(webhook.command('update'))
    .description('change settings; what is left out stays, a filter is replaced as a whole')
    .argument('<id>')
    .option('--url <url>', 'another address; `none`: nothing is sent any more')
    .option('--no-ordered', 'in any order')
    .option('--clear-filter', 'be told of every new claim')
    .option('--clear-headers', 'send no headers of its own')
    .addHelpText('after', '\nExample: onrecord webhook update ID --kind demand')
    .action(update)
  webhook
    .command('enable')
    .description('send again, first what has waited')
    .argument('<id>')
    .addHelpText('after', '\nExample: onrecord webhook enable ID')
    .action((id: string) => change(id, { enabled: true }))
  webhook
    .command('disable')
    .description('send nothing; what falls due waits')
    .argument('<id>')
    .addHelpText('after', '\nExample: onrecord webhook disable ID')
    .action((id: string) => change(id, { enabled: false }))
}

async function update(id: string, { url, clearFilter, clearHeaders, ...options }: Options): Promise<void> {
  const changes = {
    ...settingsOf(options),
    ...(url === undefined ? {} : { url: url === 'none' ? null : url }),
    ...(clearFilter === true ? { filter: {} } : {}),
    ...(clearHeaders === true ? { headers: {} } : {}),
  }
  if (Object.keys(changes).length === 0) throw new Failure('say what to change', { exitCode: EXIT.usage })
  await change(id, changes)
}

/** At the version that is there now: what somebody else changes in between is refused. */
async function change(id: string, changes: Record<string, unknown>): Promise<void> {
  const client = await connect(readConfig())
  const { etag } = await callTagged<Webhook>(client, { path: pathOf(id) })
  const headers = { 'if-match': etag }
  const { disabled } = await call<Webhook>(client, { method: 'PATCH', path: pathOf(id), headers, body: changes })
  printNotice(`webhook ${id} is changed and ${disabled === null ? 'enabled' : `disabled: ${disabled.reason}`}`)
}
