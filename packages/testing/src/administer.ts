import { Client } from 'pg'

/** Runs `work` on one connection of its own, closed afterwards. For what belongs to no pool: creating databases. */
export async function administer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'onrecord testing' })
  client.on('error', () => undefined) // The query under way fails with the same error.
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** The same server's url with another database. */
export function withDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${name}`
  return other.href
}
