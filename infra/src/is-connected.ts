import { Client } from 'pg'

// `node infra/src/is-connected.ts NAME`: exit code 0 where this machine's process NAME is connected to the database, as
// every service is while it follows the log. For the health check of a container that listens on no port.
const [name = ''] = process.argv.slice(2)
const client = new Client({ connectionString: process.env['DATABASE_URL'], connectionTimeoutMillis: 4000 })
await client.connect()
const { rowCount } = await client.query(
  'select from pg_stat_activity where application_name = $1 and client_addr = inet_client_addr()',
  [name],
)
await client.end()
process.exitCode = rowCount === 0 ? 1 : 0
