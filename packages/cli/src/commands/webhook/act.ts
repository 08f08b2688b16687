import { setTimeout as delay } from 'node:timers/promises'
import type { Command } from 'commander'
import { type ApiClient, call, connect } from '../../api-client.ts'
import { readConfig } from '../../config.ts'
import { EXIT, Failure } from '../../failure.ts'
import { print, printNotice } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'
import { placesOf } from './settings.ts'
import { type Attempt, pathOf } from './webhook.ts'

/** How long the attempt of a test is waited for, ms; a receiver may take 15 s. */
const WAIT_MS = 30_000
const LOOK_EVERY_MS = 100

/** Adds `onrecord webhook delete|test|redeliver|rotate`. */
export function registerAct(webhook: Command): void {
  webhook
    .command('delete')
    .description('be told of nothing any more')
    .argument('<id>')
    .addHelpText('after', '\nExample: onrecord webhook delete ID')
    .action(remove)
  webhook
    .command('test')
    .description('have a test delivered, and print what came of it')
    .argument('<id>')
    .option('--json', 'print the attempt')
    .addHelpText('after', '\nExample: onrecord webhook test ID')
    .action(test)
  webhook
    .command('redeliver')
    .description('send events once more, with the ids that they had')
    .argument('<id>')
    .option('--failed', 'all that have failed for good')
    .option('--event <dossier=seq...>', 'single events')
    .option('--after <dossier=seq...>', 'everything after these places')
    .option('--since <instant>', 'everything that was recorded after this instant')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord webhook redeliver ID --failed')
    .action(redeliver)
  webhook
    .command('rotate')
    .description('a new secret, printed once; the old one signs as well for a while')
    .argument('<id>')
    .option('--grace <seconds>', 'for how long; 0 where the old one is known to others', '86400')
    .option('--json', 'print the api’s answer')
    .addHelpText('after', '\nExample: onrecord webhook rotate ID --grace 0')
    .action(rotate)
}

async function remove(id: string): Promise<void> {
  await call(await connect(readConfig()), { method: 'DELETE', path: pathOf(id) })
  printNotice(`webhook ${id} is deleted`)
}

async function test(id: string, { json }: { json?: true }): Promise<void> {
  const client = await connect(readConfig())
  const { seq } = await call<{ seq: number }>(client, { method: 'POST', path: pathOf(id, '/test') })
  const attempt = await firstAttempt(client, id, seq)
  if (attempt === undefined) throw new Failure('no attempt yet; `onrecord webhook attempts` shows it when it is made')
  if (json === true) print(JSON.stringify(attempt))
  const answer = attempt.status === null ? `${attempt.errorStage}: ${attempt.error}` : `answered ${attempt.status}`
  if (attempt.errorStage !== null) throw new Failure(printable(answer))
  if (json !== true) print(`${answer} in ${attempt.durationMs} ms`)
}

async function firstAttempt(client: ApiClient, id: string, seq: number): Promise<Attempt | undefined> {
  const path = pathOf(id, `/attempts?dossier=_system&seq=${seq}`)
  const deadline = performance.now() + WAIT_MS
  while (performance.now() < deadline) {
    const { items } = await call<{ items: Attempt[] }>(client, { path })
    const first = items.at(-1)
    if (first !== undefined) return first
    await delay(LOOK_EVERY_MS)
  }
  return undefined
}

type Redelivery = { json?: true; failed?: true; event?: string[]; after?: string[]; since?: string }

async function redeliver(id: string, { json, ...options }: Redelivery): Promise<void> {
  const body = redeliveryOf(options)
  const client = await connect(readConfig())
  const { due } = await call<{ due: number | null }>(client, {
    method: 'POST',
    path: pathOf(id, '/redeliveries'),
    body,
  })
  if (json === true) return print(JSON.stringify({ due }))
  printNotice(due === null ? 'the log is read again from there' : `${due} due`)
}

function redeliveryOf({ failed, event, after, since }: Redelivery): Record<string, unknown> {
  if ([failed, event, after, since].filter((one) => one !== undefined).length !== 1) {
    throw new Failure('say one of --failed, --event, --after, --since', { exitCode: EXIT.usage })
  }
  if (failed !== undefined) return { failed }
  if (after !== undefined) return { after: placesOf('--after', after) }
  if (since !== undefined) return { since }
  const events = (event ?? []).flatMap((pair) =>
    Object.entries(placesOf('--event', [pair])).map(([dossier, seq]) => ({ dossier, seq })),
  )
  return { events }
}

async function rotate(id: string, { grace, json }: { grace: string; json?: true }): Promise<void> {
  const graceSeconds = Number(grace)
  if (!Number.isInteger(graceSeconds)) throw new Failure('--grace: whole seconds', { exitCode: EXIT.usage })
  const client = await connect(readConfig())
  const { secret, graceEndsAt } = await call<{ secret: string; graceEndsAt: string }>(client, {
    method: 'POST',
    path: pathOf(id, '/secret'),
    body: { graceSeconds },
  })
  if (json === true) return print(JSON.stringify({ id, secret, graceEndsAt }))
  const old = graceSeconds === 0 ? 'signs no more' : `signs as well until ${graceEndsAt}`
  printNotice(`keep the secret, it is not shown again; the old one ${old}`)
  print(secret)
}
