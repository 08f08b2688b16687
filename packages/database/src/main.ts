import { migrate } from './migrate.ts'

// `pnpm db:migrate`: prepares a real server before the services start. The embedded one is migrated by `pnpm start`.
const url = process.env['DATABASE_OWNER_URL'] ?? process.env['DATABASE_URL']
if (url === undefined) {
  process.stderr.write('Set DATABASE_OWNER_URL or DATABASE_URL to the server to migrate.\n')
  process.exitCode = 1
} else {
  const { applied } = await migrate({ url })
  process.stdout.write(
    applied.length === 0 ? 'nothing to apply\n' : applied.map((name) => `applied ${name}\n`).join(''),
  )
}
