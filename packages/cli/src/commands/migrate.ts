import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { EXIT, Failure } from '../failure.ts'
import { print } from '../output/print.ts'

/** Adds `onrecord migrate`. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description('bring a database of your own up to date, before its services start (`up` does it for itself)')
    .addHelpText('after', '\nTakes DATABASE_OWNER_URL, else DATABASE_URL.\nExample: onrecord migrate')
    .option('--json', 'print what was applied as one JSON object')
    .action(migrate)
}

async function migrate({ json }: { json?: true }): Promise<void> {
  const { databaseOwnerUrl } = readConfig()
  if (databaseOwnerUrl === undefined) {
    throw new Failure('set DATABASE_OWNER_URL or DATABASE_URL to the database to migrate', { exitCode: EXIT.usage })
  }
  const { migrateAll } = await import('../database.ts')
  const applied = await migrateAll(databaseOwnerUrl)
  if (json === true) return print(JSON.stringify({ applied }))
  print(applied.length === 0 ? 'nothing to apply' : applied.map((name) => `applied ${name}`).join('\n'))
}
