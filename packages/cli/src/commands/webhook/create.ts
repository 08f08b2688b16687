import type { Command } from 'commander'
import { call, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { print, printNotice } from '../../output/print.ts'
import { placesOf, type SettingsOptions, settingsOf, withSettings } from './settings.ts'

type Options = SettingsOptions & { dossier?: string[]; after?: string[]; since?: string }

/** Adds `onrecord webhook create`. */
export function registerCreate(webhook: Command): void {
  withSettings(webhook.command('create'))
    .description('subscribe an address; its secret is printed once')
    .argument('[url]', 'https://…; left out: nothing is sent, what it is told is fetched')
    .option('-d, --dossier <id...>', 'only these dossiers; those of the key where left out')
    .option('--after <dossier=seq...>', 'begin after these places instead of now')
    .option('--since <instant>', 'begin with what was recorded after this instant')
    .addHelpText('after', '\nExample: onrecord webhook create https://desk.example.org/in --kind demand --ordered')
    .option('--json', 'print the api’s answer')
    .action(create)
}

async function create(url: string | undefined, { json, ...options }: Options & { json?: true }): Promise<void> {
  const client = await connect(readConfig())
  const { dossier: dossiers, after, since } = options
  const start =
    after !== undefined ? { after: placesOf('--after', after) } : since !== undefined ? { since } : undefined
  const body = {
    url: url ?? null,
    ...settingsOf(options),
    ...(dossiers === undefined ? {} : { dossiers }),
    ...(start === undefined ? {} : { start }),
  }
  const created = await call<{ id: string; secret: string }>(client, {
    method: 'POST',
    path: '/v1/webhooks',
    body,
  })
  if (json === true) return print(JSON.stringify(created))
  const { id, secret } = created
  printNotice(`webhook ${id}: keep its secret, it is not shown again`)
  print(secret)
}
