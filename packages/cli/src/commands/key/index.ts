import { Scope } from '@onrecord/domain'
import { type Command, Option } from 'commander'
import * as z from 'zod'
import { readConfig } from '../../config.ts'
import { EXIT, Failure } from '../../failure.ts'
import { print, printNotice } from '../../output/print.ts'
import { printable } from '../../output/printable.ts'
import { addFeedTokens } from './feed.ts'

type CreateOptions = { label: string; scope: Scope[]; dossier?: string[]; expires?: string; json?: true }

/** Adds `onrecord key create|list|revoke|feed`. All but the last write to the database, so that the first key needs no key. */
export function registerKey(program: Command): void {
  const key = program.command('key').description('make, list and revoke API keys (in the database) and feed tokens')
  key
    .command('create')
    .description('make a key; it is printed once and stored as a digest only')
    .option('--label <text>', 'what the key is for', 'unnamed')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(Scope.options).default(['read']))
    .option('-d, --dossier <id...>', 'only these dossiers; all where left out')
    .option('--expires <instant>', 'when it stops working: 2027-01-01T00:00:00Z')
    .addHelpText('after', '\nExample: onrecord key create --label desk --scope read ingest --dossier port-strike')
    .option('--json', 'print the key with its token as one JSON object')
    .action(create)
  key
    .command('list')
    .description('print every key, without its secret')
    .option('--json', 'print JSON lines')
    .addHelpText('after', '\nExample: onrecord key list')
    .action(list)
  key
    .command('revoke')
    .description('end a key at once')
    .argument('<id>', 'as `onrecord key list` prints it')
    .addHelpText('after', '\nExample: onrecord key revoke ID')
    .action(revoke)
  addFeedTokens(key)
}

/** What writes keys, loaded when it is needed: it brings the database with it. */
async function keyring() {
  const [keys, { withLog }] = await Promise.all([import('@onrecord/service-api/keys'), import('../../database.ts')])
  return { ...keys, withLog }
}

async function create(options: CreateOptions): Promise<void> {
  const { issueKey, withLog } = await keyring()
  await withLog(readConfig(), async (log) => {
    const { token, key } = await issueKey(log, {
      label: options.label,
      scopes: options.scope,
      dossiers: options.dossier ?? null,
      expiresAt: options.expires === undefined ? null : parseInstant(options.expires),
    })
    if (options.json === true) return print(JSON.stringify({ ...key, token }))
    printNotice(`key ${key.keyId}: keep it, it is not shown again`)
    print(token)
  })
}

async function list({ json }: { json?: true }): Promise<void> {
  const { listKeyRows, withLog } = await keyring()
  await withLog(readConfig(), async (log) => {
    for (const key of await listKeyRows(log.db)) {
      if (json === true) {
        print(JSON.stringify(key))
        continue
      }
      const reach = key.dossiers === null ? 'all dossiers' : key.dossiers.join(', ')
      const end = key.expiresAt === null ? '' : `, until ${key.expiresAt.toISOString()}`
      const use = key.lastUsedAt === null ? 'never used' : `last used ${key.lastUsedAt.toISOString()}`
      print(`${key.keyId}  ${printable(key.label)}  ${key.scopes.join(' ')}  ${reach}${end}  ${use}`)
    }
  })
}

async function revoke(id: string): Promise<void> {
  if (!z.guid().safeParse(id).success) throw new Failure(noKey(id), { exitCode: EXIT.usage })
  const { revokeKey, withLog } = await keyring()
  await withLog(readConfig(), async (log) => {
    if (!(await revokeKey(log, id))) throw new Failure(noKey(id))
    printNotice(`key ${id} is revoked`)
  })
}

const noKey = (id: string): string => `no key ${printable(id)}: \`onrecord key list\` prints the ids`

function parseInstant(text: string): Date {
  const date = new Date(text)
  if (Number.isNaN(date.getTime())) throw new Failure(`--expires: ${text} is no instant`, { exitCode: EXIT.usage })
  return date
}
