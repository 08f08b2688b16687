import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { migrate, migrationsFolder } from '@onrecord/database'
import { administer, withDatabase } from './administer.ts'

/** Any fixed number: who builds a template holds this lock. */
const buildingKey = 7_235_410_994

/**
 * The name of a migrated, otherwise empty database that nobody connects to, built when missing. It is named for the
 * content of the migrations, so that a changed one gets a template of its own.
 */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const name = `template_${await digestOfMigrations()}`
  return administer(serverUrl, async (client) => {
    const exists = async () => {
      const found = await client.query('select from pg_database where datname = $1', [name])
      return found.rows.length > 0
    }
    if (await exists()) return name
    await client.query('select pg_advisory_lock($1)', [buildingKey])
    if (await exists()) return name
    await client.query('drop database if exists building with (force)')
    await client.query('create database building')
    await migrate({ url: withDatabase(serverUrl, 'building') })
    await client.query(`alter database building rename to ${name}`)
    return name
  })
}

async function digestOfMigrations(): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await readdir(migrationsFolder)).sort()) {
    if (/^\d{4}_/.test(file)) hash.update(file).update(await readFile(path.join(migrationsFolder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}
